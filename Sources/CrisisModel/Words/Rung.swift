/// One of the four levels of the escalation ladder.
package enum Rung: Int, CaseIterable, Comparable, Sendable {
  /// Pillars I and II; by consent.
  case prevention = 1
  /// Pillar III; Charter, Chapters VI and VIII.
  case peacefulMeans
  /// Charter Art. 41, or autonomous.
  case coercion
  /// Charter Art. 42 and 53; the Council's authority.
  case force

  /// The lower rung is the lesser.
  package static func < (left: Rung, right: Rung) -> Bool { left.rawValue < right.rawValue }
}

/// The place of a step: on a rung, or apart from the ladder and never counted as a rung.
package enum StepPlace: Hashable, Sendable {
  case rung(Rung)
  /// Force without authority, by invitation, or in self-defence.
  case outside
  /// Rebuilding, easing, lifting, terminating.
  case after
}
