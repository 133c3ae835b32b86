package import TerminalUI

/// Checks that the frames of panels are straight: every corner has its three others.
package enum Borders {
  /// What is not straight, with its place; panels that begin above a row are not looked at.
  package static func complaints(about buffer: CellBuffer, below row: Int = 0) -> [String] {
    Borders.points(of: "╭", in: buffer).filter { $0.y >= row }
      .flatMap { complaints(about: buffer, from: $0) }
  }

  private static func points(of corner: Unicode.Scalar, in buffer: CellBuffer) -> [Point] {
    (0..<buffer.size.height).flatMap { y in
      (0..<buffer.size.width).map { Point(x: $0, y: y) }
    }.filter { buffer[$0.x, $0.y].glyph.base == corner }
  }

  /// Follows one panel from its upper left corner.
  ///
  /// Marks of scrolling stand on the right edge.
  private static func complaints(about buffer: CellBuffer, from corner: Point) -> [String] {
    let base = { (x: Int, y: Int) in buffer[x, y].glyph.base }
    let place = "at \(corner.x), \(corner.y)"
    guard let right = (corner.x + 1..<buffer.size.width).first(where: { base($0, corner.y) == "╮" })
    else { return ["no upper right corner \(place)"] }
    let below = corner.y + 1..<buffer.size.height
    guard let bottom = below.first(where: { base(corner.x, $0) != "│" }) else {
      return ["no lower edge \(place)"]
    }
    var complaints: [String] = []
    if base(corner.x, bottom) != "╰" { complaints.append("left edge \(place) ends at \(bottom)") }
    if base(right, bottom) != "╯" { complaints.append("no lower right corner \(place)") }
    for y in corner.y + 1..<bottom where !["│", "▲", "▼"].contains(base(right, y)) {
      complaints.append("right edge \(place) broken at \(y)")
    }
    for x in corner.x + 1..<right where base(x, bottom) != "─" {
      complaints.append("lower edge \(place) broken at \(x)")
    }
    return complaints
  }
}
