/// How the stances on one question came about: for every day on which somebody spoke, what changed,
/// and how the organisations concerned were split afterwards.
package struct ConsensusHistory: Sendable {
  /// How a stance relates to the holder's stance before it.
  package enum Kind: Hashable, Sendable {
    /// The first stance of a holder that was silent; silence is on no side, so that nothing is
    /// crossed.
    case spoke
    /// The same stance again.
    case restated
    /// Another stance on the same side.
    case moved
    case crossed(from: Position.Stance.Side, to: Position.Stance.Side)
  }

  /// One position, and the one of the same holder before it.
  package struct Change: Hashable, Sendable {
    /// `nil` if the holder was silent.
    package let before: Position?
    /// The position taken on the day.
    package let after: Position

    /// Whoever took both positions.
    package var holder: ActorID { after.holder }

    /// How it relates to the stance before.
    package var kind: Kind {
      guard let before else { return .spoke }
      if before.stance == after.stance { return .restated }
      let (from, to) = (before.stance.side, after.stance.side)
      return from == to ? .moved : .crossed(from: from, to: to)
    }

    /// Both positions, as far as there are two.
    package func facts(in crisis: CrisisID) -> [Fact] {
      [before, after].compactMap { $0?.fact(in: crisis) }
    }
  }

  /// A day on which somebody spoke.
  package struct Day: Sendable {
    /// The day of the positions.
    package let day: CalendarDay
    /// In the order of the record; several of one holder follow from one another.
    package let changes: [Change]
    /// The split after all changes of the day, by the memberships of that day.
    package let split: ConsensusSplit

    /// Whether any stance differs from the one before.
    package var isChange: Bool { changes.contains { $0.kind != .restated } }
  }

  /// In ascending order.
  package let days: [Day]

  /// Goes through the positions on one question; needs no snapshots before.
  package init(_ question: QuestionID, in crisis: Crisis, reference: Reference) {
    let positions = crisis.positions.filter { $0.question == question }
    var latest: [ActorID: Position] = [:]
    days = Dictionary(grouping: positions, by: \.date).sorted { $0.key < $1.key }.map { day, said in
      let changes = said.map { position in
        Change(before: latest.updateValue(position, forKey: position.holder), after: position)
      }
      return Day(
        day: day, changes: changes,
        split: ConsensusSplit(question, in: crisis, on: day, reference: reference))
    }
  }
}

extension Consensus.Stand {
  /// The last stance that differs from the latest one; `nil` if there is none.
  package var previous: Position? { history.first { $0.stance != latest.stance } }

  /// The day since which the latest stance has been held without another in between.
  package var since: CalendarDay {
    history.prefix { $0.stance == latest.stance }.last?.date ?? latest.date
  }

  /// The last day on which the holder moved from another side; `nil` if it never did.
  package var crossed: CalendarDay? {
    zip(history, history.dropFirst()).first { $0.stance.side != $1.stance.side }?.0.date
  }
}
