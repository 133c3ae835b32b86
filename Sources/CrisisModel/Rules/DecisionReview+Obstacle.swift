extension DecisionReview {
  /// What stood between a text and its adoption by the Security Council.
  ///
  /// Charter Art. 27(3), as for the outcome.
  package struct Obstacle: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// Nine or more were in favour; permanent members alone stopped it.
      case veto
      /// Fewer than nine were in favour, which no vote against was needed for.
      case wantOfVotes
    }

    package let kind: Kind
    package let inFavour: Int
    /// Permanent members that voted against: a veto each, or with fewer than nine in favour none.
    package let permanentAgainst: [StateID]
    /// Who was not in favour, from whom missing votes could have come; abstentions first.
    package let notInFavour: [StateID]

    /// How many votes in favour would have been needed besides; 0 for a vetoed text.
    package var votesMissing: Int { max(0, votesNeeded - inFavour) }
  }

  /// Why the ballots did not make the text adopted, and what would have; `nil` for an adopted one,
  /// for other bodies, and where no ballots are on record.
  package func obstacle(in crisis: CrisisID) -> Derived<Obstacle>? {
    guard let ballots = decision.ballots, let recomputed, recomputed != .adopted else { return nil }
    let others: [Ballot] = [.abstaining, .notParticipating, .against]
    let obstacle = Obstacle(
      kind: recomputed == .vetoed ? .veto : .wantOfVotes, inFavour: ballots.inFavour.count,
      permanentAgainst: permanentAgainst, notInFavour: others.flatMap { ballots[$0].sorted() })
    return Derived(obstacle, from: [.decision(crisis, decision.symbol)])
  }

  /// Permanent members whose vote against was a veto; none where fewer than nine were in favour.
  package var vetoedBy: [StateID] { recomputed == .vetoed ? permanentAgainst : [] }

  /// Votes in favour missing for nine; `nil` where the rule does not apply or no ballots are known.
  package var shortOfNine: Int? {
    guard recomputed != nil, let ballots = decision.ballots else { return nil }
    return max(0, Self.votesNeeded - ballots.inFavour.count)
  }
}
