internal import TerminalUI

/// A panel of the overview about the selected crisis.
///
/// A conformer must have as many items as it has rows to select, in the order they are drawn, and
/// no two that are told apart by nothing.
protocol SubjectPanel {
  /// What each row stands for, and what Enter opens on it.
  var items: [RowSubject] { get }

  /// Draws the panel; returns where the selected row is, for the cursor.
  ///
  /// - Parameter selected: one that is gone is not drawn as another.
  func draw(
    in rect: Rect, selected: ListPlace, isFocused: Bool, on buffer: inout CellBuffer
  ) -> Point?
}
