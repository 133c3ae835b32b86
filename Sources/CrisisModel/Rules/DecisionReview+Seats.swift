extension DecisionReview {
  /// One seat at the Council's table on the day of the vote.
  package struct Seat: Hashable, Sendable {
    /// Who sat there.
    package let state: StateID
    /// Whether it was a permanent member on that day.
    package let isPermanent: Bool
    /// `nil` for a member without a ballot on record, which is not an absence.
    package let ballot: Ballot?
  }

  /// Every seat, the permanent ones first and each group by id; none for other bodies or if no
  /// ballots are on record.
  ///
  /// Whoever voted has a seat, member or not, so that no ballot goes unseen.
  package func seats(_ council: CouncilTerms) -> [Seat] {
    guard let ballots = decision.ballots, decision.isOfSecurityCouncil else { return [] }
    let states = Set(ballots.voters).union(council.members(on: decision.date) ?? [])
    return states.map {
      Seat(
        state: $0, isPermanent: council.isPermanent($0, on: decision.date),
        ballot: ballots.ballot(of: $0))
    }.sorted { ($0.isPermanent ? 0 : 1, $0.state) < ($1.isPermanent ? 0 : 1, $1.state) }
  }
}
