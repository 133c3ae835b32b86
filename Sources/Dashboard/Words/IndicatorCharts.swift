internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension Indicator {
  var points: [ChartSeries.Point] {
    series.map { ChartSeries.Point($0.day.dayNumber, $0.value) }
  }

  /// The series as charts draw it; the same rules say what is missing and what is stale.
  func chartSeries(today: CalendarDay, shared: ClosedRange<Int>? = nil) -> ChartSeries {
    ChartSeries(points, cadence: cadenceDays, today: today.dayNumber, shared: shared)
  }

  /// `every day`, `every 7 days`.
  var cadence: SafeText { cadenceDays == 1 ? "every day" : "every \(cadenceDays) days" }
}

/// Dates for the axis of a chart: days, months or years, never finer than the source reports.
struct ChartDates {
  private enum Unit {
    case day, month, year
  }

  let ticks: [Chart.Tick]

  /// - Parameter width: columns of the chart; dates are as far apart as that takes.
  init(_ series: ChartSeries, width: Int) {
    let days = series.window.count
    let most = max(1, width / 14)
    let unit: Unit =
      days > 1_100 || series.cadence >= 365
      ? .year : days > 62 || series.cadence >= 28 ? .month : .day
    let first = CalendarDay(dayNumber: series.window.lowerBound)
    let last = CalendarDay(dayNumber: series.window.upperBound)
    let between =
      switch unit {
      case .day: Self.days(first, last, most)
      case .month: Self.months(first, last, most)
      case .year: Self.years(first, last, most)
      }
    var year: Int?
    var seen: Set<SafeText> = []
    let ordered = ([first] + between.filter { $0 > first && $0 < last } + [last]).map { day in
      let tick = Chart.Tick(day.dayNumber, Self.text(day, unit, after: year))
      year = day.components.year
      return tick
    }.filter { seen.insert($0.label).inserted }
    ticks = ordered.prefix(1) + ordered.dropFirst().suffix(1) + ordered.dropFirst().dropLast()
  }

  /// A day has its year where it is another one than before.
  private static func text(_ day: CalendarDay, _ unit: Unit, after year: Int?) -> SafeText {
    switch unit {
    case .day: day.components.year == year ? Dates.short(day, today: day) : Dates.long(day)
    case .month: Dates.month(day)
    case .year: SafeText(day.components.year)
    }
  }

  private static func days(
    _ first: CalendarDay, _ last: CalendarDay, _ most: Int
  ) -> [CalendarDay] {
    let length = first.days(to: last)
    let step = [1, 2, 7, 14].first { length / $0 <= most } ?? 28
    return stride(from: 0, through: length, by: step).map(first.advanced)
  }

  private static func months(
    _ first: CalendarDay, _ last: CalendarDay, _ most: Int
  ) -> [CalendarDay] {
    let count = first.days(to: last) / 30
    let step = [1, 2, 3, 6].first { count / $0 <= most } ?? 12
    let (year, month, _) = first.components
    return (0...count + 1).compactMap { offset in
      let index = month - 1 + offset
      guard index.isMultiple(of: step) else { return nil }
      let day = CalendarDay(year: year + index / 12, month: index % 12 + 1, day: 1)
      return day.flatMap { (first...last).contains($0) ? $0 : nil }
    }
  }

  private static func years(
    _ first: CalendarDay, _ last: CalendarDay, _ most: Int
  ) -> [CalendarDay] {
    let (from, to) = (first.components.year, last.components.year)
    return stride(from: from + 1, through: to, by: (to - from) / most + 1).compactMap {
      let day = CalendarDay(year: $0, month: 1, day: 1)
      return day.flatMap { (first...last).contains($0) ? $0 : nil }
    }
  }
}
