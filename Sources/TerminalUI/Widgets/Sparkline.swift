/// A number over time in one row: bars of eight heights; zero, no figure and nothing yet differ.
package struct Sparkline {
  /// Values in order of time; `nil` is "no figure".
  package var values: [Double?]

  package init(values: [Double?]) {
    self.values = values
  }

  private static let bars: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One column a value, the newest ones where there are more than fit.
  ///
  /// Zero is a low line, no figure a question mark.
  package func line(width: Int) -> Line {
    let shown = values.suffix(max(0, width))
    let highest = values.compactMap { $0 }.max() ?? 0
    return Line(
      shown.map { value in
        guard let value else { return Span("?", .chartGap) }
        guard value > 0, highest > 0 else { return Span("_", .chartLine) }
        return Span(Self.bar(value / highest), .chartLine)
      })
  }

  /// One of eight heights for a part of the highest value, 0 to 1.
  package static func bar(_ part: Double) -> SafeText {
    bars[Int((min(max(part, 0), 1) * 7).rounded())]
  }
}
