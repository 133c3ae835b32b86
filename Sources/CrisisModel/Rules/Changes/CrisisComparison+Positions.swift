/// Where holders stand on questions: the latest stance of each, and what is on record of it.
extension CrisisComparison {
  mutating func comparePositions() {
    let pairs = Pairs(Consensus.stands(in: old), Consensus.stands(in: new), by: Key.init)
    for stand in pairs.added {
      add(.positionNew, record(stand), nil, stand.latest.stance.rawValue, weight(stand))
    }
    for stand in pairs.gone {
      let record = record(stand, isOnlyInOld: true)
      add(.positionGone, record, stand.latest.stance.rawValue, nil, weight(stand))
    }
    for (before, after) in pairs.kept where before.history != after.history {
      compare(before, after)
    }
  }

  private mutating func compare(_ before: Consensus.Stand, _ after: Consensus.Stand) {
    let (old, new) = (before.latest, after.latest)
    let record = record(after)
    guard old.stance == new.stance else {
      let crosses = old.stance.side != new.stance.side
      add(
        crosses ? .stanceCrossed : .stanceMoved, record, old.stance.rawValue, new.stance.rawValue,
        crosses ? .major : .minor)
      return
    }
    if old.date != new.date {
      add(.positionRestated, record, old.date.iso, new.date.iso, .minor)
      return
    }
    let isSamePast = before.history.dropFirst().elementsEqual(
      after.history.dropFirst(), by: Self.isSame)
    revise(
      .positionRevised, record,
      [
        "body": old.body != new.body, "dissent": old.dissent.differs(from: new.dissent),
        "caveat": old.caveat != new.caveat, "document": old.document != new.document,
        "sources": old.sources.differs(from: new.sources), "history": !isSamePast,
      ])
  }

  private static func isSame(_ old: Position, _ new: Position) -> Bool {
    var other = new
    if !old.dissent.differs(from: new.dissent) { other.dissent = old.dissent }
    if !old.sources.differs(from: new.sources) { other.sources = old.sources }
    return old == other
  }

  /// A first word is major where an organisation or a permanent member of the Council says it.
  private func weight(_ stand: Consensus.Stand) -> Change.Importance {
    let holder = stand.holder.rawValue
    let isHeavy =
      reference.organizations[OrganizationID(holder)] != nil
      || reference.council.permanent.contains(StateID(holder))
    return isHeavy ? .major : .minor
  }

  private func record(_ stand: Consensus.Stand, isOnlyInOld: Bool = false) -> Record {
    Record(
      subject: "\(stand.holder.rawValue) \(stand.question.rawValue)",
      fact: stand.latest.fact(in: new.id), isOnlyInOld: isOnlyInOld, date: stand.latest.date)
  }

  private struct Key: Hashable {
    let holder: ActorID
    let question: QuestionID

    init(_ stand: Consensus.Stand) {
      holder = stand.holder
      question = stand.question
    }
  }
}
