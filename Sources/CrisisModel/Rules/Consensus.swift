/// Which organisations a crisis concerns, and where each of them stands.
package enum Consensus {
  /// Why a crisis concerns an organisation.
  package enum Concern: Hashable, Sendable {
    /// The State is a member, suspended on that day or not.
    case member(isSuspended: Bool)
    /// Neighbours by land are members.
    case neighbor([StateID])
  }

  /// An organisation that a crisis concerns.
  package struct Concerned: Hashable, Sendable {
    /// To which the State or a neighbour belongs.
    package let organization: OrganizationID
    /// Why it is concerned, with the memberships and borders that make it so.
    package let concern: Derived<Concern>
  }

  /// The organisations that the State or a neighbour belongs to on a day; its own come first, and
  /// each group has the order of the reference data.
  package static func concerned(
    with state: StateID, on day: CalendarDay, reference: Reference
  ) -> [Concerned] {
    let all = reference.organizationOrder.compactMap { reference.organizations[$0] }
    let own = all.filter { $0.isMember(state, on: day) }.map { organization in
      let isSuspended = organization.suspension(of: state, on: day) != nil
      return Concerned(
        organization: organization.id,
        concern: Derived(
          .member(isSuspended: isSuspended), from: [.membership(organization.id, state)]))
    }
    let neighbors = reference.neighbors(of: state, on: day)
    let near = all.filter { !$0.isMember(state, on: day) }.compactMap { organization in
      concernThrough(
        neighbors.filter { organization.isMember($0, on: day) }, state, organization.id)
    }
    return own + near
  }

  private static func concernThrough(
    _ members: [StateID], _ state: StateID, _ organization: OrganizationID
  ) -> Concerned? {
    guard !members.isEmpty else { return nil }
    let facts = members.flatMap { [Fact.border(state, $0), .membership(organization, $0)] }
    return Concerned(
      organization: organization, concern: Derived(.neighbor(members), from: facts))
  }

  /// Everything that one holder has said on one question, newest first; never empty.
  package struct Stand: Hashable, Sendable {
    /// Who took the stances.
    package let holder: ActorID
    /// What the stances answer.
    package let question: QuestionID
    /// All positions, newest first.
    package let history: [Position]

    /// The position that counts now.
    package var latest: Position { history[0] }
  }

  /// The stances of every holder on every question of a crisis, each with its history.
  ///
  /// A holder without an entry is silent, which does not mean neutral. Of two positions of one day,
  /// the later in the record counts as the newer.
  package static func stands(in crisis: Crisis) -> [Stand] { stands(of: crisis.positions) }

  /// The newest position of a holder, on any question; `nil` if the holder is silent.
  package static func newest(of holder: ActorID, in crisis: Crisis) -> Position? {
    let own = crisis.positions.filter { $0.holder == holder }
    return own.enumerated().max { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }?
      .element
  }

  static func stands(of positions: [Position]) -> [Stand] {
    struct Key: Hashable {
      let holder: ActorID
      let question: QuestionID
    }
    var order: [Key] = []
    var groups: [Key: [(Int, Position)]] = [:]
    for (index, position) in positions.enumerated() {
      let key = Key(holder: position.holder, question: position.question)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((index, position))
    }
    return order.compactMap { key in
      let history = groups[key]?.sorted { ($0.1.date, $0.0) > ($1.1.date, $1.0) }.map(\.1)
      return history.map { Stand(holder: key.holder, question: key.question, history: $0) }
    }
  }
}
