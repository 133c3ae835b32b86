/// Single measures, and the rungs that they reach.
extension CrisisComparison {
  mutating func compareMeasures() {
    let pairs = Pairs(old.measures, new.measures, by: { $0[$1].id })
    for measure in pairs.added { add(.measureNew, record(measure), nil, measure.status.rawValue) }
    for measure in pairs.gone {
      add(.measureGone, record(measure, isOnlyInOld: true), measure.status.rawValue, nil)
    }
    for (before, after) in pairs.kept { compare(before, after) }
  }

  private mutating func compare(_ before: Measure, _ after: Measure) {
    let record = record(after)
    if before.status != after.status {
      add(.measureStatus, record, before.status.rawValue, after.status.rawValue)
    }
    if before.effect?.judgement != after.effect?.judgement {
      add(
        .measureEffect, record, before.effect?.judgement.rawValue, after.effect?.judgement.rawValue)
    }
    if before.until != after.until {
      add(.measureEnd, record, before.until?.iso, after.until?.iso)
    }
    let isSameJudgement = before.effect?.judgement == after.effect?.judgement
    revise(
      .measureRevised, record,
      [
        "step": before.step != after.step, "actor": before.actor != after.actor,
        "from": before.from != after.from, "ended": before.ended != after.ended,
        "authority": before.authority != after.authority,
        "decision": before.decision != after.decision, "target": before.target != after.target,
        "note": before.note != after.note,
        "effect": isSameJudgement && before.effect.differs(from: after.effect),
        "sources": before.sources.differs(from: after.sources),
      ])
  }

  private func record(_ measure: Measure, isOnlyInOld: Bool = false) -> Record {
    Record(
      subject: measure.id.rawValue, fact: .measure(new.id, measure.id), isOnlyInOld: isOnlyInOld,
      date: measure.from)
  }

  /// Whether no difference of the measures can affect the rungs.
  var isSameToTheLadder: Bool {
    let (before, after) = (old.measures, new.measures)
    return before.count == after.count
      && before.indices.allSatisfy { Measure.isSameToTheLadder(before, $0, after, $0) }
  }

  mutating func compareRungs() {
    let before = RungRecord(old, reference)
    let after = RungRecord(new, reference)
    for rung in Rung.allCases {
      let authorised = (before.firstAuthorised(rung), after.firstAuthorised(rung))
      compareFirst(rung, authorised, .rungAuthorised, .rungAuthorityGone)
      let taken = (before.firstTaken(rung), after.firstTaken(rung))
      compareFirst(rung, taken, .rungReached, .rungWithdrawn)
    }
    guard before.highest?.rung != after.highest?.rung else { return }
    compareHighest(before.highest, after.highest)
  }

  private mutating func compareFirst(
    _ rung: Rung, _ first: (Measure?, Measure?), _ came: Change.Kind, _ gone: Change.Kind
  ) {
    switch first {
    case (nil, let first?): add(came, record(rung, first), nil, first.from.iso)
    case (let first?, nil): add(gone, record(rung, first), first.from.iso, nil)
    default: break
    }
  }

  /// Opens the measure that made the higher of the two rungs.
  private mutating func compareHighest(
    _ before: (rung: Rung, measure: Measure)?, _ after: (rung: Rung, measure: Measure)?
  ) {
    let higher = [before, after].compactMap { $0 }.max { $0.rung < $1.rung }
    guard let higher else { return }
    let measure = record(higher.rung, higher.measure)
    let record = Record(
      subject: new.id.rawValue, fact: measure.fact, isOnlyInOld: measure.isOnlyInOld)
    add(.highestRung, record, before.map { Self.word($0.rung) }, after.map { Self.word($0.rung) })
  }

  private func record(_ rung: Rung, _ measure: Measure) -> Record {
    let isOnlyInOld = !new.measures.contains { $0.id == measure.id }
    return Record(
      subject: Self.word(rung), fact: .measure(new.id, measure.id), isOnlyInOld: isOnlyInOld,
      date: measure.from)
  }

  private static func word(_ rung: Rung) -> String { String(rung.rawValue) }
}

extension Optional<Effect> {
  /// Whether they differ in anything but the judgement.
  fileprivate func differs(from other: Effect?) -> Bool {
    guard let self, let other else { return self != other }
    return self.by != other.by || self.date != other.date || self.note != other.note
      || self.sources.differs(from: other.sources)
  }
}
