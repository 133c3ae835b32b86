package import DisplayText

/// A grid of cells that widgets draw into; whatever lies outside it is clipped.
package struct CellBuffer: Hashable, Sendable {
  package let size: Size
  private(set) package var cells: [Cell]

  package init(size: Size) {
    self.size = size
    self.cells = Array(repeating: .blank, count: size.width * size.height)
  }

  package var area: Rect { Rect(size) }

  package subscript(x: Int, y: Int) -> Cell {
    get { cells[y * size.width + x] }
    set { cells[y * size.width + x] = newValue }
  }

  /// Fills an area with blanks of one role.
  package mutating func fill(_ rect: Rect, role: Role) {
    let rect = rect.intersection(area)
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX {
        put(Glyph.space, width: 1, atX: x, y: y, role: role)
      }
    }
  }

  /// Gives every cell of an area another role and keeps what it shows.
  package mutating func restyle(_ rect: Rect, role: Role) {
    let rect = rect.intersection(area)
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX {
        self[x, y].role = role
      }
    }
  }

  /// Draws text from the left edge of a one-row area; returns how many columns it took.
  ///
  /// Text that does not fit ends in an ellipsis. A wide glyph that would be cut becomes a space. A
  /// left-to-right mark on either side fences right-to-left text, so that a terminal that reorders
  /// text cannot move a neighbouring field.
  @discardableResult
  package mutating func draw(_ text: SafeText, in rect: Rect, role: Role) -> Int {
    let visible = rect.intersection(area)
    guard !visible.isEmpty, !text.isEmpty else { return 0 }
    var pen = Pen(x: rect.x, limit: rect.maxX, y: rect.y, visible: visible)
    if DisplayWidth.of(text.string) <= rect.width {
      write(text.string, with: &pen, role: role)
    } else {
      pen.limit = rect.maxX - 1
      write(text.string, with: &pen, role: role)
      pen.limit = rect.maxX
      write("…", with: &pen, role: role)
    }
    if Bidi.isRightToLeft(text.string) { fence(from: rect.x, pen: pen) }
    return pen.x - rect.x
  }

  private mutating func write(_ string: String, with pen: inout Pen, role: Role) {
    for scalar in string.unicodeScalars {
      let width = DisplayWidth.of(scalar)
      if width == 0 {
        addMark(scalar, to: pen)
      } else if pen.x + width > pen.limit {
        return
      } else {
        pen.last = nil
        if pen.x >= pen.visible.x && pen.x + width <= pen.visible.maxX {
          pen.last = Point(x: pen.x, y: pen.y)
          put(Glyph(scalar), width: width, atX: pen.x, y: pen.y, role: role)
        }
        pen.x += width
      }
    }
  }

  private mutating func addMark(_ mark: Unicode.Scalar, to pen: Pen) {
    guard let last = pen.last else { return }
    self[last.x, last.y].glyph = self[last.x, last.y].glyph.adding(mark: mark)
  }

  private mutating func fence(from x: Int, pen: Pen) {
    let before = Point(x: x - 1, y: pen.y)
    for point in [before, pen.last].compactMap({ $0 })
    where point.x >= 0 && point.x < size.width {
      self[point.x, point.y].glyph = self[point.x, point.y].glyph.fenced(by: Bidi.leftToRightMark)
    }
  }

  /// Puts one glyph, and repairs a wide glyph that it cuts in half.
  mutating func put(_ glyph: Glyph, width: Int, atX x: Int, y: Int, role: Role) {
    if self[x, y].glyph.isContinuation && x > 0 { self[x - 1, y].glyph = .space }
    let after = x + width
    if after < size.width && self[after, y].glyph.isContinuation { self[after, y].glyph = .space }
    self[x, y] = Cell(glyph, role: role)
    if width == 2 { self[x + 1, y] = Cell(.continuation, role: role) }
  }
}

/// Where the next glyph goes.
private struct Pen {
  var x: Int
  /// The first column that the text may not use.
  var limit: Int
  let y: Int
  let visible: Rect
  /// The last cell that was really drawn, to which combining marks are added.
  var last: Point?

  init(x: Int, limit: Int, y: Int, visible: Rect) {
    self.x = x
    self.limit = limit
    self.y = y
    self.visible = visible
  }
}

/// Right-to-left scripts, as far as drawing needs them.
enum Bidi {
  static let leftToRightMark: Unicode.Scalar = "\u{200E}"

  static func isRightToLeft(_ string: String) -> Bool {
    string.utf8.contains { $0 >= 0xD6 } && string.unicodeScalars.contains(where: isRightToLeft)
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
