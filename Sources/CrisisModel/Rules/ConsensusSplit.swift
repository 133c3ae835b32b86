/// How the organisations that a crisis concerns stand on one question at the end of a day.
///
/// A silent organisation is concerned and has no stance on the question on record; that is not
/// neutral, and differs from not being concerned. Organisations that spoke without being concerned
/// are kept apart and counted on no side, and so are States and bodies.
package struct ConsensusSplit: Sendable {
  /// Where one organisation stands, and what that rests on.
  package struct Entry: Hashable, Sendable {
    /// Concerned by the crisis, or one that spoke without being concerned.
    package let organization: OrganizationID
    /// `nil` if neither the State nor a neighbour by land is a member.
    package let concern: Consensus.Concern?
    /// `nil` if it is silent on the question.
    package let stand: Consensus.Stand?
    /// The members that disagree with it, by id.
    package let dissent: [Dissent]
    /// The memberships, borders and positions that say all this.
    package let facts: [Fact]

    /// `nil` if it is silent.
    package var side: Position.Stance.Side? { stand?.latest.stance.side }
  }

  /// A member that disagrees with its organisation.
  ///
  /// Either the record of the stance names it, or it took the opposite side itself while it was not
  /// suspended; reservations and conditions are on neither side.
  package struct Dissent: Hashable, Sendable {
    /// A member on the day, or one that the record of the stance names.
    package let state: StateID
    /// Whether the record of the organisation's stance names it.
    package let isNamed: Bool
    /// Its own stance, if that is on the opposite side.
    package let own: Position?
  }

  /// The crisis with the question.
  package let crisis: CrisisID
  /// The question on which they stand.
  package let question: QuestionID
  /// The day at whose end they stand so.
  package let day: CalendarDay
  /// The organisations concerned, in the order of `Consensus.concerned`.
  package let concerned: [Entry]
  /// Those that spoke without being concerned, in the order of the reference data.
  package let notConcerned: [Entry]
  /// States, and bodies that are no regional organisation, in the order of the record.
  package let others: [Consensus.Stand]

  /// Takes the positions up to the day, and the memberships of that day.
  package init(
    _ question: QuestionID, in crisis: Crisis, on day: CalendarDay, reference: Reference
  ) {
    var known = crisis
    known.positions.removeAll { $0.question != question || $0.date > day }
    let stands = Consensus.stands(in: known)
    let concerned = Consensus.concerned(with: crisis.state, on: day, reference: reference)
    let members = Members(crisis: crisis.id, stands: stands, day: day)
    let byHolder = Dictionary(stands.map { ($0.holder.rawValue, $0) }) { first, _ in first }
    let ids = Set(concerned.map(\.organization))
    let all = reference.organizationOrder.compactMap { reference.organizations[$0] }
    self.crisis = crisis.id
    self.question = question
    self.day = day
    self.concerned = concerned.compactMap { entry in
      reference.organizations[entry.organization].map {
        members.entry($0, entry.concern, byHolder[$0.id.rawValue])
      }
    }
    notConcerned = all.filter { !ids.contains($0.id) }.compactMap { organization in
      byHolder[organization.id.rawValue].map { members.entry(organization, nil, $0) }
    }
    others = stands.filter { reference.organizations[OrganizationID($0.holder.rawValue)] == nil }
  }

  /// The organisations concerned on one side.
  package func entries(on side: Position.Stance.Side) -> [Entry] {
    concerned.filter { $0.side == side }
  }

  /// The organisations concerned without a stance on this question.
  package var silent: [Entry] { concerned.filter { $0.stand == nil } }

  /// The organisation's entry, concerned or not; `nil` if it is not concerned and has not spoken.
  package subscript(organization: OrganizationID) -> Entry? {
    (concerned + notConcerned).first { $0.organization == organization }
  }

  /// How many of the organisations concerned are on each side, and how many are silent.
  package struct Counts: Hashable, Sendable {
    /// Those that request or support.
    package var inFavour = 0
    /// Those with conditions or reservations.
    package var undecided = 0
    /// Those that oppose or reject.
    package var against = 0
    /// Those without a stance on record.
    package var silent = 0

    /// Counts entries by their sides.
    package init(_ entries: [Entry]) {
      for entry in entries {
        switch entry.side {
        case .inFavour: inFavour += 1
        case .undecided: undecided += 1
        case .against: against += 1
        case nil: silent += 1
        }
      }
    }
  }

  /// The organisations concerned, counted by side.
  package var counts: Derived<Counts> {
    Derived(Counts(concerned), from: concerned.flatMap(\.facts))
  }
}

/// What members of organisations said on the question up to the day.
private struct Members {
  let crisis: CrisisID
  let stands: [Consensus.Stand]
  let day: CalendarDay

  func entry(
    _ organization: Organization, _ concern: Derived<Consensus.Concern>?, _ stand: Consensus.Stand?
  ) -> ConsensusSplit.Entry {
    let dissent = stand.map { self.dissent(in: organization, from: $0.latest) } ?? []
    let position = stand.map { [$0.latest.fact(in: crisis)] } ?? []
    let own = dissent.flatMap { dissent in
      [.membership(organization.id, dissent.state)]
        + (dissent.own.map { [$0.fact(in: crisis)] } ?? [])
    }
    return ConsensusSplit.Entry(
      organization: organization.id, concern: concern?.value, stand: stand, dissent: dissent,
      facts: (concern?.facts ?? []) + position + own)
  }

  private func dissent(
    in organization: Organization, from position: Position
  ) -> [ConsensusSplit.Dissent] {
    let opposite = stands.map(\.latest).filter { own in
      own.stance.side.isOpposite(to: position.stance.side)
        && hasPart(StateID(own.holder.rawValue), in: organization)
    }
    let own = Dictionary(opposite.map { (StateID($0.holder.rawValue), $0) }) { first, _ in first }
    let named = Set(position.dissent)
    return named.union(own.keys).sorted().map {
      ConsensusSplit.Dissent(state: $0, isNamed: named.contains($0), own: own[$0])
    }
  }

  /// A suspended member takes no part in the stances, and has nothing to dissent from.
  private func hasPart(_ state: StateID, in organization: Organization) -> Bool {
    organization.isMember(state, on: day) && organization.suspension(of: state, on: day) == nil
  }
}

extension Position.Stance.Side {
  /// Whether one is in favour and the other against; undecided has no opposite.
  package func isOpposite(to other: Self) -> Bool {
    self != other && self != .undecided && other != .undecided
  }
}
