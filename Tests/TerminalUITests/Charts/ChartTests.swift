import DisplayText
import TerminalUI
import TestSupport
import Testing

/// The lines of a chart of points given as `[day: value]`, 20 x 6 unless said.
func chartLines(
  _ points: [(Int, Double?)], cadence: Int = 1, today: Int? = nil, form: Chart.Form = .block,
  size: Size = Size(width: 20, height: 6), _ change: (inout Chart) -> Void = { _ in }
) -> [String] {
  let all = points.map { ChartSeries.Point($0.0, $0.1) }
  let series = ChartSeries(all, cadence: cadence, today: today ?? all.last?.day ?? 0)
  var chart = Chart(series, form: form)
  change(&chart)
  return chart.lines(size).map(\.text.string)
}

@Suite("Chart") struct ChartTests {
  init() {
    TestLocale.prepare()
  }

  private static let days = (0..<16).map { ($0, Double($0)) }

  @Test func barsRiseInEighths() {
    #expect(
      chartLines(Self.days) == [
        "15┤             ▂▄▆█",
        "  │         ▁▃▅▇████",
        "  │    ▁▃▅▇ ████████",
        "  │ ▂▄▆████ ████████",
        " 0└0────────────────",
        "",
      ])
  }

  @Test func linesAreDots() {
    #expect(
      chartLines(Self.days, form: .braille) == [
        "15┤             ⣀⠤⠔⠊",
        "  │        ⢀⣀⠤⠒⠉",
        "  │    ⢀⡠⠔⠊⠁",
        "  │⣀⠤⠒⠉⠁",
        " 0└0────────────────",
        "",
      ])
  }

  @Test func stemsAreASCII() {
    #expect(
      chartLines(Self.days, form: .ascii) == [
        "15+             ****",
        "  |         ****||||",
        "  |    **** ||||||||",
        "  | ***|||| ||||||||",
        " 0+0----------------",
        "",
      ])
  }

  @Test func zeroStandsOnTheAxisAndAGapIsASign() {
    #expect(
      chartLines([(0, 4), (1, 0), (2, nil), (3, 4)]) == [
        "4┤█                █",
        " │█                █",
        "2┤█                █",
        " │█                █",
        "0└──────0──??????───",
        "",
      ])
  }

  @Test func noLineLeadsOverAGap() {
    #expect(
      chartLines([(0, 4), (1, 4), (2, nil), (3, 4), (4, 2)], form: .braille) == [
        "4┤●⠉⠉⠉●        ●⠤⡀",
        "2┤               ⠈⠒●",
        " │",
        " │",
        "0└───────????───────",
        "",
      ])
  }

  @Test func aSilentSourceIsAGapAndThenStale() {
    #expect(
      chartLines([(0, 4), (1, 4), (5, 4), (6, 2)], today: 40, form: .braille) == [
        "4┤●●    ●⡄",
        "2┤       ⠘●",
        " │",
        " │",
        "0└──????────?STALE?›",
        "",
      ])
  }

  @Test func onePoint() {
    #expect(
      chartLines([(0, 7)], form: .braille) { $0.lastLabel = "7" } == [
        "8┤● 7",
        "4┤",
        " │",
        " │",
        "0└──────────────────",
        "",
      ])
  }

  @Test func allEqual() {
    #expect(
      chartLines([(0, 5), (1, 5), (2, 5)], form: .braille) == [
        "5┤●⠉⠉⠉⠉⠉⠉⠉⠉●⠉⠉⠉⠉⠉⠉⠉●",
        " │",
        " │",
        " │",
        "0└──────────────────",
        "",
      ])
  }

  @Test func allZero() {
    #expect(
      chartLines([(0, 0), (1, 0), (2, 0)]) == [
        "1┤",
        " │",
        " │",
        " │",
        "0└0────────0───────0",
        "",
      ])
  }

  @Test func oneOutlierLeavesTheOthersVisible() {
    #expect(
      chartLines([(0, 1), (1, 1), (2, 10_000), (3, 1)]) == [
        "10k┤          █",
        "   │          █",
        "   │          █",
        "   │▁    ▁    █    ▁",
        "  0└────────────────",
        "",
      ])
  }

  @Test func nothingKnown() {
    #expect(
      chartLines([(0, nil), (1, nil)]) == [
        " │",
        " │",
        " │ no figure",
        " │",
        " └??????????????????",
        "",
      ])
    #expect(
      chartLines([]) == [
        " │",
        " │",
        " │ no figure",
        " │",
        " └",
        "",
      ])
  }

  @Test func belowZeroIsBelowADashedLine() {
    #expect(
      chartLines([(0, -4), (1, 4)], size: Size(width: 20, height: 8)) == [
        " 4┤                ●",
        "  │",
        "  │",
        " 0┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        "  │",
        "  │●",
        "-4└─────────────────",
        "",
      ])
  }

  @Test func allBelowZero() {
    #expect(
      chartLines([(0, -2e6), (1, -1e6)], size: Size(width: 20, height: 8)) == [
        "  0┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄",
        "   │",
        "   │",
        "-1M┤               ●",
        "   │",
        "   │●",
        "-2M└────────────────",
        "",
      ])
  }

  @Test func hugeAndTinyValues() {
    #expect(
      chartLines([(0, 1e15), (1, 3e15)]) == [
        "3e15┤              █",
        "    │              █",
        "    │▃             █",
        "    │█             █",
        "   0└───────────────",
        "",
      ])
    #expect(
      chartLines([(0, 0.01), (1, 0.03)]) == [
        "0.03┤              █",
        "    │              █",
        "    │▃             █",
        "    │█             █",
        "   0└───────────────",
        "",
      ])
    #expect(
      chartLines([(0, 2_700_000), (1, 1_000_000)]) == [
        "3M┤▅",
        "  │█",
        "  │█               ▃",
        "  │█               █",
        " 0└─────────────────",
        "",
      ])
    #expect(chartLines([(0, 1e-307), (1, .infinity), (2, 1.7e308)]).count == 6)
  }

  @Test func rulesAreDashedAndLabelled() {
    let rules = { (chart: inout Chart) in chart.rules = [.init(6, "threshold 6")] }
    #expect(
      chartLines([(0, 1), (1, 2), (2, 10)], rules) == [
        "10┤                █",
        "  │┄┄┄┄┄threshold 6█",
        "  │                █",
        "  │▃       ▆       █",
        " 0└─────────────────",
        "",
      ])
    #expect(
      chartLines([(0, 1), (1, 2), (2, 10)], form: .ascii, rules) == [
        "10+                *",
        "  | - - threshold 6|",
        "  |                |",
        "  |*       *       |",
        " 0+-----------------",
        "",
      ])
  }

  @Test func aLogScaleSaysSo() {
    let log = { (chart: inout Chart) in chart.scale = .logarithmic }
    let size = Size(width: 20, height: 8)
    #expect(
      chartLines([(0, 1), (1, 10), (2, 0), (3, 1_000)], size: size, log) == [
        "1,000┤             █",
        "     │             █",
        "  100┤             █",
        "     │             █",
        "   10┤    █        █",
        "     │▁   █        █",
        "    1└─────────0────",
        "log",
      ])
  }

  @Test func datesThatWouldTouchAreLeftOut() {
    let ticks = { (chart: inout Chart) in
      chart.ticks = [.init(0, "1 Mar"), .init(9, "10 Mar"), .init(1, "2 Mar"), .init(99, "never")]
    }
    #expect(
      chartLines([(0, 1), (9, 2)], cadence: 9, ticks) == [
        "2┤                 █",
        " │                 █",
        "1┤█                █",
        " │█                █",
        "0└┴────────────────┴",
        "  1 Mar       10 Mar",
      ])
  }

  @Test func theLastFigureIsLabelledWhereThereIsRoom() {
    #expect(
      chartLines(Self.days, form: .braille) { $0.lastLabel = "15" } == [
        "15┤             ⣀⠤⠔⠊",
        "  │        ⢀⣀⠤⠒⠉15",
        "  │    ⢀⡠⠔⠊⠁",
        "  │⣀⠤⠒⠉⠁",
        " 0└0────────────────",
        "",
      ])
  }

  @Test func belowTheSmallestSizeItIsARow() {
    let points: [(Int, Double?)] = [(0, 1), (1, 0), (2, nil), (3, 4)]
    #expect(chartLines(points, size: Size(width: 19, height: 2)) == ["▃0?█", ""])
    #expect(chartLines(points, size: Size(width: 1, height: 1)) == ["█"])
    #expect(chartLines(points, size: Size(width: 0, height: 0)) == [])
  }
}
