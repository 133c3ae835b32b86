internal import CrisisModel
package import TerminalUI

/// Something that happened; the only input of `reduce`.
package enum Action: Sendable {
  case key(Key)
  case resized(Size)
  /// A snapshot of the archive was read, or failed to be: `picture` is `nil` then.
  case snapshotRead(index: Int, picture: Picture?, problems: [SafeText])
  /// The same for the snapshot that the shown one is compared with.
  case comparisonRead(index: Int, picture: Picture?, problems: [SafeText])
  case themeApplied(Int, problem: SafeText?)
  /// Text was sent to the terminal's clipboard; `nil` where it takes none.
  case copied(bytes: Int?)
}

/// What `reduce` asks the outside to do; data, so that tests compare it.
package enum Effect: Hashable, Sendable {
  case readSnapshot(index: Int)
  /// Reads a snapshot to compare the shown one with.
  case readComparison(index: Int)
  case applyTheme(Int)
  case redraw
  case copy(String)
  case quit
}
