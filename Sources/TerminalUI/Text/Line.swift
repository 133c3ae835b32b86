/// A piece of text with the role it plays; the style travels beside the text, never inside it.
package struct Span: Hashable, Sendable {
  package var text: SafeText
  package var role: Role

  package init(_ text: SafeText, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One line of text in several roles.
package struct Line: Hashable, Sendable {
  package var spans: [Span]

  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  package init(_ text: SafeText, _ role: Role = .text) {
    self.spans = [Span(text, role)]
  }

  package static let empty = Line()

  package var width: Int { spans.reduce(0) { $0 + $1.text.width } }

  package var text: SafeText {
    SafeText.joined(spans.map(\.text), separator: "")
  }

  package static func + (left: Line, right: Line) -> Line {
    Line(left.spans + right.spans)
  }

  package func appending(_ text: SafeText, _ role: Role = .text) -> Line {
    Line(spans + [Span(text, role)])
  }
}

extension CellBuffer {
  /// Draws a line from the left edge of a one-row area; returns the columns used.
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
