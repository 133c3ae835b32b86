internal import DisplayText
internal import TerminalUI

/// Writes a frame as lines with SGR sequences, for looking at a screen without a terminal program.
struct FramePainter {
  let theme: Theme
  let depth: ColorDepth

  func text(_ frame: Frame) -> String {
    var text = ""
    for y in 0..<frame.buffer.size.height {
      var role: Role?
      for x in 0..<frame.buffer.size.width {
        let cell = frame.buffer[x, y]
        if cell.role != role {
          role = cell.role
          text += sequence(theme.style(cell.role, depth: depth))
        }
        for scalar in cell.glyph.scalars { text.unicodeScalars.append(scalar) }
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }

  private func sequence(_ style: Style) -> String {
    var codes = ["0"]
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
    if case .indexed(let number) = style.foreground { codes.append("38;5;\(number)") }
    if case .indexed(let number) = style.background { codes.append("48;5;\(number)") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
