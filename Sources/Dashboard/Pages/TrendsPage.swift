internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  /// Every indicator of a crisis as a chart, with where its figures come from.
  mutating func buildTrends(_ crisis: Crisis) -> SafeText {
    text(
      "0 is zero reported, ? a figure that was due and is missing, STALE a source silent for longer than it reports. A line joins figures only where none is missing between them.",
      role: .dim)
    line(
      Line("In \(Labels.chartForm(charts.form)), b changes it; ", .dim)
        .appending("\(Labels.chartScale(charts.scale)) scale", .strong)
        .appending(", L changes it.", .dim))
    line(Line("I shows each indicator over all crises", .dim), opens: .multiples)
    if crisis.indicators.isEmpty {
      blank()
      line(Line("No indicator is on record; that is not a sign of calm.", .noData))
    }
    for indicator in crisis.indicators { addTrend(indicator) }
    return "Trends · \(SafeText(crisis.name, limit: 60))"
  }

  private mutating func addTrend(_ indicator: Indicator) {
    blank()
    let first = rows.count
    text(SafeText(indicator.name, limit: 200), role: .strong)
    line(latest(of: indicator), opens: source(of: indicator))
    addChart(indicator)
    if let note = indicator.note { text(SafeText(note), role: .dim) }
    mark(from: first, as: indicator.id)
    for id in indicator.sources {
      if let source = picture.source(id) { self.source(source) }
    }
  }

  private func source(of indicator: Indicator) -> Screen? {
    picture.newestSources(indicator.sources).first.map { .record(.source($0.id)) }
  }

  /// `233 people  21 Feb, 24 days ago, STALE  C3  every day`.
  private func latest(of indicator: Indicator) -> Line {
    let figure = lastFigure(of: indicator)
    return figure
      + Line([Span("  "), picture.gradeSpan(indicator)])
      .appending("  reports \(indicator.cadence)", .dim)
  }

  /// The last figure with its unit, date and age; a stale one is said to be so.
  func lastFigure(of indicator: Indicator) -> Line {
    let unit = SafeText(indicator.unit, limit: 40)
    guard let last = indicator.lastFigure else { return Line("no figure", .noData) }
    let date = Dates.short(last.day, today: picture.today)
    let line = Line("\(Figures.value(last.value)) \(unit)", .strong)
      .appending("  \(date), \(Dates.age(last.day, today: picture.today))", .dim)
    guard indicator.isStale(on: picture.today) else { return line }
    return line.appending(" ").appending("STALE", .stale)
  }

  /// One figure has no trend: no chart makes one of it.
  private mutating func addChart(_ indicator: Indicator) {
    guard indicator.series.count > 1 else {
      line(Line("one report on record: no trend to draw", .noData))
      return
    }
    let series = indicator.chartSeries(today: picture.today)
    var chart = Chart(series, form: charts.form)
    chart.scale = charts.scale
    chart.ticks = ChartDates(series, width: chartSize.width).ticks
    chart.lastLabel = Figures.value(series.lastFigure?.value)
    let marks = ruleMarks(of: indicator)
    chart.rules = marks.flatMap(\.lines)
    for row in chart.lines(chartSize) { line(row) }
    for mark in marks { text(mark.legend, role: .dim) }
  }

  /// Few figures do not need all of a wide window.
  private var chartSize: Size {
    Size(width: min(width, 120), height: width < 100 ? 8 : width < 160 ? 10 : 14)
  }
}
