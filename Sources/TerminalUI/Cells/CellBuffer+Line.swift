package import DisplayText

extension CellBuffer {
  /// Draws a line from the left edge of a one-row area; returns how many columns it took.
  @discardableResult
  package mutating func draw(_ line: Line, in rect: Rect) -> Int {
    var x = rect.x
    for span in line.spans where x < rect.maxX {
      x += draw(
        span.text, in: Rect(x: x, y: rect.y, width: rect.maxX - x, height: rect.height),
        role: span.role)
    }
    return x - rect.x
  }

  /// Draws text so that it ends at the right edge of a one-row area.
  package mutating func drawTrailing(_ line: Line, in rect: Rect) {
    let width = min(line.width, rect.width)
    draw(line, in: Rect(x: rect.maxX - width, y: rect.y, width: width, height: rect.height))
  }
}
