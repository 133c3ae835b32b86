internal import TerminalUI

/// A panel of the overview about the selected crisis.
///
/// A conformer must have as many targets as it has rows to select, in the order they are drawn.
protocol SubjectPanel {
  /// What Enter opens on each row.
  var targets: [Screen] { get }

  /// Draws the panel; returns where the selected row is, for the cursor.
  func draw(in rect: Rect, selected: Int, isFocused: Bool, on buffer: inout CellBuffer) -> Point?
}
