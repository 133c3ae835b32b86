/// How the Security Council decides on a day, by Article 27(2) and (3) of the Charter.
///
/// Nine votes of fifteen members since the amendments of Art. 23 and 27 came into force on 31
/// August 1965, seven of eleven before. The first members elected to the four new seats took them
/// on 1 January 1966, so that in the last months of 1965 nine of eleven votes were needed.
package struct VotingRule: Hashable, Sendable {
  /// The least number of votes in favour that adopts a text.
  package let votesNeeded: Int
  /// The number of members.
  package let seats: Int
  /// Whether a permanent member's vote against stops a text that has enough votes.
  package let hasVeto: Bool

  /// The rule for substantive or procedural votes on a day.
  package init(_ kind: Decision.Kind, on day: CalendarDay) {
    votesNeeded = day < Self.amended ? 7 : 9
    seats = day < Self.enlarged ? 11 : 15
    hasVeto = kind == .substantive
  }

  /// 31 August 1965.
  static let amended = CalendarDay(dayNumber: -1_584)
  /// 1 January 1966.
  static let enlarged = CalendarDay(dayNumber: -1_461)

  /// The outcome of a vote: with too few in favour it failed, whoever voted against.
  package func outcome(inFavour: Int, permanentAgainst: Int) -> Decision.Outcome {
    guard inFavour >= votesNeeded else { return .failed }
    return hasVeto && permanentAgainst > 0 ? .vetoed : .adopted
  }
}
