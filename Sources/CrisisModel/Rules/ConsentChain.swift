/// Who stood where before a Council decision on coercion or force, and how their members on the
/// Council then voted.
package struct ConsentChain: Sendable {
  /// One organisation's latest stance on what the decision enables, up to the day of the vote.
  package struct Link: Hashable, Sendable {
    package let holder: OrganizationID
    package let position: Position
    /// Days from the stance to the vote.
    package let daysBefore: Int
    /// Members of the organisation that sat on the Council, with their ballots.
    package let members: [Member]

    /// Members that voted against the stance of their own organisation.
    package var broke: [StateID] {
      members.filter { $0.brokeWith(position.stance) }.map(\.state)
    }
  }

  package struct Member: Hashable, Sendable {
    package let state: StateID
    package let ballot: Ballot

    /// In favour against an opposing stance, or against a supporting one.
    ///
    /// An abstention breaks with nobody.
    func brokeWith(_ stance: Position.Stance) -> Bool {
      switch stance.side {
      case .inFavour: ballot == .against
      case .against: ballot == .inFavour
      case .undecided: false
      }
    }
  }

  package let decision: Decision
  /// From the earliest stance to the latest.
  package let links: [Link]

  package init(_ decision: Decision, in crisis: Crisis, reference: Reference) {
    self.decision = decision
    let consented = Self.consented(decision, reference)
    let questions = Set(
      reference.questions.filter { !Set($0.steps).isDisjoint(with: consented) }.map(\.id))
    let before = crisis.positions.enumerated().filter { _, position in
      questions.contains(position.question) && position.date <= decision.date
    }
    let latest = Dictionary(grouping: before) { $0.element.holder }.compactMapValues { entries in
      Self.strongest(entries.map { ($0.offset, $0.element) }, reference)
    }
    links = latest.values.compactMap { Self.link($0, decision, reference) }
      .sorted { ($0.position.date, $0.holder) < ($1.position.date, $1.holder) }
  }

  /// The steps of a text on which a stance says something about the text: those of force, or of
  /// coercion where it holds no force.
  ///
  /// Whoever backed sanctions did not consent to a text that adds force to them. What is condemned
  /// or demanded differs from text to text, so that a stance on "condemnation" is none on every
  /// text that condemns.
  private static func consented(_ decision: Decision, _ reference: Reference) -> [StepID] {
    let rungs = decision.enables.compactMap { reference.step($0)?.rung }
    guard let highest = rungs.max(), highest >= .coercion else { return [] }
    return decision.enables.filter { reference.step($0)?.rung == highest }
  }

  /// Of several questions that the decision touches, the one furthest up the ladder; on it the
  /// newest stance.
  private static func strongest(
    _ positions: [(Int, Position)], _ reference: Reference
  ) -> Position? {
    positions.min { left, right in
      let leftRank = reference.question(left.1.question)?.rank ?? .max
      let rightRank = reference.question(right.1.question)?.rank ?? .max
      return leftRank != rightRank
        ? leftRank < rightRank : (left.1.date, left.0) > (right.1.date, right.0)
    }?.1
  }

  private static func link(
    _ position: Position, _ decision: Decision, _ reference: Reference
  ) -> Link? {
    let id = OrganizationID(position.holder.rawValue)
    guard let organization = reference.organizations[id] else { return nil }
    let members = (decision.ballots?.voters ?? []).filter {
      organization.isMember($0, on: decision.date)
    }.sorted().compactMap { state in
      decision.ballots?.ballot(of: state).map { Member(state: state, ballot: $0) }
    }
    return Link(
      holder: id, position: position, daysBefore: position.date.days(to: decision.date),
      members: members)
  }

  /// Organisations that asked for the decision or backed it.
  package var consenting: [Link] { links.filter { $0.position.stance.side == .inFavour } }
  /// Organisations that opposed it.
  package var opposing: [Link] { links.filter { $0.position.stance.side == .against } }

  package func facts(in crisis: CrisisID) -> [Fact] {
    links.map { $0.position.fact(in: crisis) } + [.decision(crisis, decision.symbol)]
  }
}
