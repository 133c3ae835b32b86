/// Where holders stand on questions: the latest stance of each, and its record.
extension CrisisComparison {
  mutating func comparePositions() {
    let same = old.positions.sameCount(as: new.positions)
    if same == old.positions.count && same == new.positions.count { return }
    let touched = keys(after: same)
    let (befores, afters) = (stands(old, on: touched), stands(new, on: touched))
    let pairs = Pairs(befores, afters, by: { Key($0[$1]) }) {
      !befores[$0].history.isSame(as: afters[$1].history)
    }
    for stand in pairs.added {
      add(.positionNew, record(stand), nil, stand.latest.stance.rawValue, weight(stand))
    }
    for stand in pairs.gone {
      let record = record(stand, isOnlyInOld: true)
      add(.positionGone, record, stand.latest.stance.rawValue, nil, weight(stand))
    }
    for (before, after) in pairs.kept { compare(before, after) }
  }

  /// The holders and questions whose positions may differ: all that follow the beginning that both
  /// lists share.
  private func keys(after same: Int) -> Set<Key> {
    let rest = [old.positions.dropFirst(same), new.positions.dropFirst(same)].joined()
    return Set(rest.map { Key(holder: $0.holder, question: $0.question) })
  }

  private func stands(_ crisis: Crisis, on touched: Set<Key>) -> [Consensus.Stand] {
    Consensus.stands(
      of: crisis.positions.filter {
        touched.contains(Key(holder: $0.holder, question: $0.question))
      })
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

  /// A first stance is major if an organisation or a permanent member of the Council takes it.
  private func weight(_ stand: Consensus.Stand) -> Change.Importance {
    let holder = stand.holder.rawValue
    let isHeavy =
      reference.organizations[OrganizationID(holder)] != nil
      || reference.council.isPermanent(StateID(holder), on: newDay)
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

    init(holder: ActorID, question: QuestionID) {
      self.holder = holder
      self.question = question
    }

    init(_ stand: Consensus.Stand) {
      holder = stand.holder
      question = stand.question
    }
  }
}
