internal import DisplayText

/// Dots, two by four in each cell, that become braille patterns.
struct BrailleDots {
  private let width: Int
  private let height: Int
  /// The pattern of each cell, as Unicode numbers them from U+2800.
  private var patterns: [UInt32]

  /// - Parameters: in cells, not in dots.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    patterns = Array(repeating: 0, count: width * height)
  }

  private static let bits: [[UInt32]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  /// Sets a dot, counted from the top left; outside the cells it does nothing.
  mutating func set(_ dot: Point) {
    guard dot.x >= 0, dot.y >= 0, dot.x < 2 * width, dot.y < 4 * height else { return }
    patterns[dot.y / 4 * width + dot.x / 2] |= Self.bits[dot.y % 4][dot.x % 2]
  }

  /// A straight line of dots.
  mutating func join(_ from: Point, _ to: Point) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      let x = Double(from.x) + part * Double(to.x - from.x)
      let y = Double(from.y) + part * Double(to.y - from.y)
      set(Point(x: Int(x.rounded()), y: Int(y.rounded())))
    }
  }

  /// Draws the patterns; cells without a dot stay as they are.
  func draw(at rect: Rect, on cells: inout CellBuffer) {
    for (index, pattern) in patterns.enumerated() where pattern != 0 {
      guard let scalar = Unicode.Scalar(0x2800 + pattern) else { continue }
      cells.set(scalar, x: rect.x + index % width, y: rect.y + index / width, role: .chartLine)
    }
  }
}
