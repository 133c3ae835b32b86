import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Charts of any size") struct ChartBoundsTests {
  init() {
    TestLocale.prepare()
  }

  private static func value(_ generator: inout SeededGenerator) -> Double? {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: nil
    case 1: 0
    case 2: Double.random(in: -1e15...1e15, using: &generator)
    case 3: Double.random(in: 0...1e-9, using: &generator)
    default: Double(Int.random(in: 0...5_000, using: &generator))
    }
  }

  private static func chart(_ generator: inout SeededGenerator, _ form: Chart.Form) -> Chart {
    var day = Int.random(in: -800_000...800_000, using: &generator)
    let points = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      day += Int.random(in: 1...90, using: &generator)
      return ChartSeries.Point(day, value(&generator))
    }
    let silence = Int.random(in: 0...4_000, using: &generator)
    let cadence = Int.random(in: 1...365, using: &generator)
    var chart = Chart(ChartSeries(points, cadence: cadence, today: day + silence), form: form)
    chart.scale = Bool.random(using: &generator) ? .linear : .logarithmic
    chart.rules = [.init(100, "baseline 100"), .init(-3, "a long name of a threshold")]
    chart.ticks = points.map { .init($0.day, "17 Mar 2011") }
    chart.lastLabel = "12,345,678"
    return chart
  }

  /// In its rectangle and nowhere else, whatever the figures and the size.
  @Test(arguments: Chart.Form.allCases) func nothingIsDrawnBeside(form: Chart.Form) {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<400 {
      let rect = Rect(
        x: Int.random(in: -5...20, using: &generator),
        y: Int.random(in: -5...10, using: &generator),
        width: Int.random(in: 0...90, using: &generator),
        height: Int.random(in: 0...20, using: &generator))
      let chart = Self.chart(&generator, form)
      var buffer = CellBuffer(size: Size(width: 80, height: 24))
      chart.draw(in: rect, on: &buffer)
      let inside = rect.intersection(buffer.area)
      buffer.fill(inside, role: .text)
      #expect(buffer == CellBuffer(size: buffer.size), "\(rect)")
      let lines = chart.lines(Size(width: rect.width, height: rect.height))
      #expect(lines.count == rect.height)
      #expect(lines.allSatisfy { $0.width <= rect.width })
    }
  }

  /// The form for terminals without UTF-8 needs no replacing.
  @Test func theASCIIFormIsASCII() {
    var generator = SeededGenerator(seed: 72)
    for _ in 0..<200 {
      let chart = Self.chart(&generator, .ascii)
      let text = chart.lines(Size(width: 60, height: 12)).map(\.text.string).joined()
      #expect(text.unicodeScalars.filter { $0.value < 0x20 || $0.value >= 0x7F } == [], "\(text)")
    }
  }

  /// Signs of what is not known keep apart from figures in ASCII too.
  @Test func brailleAndBlocksHaveAnASCIIForm() {
    #expect(AsciiForm.of("●⠉⠁⣀⠤⡇⠢ ▇─?0›") == "*''.-|- #-?0>")
    #expect(AsciiForm.of("\u{2800}\u{28FF}") == " |")
  }

  @Test func theStaleTailAndGapsHaveRolesOfTheirOwn() {
    let points: [ChartSeries.Point] = [.init(0, 4), .init(1, nil), .init(2, 4)]
    let chart = Chart(ChartSeries(points, cadence: 1, today: 40), form: .block)
    let axis = chart.lines(Size(width: 24, height: 5))[3]
    let stale = axis.spans.filter { $0.role == .stale }.map(\.text.string)
    #expect(stale.joined().contains("STALE"))
    #expect(axis.spans.contains { $0.role == .chartGap && $0.text.string.contains("?") })
  }
}
