extension DecisionReview {
  /// What stood between a text and its adoption by the Security Council.
  ///
  /// It follows Charter Art. 27, like the outcome.
  package struct Obstacle: Hashable, Sendable {
    /// Which part of the rule stopped the text.
    package enum Kind: Hashable, Sendable {
      /// Enough members were in favour; permanent members alone stopped it.
      case veto
      /// Too few members were in favour, whoever voted against.
      case wantOfVotes
    }

    /// Which part of the rule stopped it.
    package let kind: Kind
    /// The rule for this vote.
    package let rule: VotingRule
    /// How many members were in favour.
    package let inFavour: Int
    /// Permanent members that voted against; each vote is a veto, unless too few were in favour.
    package let permanentAgainst: [StateID]
    /// The members that were not in favour and could have supplied votes, abstentions first.
    package let notInFavour: [StateID]

    /// How many more votes in favour would have been needed; 0 for a vetoed text.
    package var votesMissing: Int { max(0, rule.votesNeeded - inFavour) }
  }

  /// Why the ballots did not adopt the text, and what would have; `nil` for an adopted text, for
  /// other bodies, and if no ballots are on record.
  package func obstacle(in crisis: CrisisID) -> Derived<Obstacle>? {
    guard let ballots = decision.ballots, let rule, let recomputed, recomputed != .adopted
    else { return nil }
    let others: [Ballot] = [.abstaining, .notParticipating, .against]
    let obstacle = Obstacle(
      kind: recomputed == .vetoed ? .veto : .wantOfVotes, rule: rule,
      inFavour: ballots.inFavour.count, permanentAgainst: permanentAgainst,
      notInFavour: others.flatMap { ballots[$0].sorted() })
    return Derived(obstacle, from: [.decision(crisis, decision.symbol)])
  }

  /// The permanent members whose vote against was a veto; none if too few were in favour, and none
  /// in a procedural vote.
  package var vetoedBy: [StateID] { recomputed == .vetoed ? permanentAgainst : [] }

  /// How many votes in favour are missing for adoption; `nil` if the Council's rule does not apply
  /// or no ballots are known.
  package var votesMissing: Int? {
    guard recomputed != nil, let rule, let ballots = decision.ballots else { return nil }
    return max(0, rule.votesNeeded - ballots.inFavour.count)
  }
}
