internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  /// Each indicator over all crises, on one scale of height and time.
  mutating func buildMultiples() -> SafeText {
    text(
      "Rows of one indicator have one scale and the same days. 0 is zero reported, ? a figure that was due and is missing, no data an indicator that is not on record for the crisis: not a sign of calm.",
      role: .dim)
    let ids = crises.flatMap { $0.indicators.map(\.id) }
    let counts = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
    var seen: Set<IndicatorID> = []
    let order = ids.filter { seen.insert($0).inserted }
    for id in order where counts[id] ?? 0 > 1 { addMultiple(id, everyCrisis: true) }
    for id in order where counts[id] == 1 { addMultiple(id, everyCrisis: false) }
    let silent = crises.filter(\.indicators.isEmpty)
    if !silent.isEmpty { heading("No indicator on record", note: "not a sign of calm") }
    for crisis in silent { addNoData(crisis) }
    return "Trends · all crises"
  }

  private static let nameWidth = 16

  /// - Parameter everyCrisis: has a row for each crisis without it; where only one crisis has it,
  ///   one line says so of all others.
  private mutating func addMultiple(_ id: IndicatorID, everyCrisis: Bool) {
    let found = crises.compactMap { crisis in
      crisis.indicators.first { $0.id == id }.map { (crisis: crisis, indicator: $0) }
    }
    guard let scale = MultiplesScale(found.map(\.indicator), today: picture.today) else { return }
    blank()
    if let name = found.first?.indicator.name { text(SafeText(name, limit: 200), role: .strong) }
    text("\(id.text): \(scale.words)", role: .dim)
    for crisis in crises {
      if let entry = found.first(where: { $0.crisis.id == crisis.id }) {
        addRow(crisis, entry.indicator, scale)
      } else if everyCrisis {
        addNoData(crisis)
      }
    }
    guard !everyCrisis else { return }
    let others = crises.filter { $0.id != found.first?.crisis.id }
    let names = others.map { SafeText($0.name, limit: 80) }
    if !names.isEmpty { text("no data: \(SafeText.joined(names))", role: .noData) }
  }

  private mutating func addNoData(_ crisis: Crisis) {
    line(name(crisis).appending("no data", .noData), opens: .aspect(.trends, crisis.id))
  }

  private func name(_ crisis: Crisis) -> Line {
    let name = SafeText(crisis.name, limit: 80).truncated(to: Self.nameWidth - 1)
    return Line(name.padded(to: Self.nameWidth), .strong)
  }

  private mutating func addRow(_ crisis: Crisis, _ indicator: Indicator, _ scale: MultiplesScale) {
    let series = indicator.chartSeries(today: picture.today, shared: scale.window)
    let room = min(80, max(12, width - Self.nameWidth - 48))
    let sparkline = Sparkline(series, highest: scale.highest).line(width: room)
    let gap = SafeText("").padded(to: room - sparkline.width + 2)
    line(
      name(crisis) + sparkline.appending(gap) + latest(indicator),
      opens: .aspect(.trends, crisis.id), of: indicator.id)
  }

  /// `233 STALE 21 Feb, 24 days ago B2`: what must not be cut off comes first.
  private func latest(_ indicator: Indicator) -> Line {
    guard let last = indicator.lastFigure else { return Line("no figure", .noData) }
    var line = Line("\(Figures.value(last.value)) ", .strong)
    if indicator.isStale(on: picture.today) {
      line = line.appending("STALE", .stale).appending(" ")
    }
    let date = Dates.short(last.day, today: picture.today)
    return line.appending("\(date), \(Dates.age(last.day, today: picture.today)) ", .dim)
      + Line([picture.gradeSpan(indicator)])
  }
}

/// The days and the height that rows of one indicator share.
private struct MultiplesScale {
  let window: ClosedRange<Int>
  let highest: Double
  private let unit: SafeText
  /// Crises may count in units of their own; then heights compare nothing.
  private let isMixed: Bool

  init?(_ indicators: [Indicator], today: CalendarDay) {
    let days = indicators.flatMap { $0.series.map(\.day.dayNumber) }
    guard let first = indicators.first, let start = days.min(), let end = days.max() else {
      return nil
    }
    window = start...max(end, today.dayNumber)
    highest = indicators.flatMap { $0.series.compactMap(\.value) }.max() ?? 0
    unit = SafeText(first.unit, limit: 40)
    isMixed = indicators.contains { $0.unit != first.unit }
  }

  /// `0 to 500 people, 19 Dec 2010 to 17 Mar 2011`.
  var words: SafeText {
    let dates: SafeText =
      "\(Dates.long(CalendarDay(dayNumber: window.lowerBound))) to \(Dates.long(CalendarDay(dayNumber: window.upperBound)))"
    if isMixed { return "UNITS DIFFER: heights do not compare; \(dates)" }
    return "0 to \(Figures.value(highest)) \(unit), \(dates)"
  }
}
