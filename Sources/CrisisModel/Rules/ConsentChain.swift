/// Who stood where before a decision of the Security Council on coercion or force, and how their
/// members on the Council voted.
///
/// Texts of other bodies have no chain, since those who vote there do not sit on the Council.
package struct ConsentChain: Sendable {
  /// One organisation's latest stances on what the decision enables, up to the day of the vote.
  ///
  /// A stance of that very day counts as before the vote, since the record has no times.
  package struct Link: Hashable, Sendable {
    /// A regional organisation; States and other bodies have no link.
    package let holder: OrganizationID
    /// Its stance on the question furthest up the ladder among those that the decision touches.
    package let position: Position
    /// Its latest stances on the other questions that the decision touches, from the furthest up
    /// the ladder.
    package let others: [Position]
    /// How many days before the vote the stance was taken.
    package let daysBefore: Int
    /// The members of the organisation that sat on the Council, with their ballots; also empty if
    /// no ballots are on record.
    package let members: [Member]

    /// The members that voted against the stance of their own organisation.
    package var broke: [StateID] {
      members.filter { $0.brokeWith(position.stance) }.map(\.state)
    }

    /// Its stances on the opposite side from the one that counts, such as intervention rejected by
    /// those who request a no-fly zone.
    package var contrary: [Position] {
      others.filter { $0.stance.side.isOpposite(to: position.stance.side) }
    }
  }

  /// A member of the organisation with a ballot in the Council.
  package struct Member: Hashable, Sendable {
    /// A State that belonged to the organisation on the day of the vote.
    package let state: StateID
    /// Its vote on the decision, as recorded.
    package let ballot: Ballot
    /// Whether it was suspended on the day of the vote; it then takes no part in the organisation's
    /// stances.
    package let isSuspended: Bool
    /// Whether the record of the organisation's stance names it as dissenting.
    package let dissented: Bool

    /// Whether it voted in favour against an opposing stance, or against a supporting one.
    ///
    /// An abstention breaks with nobody, and a suspended member has nothing to break with.
    func brokeWith(_ stance: Position.Stance) -> Bool {
      if isSuspended { return false }
      return switch stance.side {
      case .inFavour: ballot == .against
      case .against: ballot == .inFavour
      case .undecided: false
      }
    }
  }

  /// The decision that the stances preceded.
  package let decision: Decision
  /// The questions that the text decides; none if it enables neither coercion nor force.
  package let questions: [QuestionID]
  /// From the earliest stance to the latest.
  package let links: [Link]

  /// A chain without links for other bodies and for texts of rungs 1 and 2.
  package init(_ decision: Decision, in crisis: Crisis, reference: Reference) {
    self.decision = decision
    guard decision.isOfSecurityCouncil else {
      (questions, links) = ([], [])
      return
    }
    let consented = Set(Self.consented(decision, reference))
    let questions = reference.questions.filter { !consented.isDisjoint(with: $0.steps) }
    self.questions = questions.map(\.id)
    var known = crisis
    known.positions.removeAll { $0.date > decision.date }
    let stands = Dictionary(grouping: Consensus.stands(in: known), by: \.holder)
    links = stands.compactMap { holder, stands in
      let latest = questions.compactMap { question in
        stands.first { $0.question == question.id }?.latest
      }
      return Self.link(holder, latest, decision, reference)
    }.sorted { ($0.position.date, $0.holder) < ($1.position.date, $1.holder) }
  }

  /// The steps of a text about which a stance says something: those of force, or of coercion if it
  /// enables no force.
  ///
  /// Whoever backed sanctions did not consent to a text that adds force to them. What is condemned
  /// or demanded differs from text to text, so that a stance on "condemnation" does not apply to
  /// every text that condemns.
  private static func consented(_ decision: Decision, _ reference: Reference) -> [StepID] {
    let rungs = decision.enables.compactMap { reference.step($0)?.rung }
    guard let highest = rungs.max(), highest >= .coercion else { return [] }
    return decision.enables.filter { reference.step($0)?.rung == highest }
  }

  /// - Parameter latest: the holder's stances, from the question furthest up the ladder.
  private static func link(
    _ holder: ActorID, _ latest: [Position], _ decision: Decision, _ reference: Reference
  ) -> Link? {
    let id = OrganizationID(holder.rawValue)
    guard let organization = reference.organizations[id], let position = latest.first else {
      return nil
    }
    return Link(
      holder: id, position: position, others: Array(latest.dropFirst()),
      daysBefore: position.date.days(to: decision.date),
      members: members(of: organization, position, decision))
  }

  private static func members(
    of organization: Organization, _ position: Position, _ decision: Decision
  ) -> [Member] {
    guard let ballots = decision.ballots else { return [] }
    let voters = ballots.voters.filter { organization.isMember($0, on: decision.date) }
    return voters.sorted().compactMap { state in
      ballots.ballot(of: state).map { ballot in
        Member(
          state: state, ballot: ballot,
          isSuspended: organization.suspension(of: state, on: decision.date) != nil,
          dissented: position.dissent.contains(state))
      }
    }
  }

  /// The organisations that requested or supported the decision.
  package var consenting: [Link] { links.filter { $0.position.stance.side == .inFavour } }
  /// The organisations that opposed it.
  package var opposing: [Link] { links.filter { $0.position.stance.side == .against } }

  /// The facts of all links, and the decision.
  package func facts(in crisis: CrisisID) -> [Fact] {
    links.flatMap { $0.facts(in: crisis) } + [.decision(crisis, decision.symbol)]
  }
}

extension ConsentChain.Link {
  /// The stances, and the memberships of those that voted.
  package func facts(in crisis: CrisisID) -> [Fact] {
    ([position] + others).map { $0.fact(in: crisis) }
      + members.map { .membership(holder, $0.state) }
  }
}
