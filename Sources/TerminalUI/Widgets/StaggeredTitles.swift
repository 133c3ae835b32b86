package import DisplayText

/// Titles that are wider than their columns, one above the other, each with a line down to its
/// column.
///
///     use of force  arms embargo
///     │   no-fly    │   plan
///     ▲   △         ·   ▼
package struct StaggeredTitles {
  /// From the left edge of one column to that of the next.
  package let step: Int
  /// How many of the titles fit, counted from the first; the others must be named elsewhere.
  package let count: Int
  package let lines: [Line]

  /// - Parameters:
  ///   - indent: where the first column begins.
  ///   - steps: the narrowest and widest column.
  package init(_ titles: [SafeText], indent: Int, width: Int, steps: ClosedRange<Int>) {
    let fits = { (step: Int, count: Int) in
      titles.prefix(count).enumerated().allSatisfy { index, title in
        indent + index * step + title.width <= width
      }
    }
    let step = steps.reversed().first { fits($0, titles.count) } ?? steps.lowerBound
    let count = (0...titles.count).last { fits(step, $0) } ?? 0
    self.step = step
    self.count = count
    let shown = Array(titles.prefix(count))
    let heights = Self.heights(shown.map(\.width), step: step)
    lines = (0...(heights.max() ?? 0)).reversed().map { level in
      Self.line(at: level, shown, heights, indent: indent, step: step)
    }
  }

  /// How far above its column each title stands, clear of the titles and lines to its right.
  private static func heights(_ widths: [Int], step: Int) -> [Int] {
    var heights = Array(repeating: 0, count: widths.count)
    for index in widths.indices.reversed() {
      let reach = index + widths[index] / step
      let right = heights.indices.filter { $0 > index && $0 <= reach }
      heights[index] = right.map { heights[$0] + 1 }.max() ?? 0
    }
    return heights
  }

  private static func line(
    at level: Int, _ titles: [SafeText], _ heights: [Int], indent: Int, step: Int
  ) -> Line {
    var line = Line(("" as SafeText).padded(to: indent))
    for (index, title) in titles.enumerated() where heights[index] >= level {
      let gap = indent + index * step - line.width
      line = line.appending(("" as SafeText).padded(to: gap))
      line =
        heights[index] == level
        ? line.appending(title, .tableHeader) : line.appending("│", .dim)
    }
    return line
  }
}
