internal import CrisisModel
package import TerminalUI

/// Something that happened; the only input of `reduce`.
package enum Action: Sendable {
  case key(Key)
  case resized(Size)
  /// A snapshot of the archive was read, or failed to be: `picture` is `nil` then.
  case snapshotRead(index: Int, picture: Picture?, problems: [SafeText])
  /// The alerts up to an instant were worked out.
  case alertsEvaluated(AlertsView)
  case themeApplied(Int, problem: SafeText?)
  /// Text was sent to the terminal's clipboard; `nil` where it takes none.
  case copied(bytes: Int?)
}

/// What `reduce` asks the outside to do; data, so that tests compare it.
package enum Effect: Hashable, Sendable {
  case readSnapshot(index: Int)
  case applyTheme(Int)
  case evaluateAlerts(index: Int)
  /// Ring the terminal's bell.
  case ring
  case redraw
  case copy(String)
  case quit
}
