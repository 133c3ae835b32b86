/// Whether a step can be taken towards a State at all.
package enum Openness: Hashable, Sendable {
  case open
  /// It takes membership of a body, and whether the State is a member that day is not confirmed.
  case unconfirmed
  /// It takes membership of a body, and the State is no member that day.
  case closed
}

extension Reference {
  /// What a step asks of the State that it is taken towards.
  package func openness(of step: Step, for state: StateID, on day: CalendarDay) -> Openness {
    guard let body = step.membersOf else { return .open }
    return switch bodies[body]?.membership?.isMember(state, on: day) {
    case true?: .open
    case false?: .closed
    case nil: .unconfirmed
    }
  }
}

/// Who belongs to a body by election, as far as that is confirmed.
package struct BodyMembership: Hashable, Sendable {
  /// What is confirmed about one State, for a stretch of days.
  package struct Record: Hashable, Sendable {
    /// The State.
    package var state: StateID
    /// The days for which every term of the State is on record.
    package var known: Period
    /// The State's terms within these days.
    package var terms: [Period]
    /// What this rests on.
    package var sources: [SourceID]
  }

  /// The first day of the body's first members; nobody was one before.
  package var from: CalendarDay
  /// A State may have several.
  package var records: [Record]

  /// Whether a State was a member on a day, suspended or not; `nil` where that is not confirmed.
  package func isMember(_ state: StateID, on day: CalendarDay) -> Bool? {
    if day < from { return false }
    let known = records.filter { $0.state == state && $0.known.contains(day) }
    guard !known.isEmpty else { return nil }
    return known.contains { $0.terms.contains { $0.contains(day) } }
  }
}
