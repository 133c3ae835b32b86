package import CrisisModel

/// What fills the screen; the officer goes in with Enter and back with Esc.
package enum Screen: Hashable, Sendable {
  case overview
  /// The record behind a fact: a crisis, a measure, a position, a decision, a source, …
  case record(Fact)
  case ladder(CrisisID)
  case notTried(CrisisID)
  case positions(CrisisID)
  case council(CrisisID)
  case sixTests(CrisisID)
  case riskSheet(CrisisID)
  /// Every crisis against every rung.
  case matrix
  case sources
  /// What was found wrong with the shown snapshot and the reference data.
  case findings
  case help
}

/// The panels of the overview, in the order of Tab; events only where there is room.
package enum OverviewPanel: Int, CaseIterable, Sendable {
  case crises, ladder, positions, council, events
}
