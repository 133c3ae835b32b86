package import DisplayText

/// A bordered area with a title on the left and a note on the right of its top edge.
package struct Panel {
  package var title: SafeText
  package var note: Line
  package var isFocused: Bool
  /// Whether the note stays, cut if need be, and the title gives way.
  package var keepsNote: Bool

  package init(
    title: SafeText, note: Line = .empty, isFocused: Bool = false, keepsNote: Bool = false
  ) {
    self.title = title
    self.note = note
    self.isFocused = isFocused
    self.keepsNote = keepsNote
  }

  /// Draws the frame; returns the area inside.
  @discardableResult
  package func draw(in rect: Rect, on buffer: inout CellBuffer) -> Rect {
    guard rect.width >= 2, rect.height >= 2 else {
      return Rect(x: rect.x, y: rect.y, width: 0, height: 0)
    }
    drawFrame(rect, on: &buffer)
    let top = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 4, height: 1)
    let titleRole: Role = isFocused ? .panelTitleFocused : .panelTitle
    let reserved = keepsNote ? min(note.width + 3, max(0, top.width - 12)) : 0
    let titleArea = Rect(x: top.x, y: top.y, width: top.width - reserved, height: 1)
    let used = buffer.draw(" \(title) ", in: titleArea, role: titleRole)
    if !note.spans.isEmpty, keepsNote || used + note.width + 3 <= top.width {
      let padded = Line(" ") + note + Line(" ")
      let room = Rect(x: top.x + used + 1, y: top.y, width: top.width - used - 1, height: 1)
      buffer.drawTrailing(padded, in: room)
    }
    return rect.inset(by: 1)
  }

  private func drawFrame(_ rect: Rect, on buffer: inout CellBuffer) {
    let role: Role = isFocused ? .panelBorderFocused : .panelBorder
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for x in rect.x...right {
      buffer.set("─", x: x, y: rect.y, role: role)
      buffer.set("─", x: x, y: bottom, role: role)
    }
    for y in rect.y...bottom {
      buffer.set("│", x: rect.x, y: y, role: role)
      buffer.set("│", x: right, y: y, role: role)
    }
    buffer.set("╭", x: rect.x, y: rect.y, role: role)
    buffer.set("╮", x: right, y: rect.y, role: role)
    buffer.set("╰", x: rect.x, y: bottom, role: role)
    buffer.set("╯", x: right, y: bottom, role: role)
  }
}

extension CellBuffer {
  /// Puts one glyph of our own chrome, which is one column wide; outside the buffer it does
  /// nothing.
  package mutating func set(_ scalar: Unicode.Scalar, x: Int, y: Int, role: Role) {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return }
    put(Glyph(scalar), width: 1, atX: x, y: y, role: role)
  }
}
