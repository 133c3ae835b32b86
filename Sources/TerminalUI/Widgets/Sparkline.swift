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
        let step = Int((value / highest * 7).rounded())
        return Span(Self.bars[min(max(step, 0), 7)], .chartLine)
      })
  }
}
