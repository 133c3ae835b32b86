internal import DisplayText
internal import TerminalUI

/// Lets short blanks between words take the look of the word before them.
///
/// The colour of a blank is invisible, but each change of look costs up to 29 bytes on the line.
/// Longer blanks keep their look, since curses clears them with one short sequence.
enum BlankJoining {
  private static let longest = 4

  /// Joins the blanks of one row.
  ///
  /// - Parameter isPlain: by a role's raw value, whether its blanks show nothing: no background, no
  ///   reverse video, no underline.
  static func apply(to buffer: inout CellBuffer, row y: Int, isPlain: [Bool]) {
    var word: (x: Int, role: Role)?
    for x in 0..<buffer.size.width {
      let cell = buffer[x, y]
      if isBlank(cell, isPlain) { continue }
      if let word, x - word.x > 1, x - word.x <= longest + 1, isPlain[Int(word.role.rawValue)] {
        for blank in (word.x + 1)..<x { buffer[blank, y].role = word.role }
      }
      word = (x, cell.role)
    }
  }

  private static func isBlank(_ cell: Cell, _ isPlain: [Bool]) -> Bool {
    cell.glyph == .space && isPlain[Int(cell.role.rawValue)]
  }
}
