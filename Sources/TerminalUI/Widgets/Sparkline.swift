package import DisplayText

/// A series over days in one row: bars of eight heights on the signs of a chart's axis.
///
/// In `▂─▅─0─?──█???`, `0` is zero reported, `?` a figure that was due and is missing, and `─` that
/// none was due; a stale end has a role of its own.
package struct Sparkline {
  package var series: ChartSeries
  /// The value of a full bar; `nil` for the highest figure.
  package var highest: Double?

  package init(_ series: ChartSeries, highest: Double? = nil) {
    self.series = series
    self.highest = highest
  }

  private static let bars: [SafeText] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// As many columns as the series has days, but at most `width`.
  package func line(width: Int) -> Line {
    let days = series.window.upperBound - series.window.lowerBound + 1
    let top = highest ?? series.figures.max() ?? 0
    let columns = series.columns(min(days, width))
    return Line(columns.map { span($0, top) })
  }

  private func span(_ column: ChartColumn, _ top: Double) -> Span {
    if let value = column.highest, value > 0, top > 0 {
      return Span(Self.bar(value / top), .chartLine)
    }
    // A value below zero has no height in a row; the chart shows it.
    if let value = column.highest, value < 0 { return Span("▾", .chartLine) }
    switch column.sign {
    case .before: return Span(" ")
    case .nothingDue, .figure: return Span("─", .dim)
    case .zero: return Span("0", .chartLine)
    case .gap: return Span("?", .chartGap)
    case .stale: return Span("?", .stale)
    }
  }

  /// One of eight heights for a part of the highest value, 0 to 1.
  package static func bar(_ part: Double) -> SafeText {
    bars[Int((min(max(part, 0), 1) * 7).rounded())]
  }
}
