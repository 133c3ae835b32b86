/// Whether a step can be taken towards a State at all.
package enum Openness: Hashable, Sendable {
  case open
  /// It takes membership of a body, and the State's membership on that day is not confirmed.
  case unconfirmed
  /// It takes membership of a body, and the State is not a member on that day.
  case closed
}

extension Reference {
  /// Whether the State, on a day, meets what the step demands of it.
  package func openness(of step: Step, for state: StateID, on day: CalendarDay) -> Openness {
    guard let body = step.membersOf else { return .open }
    return switch bodies[body]?.membership?.isMember(state, on: day) {
    case true?: .open
    case false?: .closed
    case nil: .unconfirmed
    }
  }
}

/// Who belongs to an elected body, as far as that is confirmed.
package struct BodyMembership: Hashable, Sendable {
  /// What is confirmed about one State, for a stretch of days.
  package struct Record: Hashable, Sendable {
    /// A State that was elected to the body, or is known not to have been.
    package var state: StateID
    /// The days for which every term of the State is on record.
    package var known: Period
    /// The State's terms within these days.
    package var terms: [Period]
    /// What this rests on.
    package var sources: [SourceID]
  }

  /// The first day of the body's first members; before it nobody was a member.
  package var from: CalendarDay
  /// A State may have several.
  package var records: [Record]

  /// Whether a State was a member on a day, suspended or not; `nil` if that is not confirmed.
  package func isMember(_ state: StateID, on day: CalendarDay) -> Bool? {
    if day < from { return false }
    let known = records.filter { $0.state == state && $0.known.contains(day) }
    guard !known.isEmpty else { return nil }
    return known.contains { $0.terms.contains { $0.contains(day) } }
  }
}
