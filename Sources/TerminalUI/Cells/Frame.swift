/// One finished screen: the cells, and where the hardware cursor rests.
///
/// The cursor is on the focused row even if it is hidden, so that screen readers and magnifiers
/// follow it.
package struct Frame: Hashable, Sendable {
  package var buffer: CellBuffer
  package var cursor: Point
  package var cursorIsVisible: Bool

  package init(buffer: CellBuffer, cursor: Point = Point(x: 0, y: 0), cursorIsVisible: Bool = false)
  {
    self.buffer = buffer
    self.cursor = cursor
    self.cursorIsVisible = cursorIsVisible
  }

  /// The screen as lines of plain text without trailing spaces.
  package var lines: [String] {
    (0..<buffer.size.height).map { y in
      var line = String.UnicodeScalarView()
      for x in 0..<buffer.size.width {
        line.append(contentsOf: buffer[x, y].glyph.scalars)
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
