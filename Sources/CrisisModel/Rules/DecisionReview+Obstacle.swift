extension DecisionReview {
  /// What stood between a text and its adoption by the Security Council.
  ///
  /// Charter Art. 27, as for the outcome.
  package struct Obstacle: Hashable, Sendable {
    /// Which part of the rule stopped the text.
    package enum Kind: Hashable, Sendable {
      /// Enough were in favour; permanent members alone stopped it.
      case veto
      /// Too few were in favour, which no vote against was needed for.
      case wantOfVotes
    }

    /// Which part of the rule stopped it.
    package let kind: Kind
    /// The rule for this vote.
    package let rule: VotingRule
    /// How many members were in favour.
    package let inFavour: Int
    /// Permanent members that voted against: a veto each, or with too few in favour none.
    package let permanentAgainst: [StateID]
    /// Who was not in favour, from whom missing votes could have come; abstentions first.
    package let notInFavour: [StateID]

    /// How many votes in favour would have been needed besides; 0 for a vetoed text.
    package var votesMissing: Int { max(0, rule.votesNeeded - inFavour) }
  }

  /// Why the ballots did not make the text adopted, and what would have; `nil` for an adopted one,
  /// for other bodies, and where no ballots are on record.
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

  /// Permanent members whose vote against was a veto; none where too few were in favour, and none
  /// in a procedural vote.
  package var vetoedBy: [StateID] { recomputed == .vetoed ? permanentAgainst : [] }

  /// Votes in favour missing for adoption; `nil` where the Council's rule does not apply or no
  /// ballots are known.
  package var votesMissing: Int? {
    guard recomputed != nil, let rule, let ballots = decision.ballots else { return nil }
    return max(0, rule.votesNeeded - ballots.inFavour.count)
  }
}
