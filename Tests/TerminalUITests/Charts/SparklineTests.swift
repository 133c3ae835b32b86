import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Sparkline") struct SparklineTests {
  init() {
    TestLocale.prepare()
  }

  /// A figure a day, the last one today.
  private func daily(_ values: [Double?]) -> Sparkline {
    let points = values.enumerated().map { ChartSeries.Point($0, $1) }
    return Sparkline(ChartSeries(points, cadence: 1, today: max(0, values.count - 1)))
  }

  private func text(_ values: [Double?], width: Int = 24) -> String {
    daily(values).line(width: width).text.string
  }

  @Test func isRelativeToTheHighest() {
    #expect(text([1, 2, 3, 4, 5, 6, 7, 8]) == "▂▃▄▅▅▆▇█")
    #expect(text([5]) == "█")
  }

  @Test func isRelativeToAnotherHeightWhereOneIsGiven() {
    var sparkline = daily([5, 10])
    sparkline.highest = 20
    #expect(sparkline.line(width: 9).text.string == "▃▅")
  }

  @Test func zeroNoFigureAndALittleDiffer() {
    let signs = text([0, nil, 0.001, 1_000])
    #expect(signs == "0?▁█")
    #expect(Set(AsciiForm.of(signs)).count == 4)
  }

  @Test func whatIsMissingAndWhatIsStaleHaveRolesOfTheirOwn() {
    let points = [ChartSeries.Point(0, 1), .init(1, nil), .init(2, 1), .init(4, 2)]
    let line = Sparkline(ChartSeries(points, cadence: 1, today: 6)).line(width: 9)
    #expect(line.text.string == "▅?▅?█─?")
    #expect(line.spans.last?.role == .stale)
    #expect(line.spans[1].role == .chartGap)
  }

  @Test func nothingKnownAndNothingAtAll() {
    #expect(text([nil, nil]) == "??")
    #expect(text([0, 0]) == "00")
    #expect(text([]) == " ")
  }

  @Test func manyDaysShareAColumn() {
    #expect(text([1, 8, 0, 0, 4, nil], width: 3) == "█0▅")
    #expect(text([8], width: 0) == "")
    #expect(text([8], width: -1) == "")
  }
}
