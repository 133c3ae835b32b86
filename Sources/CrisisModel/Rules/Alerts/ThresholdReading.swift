/// The value that a threshold compares, as of the day of one of an indicator's figures.
///
/// A sum or an increase uses only the figures inside the window, so that it never says more than is
/// on record: no difference spans a time without figures.
package struct ThresholdReading: Hashable, Sendable {
  /// The first day of the figures used.
  package let from: CalendarDay
  /// The last day of the figures used.
  package let to: CalendarDay
  /// In the indicator's unit.
  package let value: Double
  /// Whether the figures cover the window at the source's cadence; if not, the value is a lower
  /// bound, which can be high enough but never too low.
  package let isWhole: Bool

  /// One value for each day with a figure, in order; none for an increase from a single figure.
  package static func all(
    of indicator: Indicator, by threshold: AlertRule.Threshold
  ) -> [ThresholdReading] {
    if threshold.reading == .figure {
      return indicator.series.compactMap { point in
        point.value.map { .init(from: point.day, to: point.day, value: $0, isWhole: true) }
      }
    }
    var readings: [ThresholdReading] = []
    var start = 0
    for (end, point) in indicator.series.enumerated() where point.value != nil {
      // The last day counts as one of the window's days.
      let opening = point.day.advanced(by: -threshold.windowDays)
      while indicator.series[start].day <= opening && start < end
        && (threshold.reading == .sum || indicator.series[start].day < opening)
      {
        start += 1
      }
      let window = indicator.series[start...end]
      if let reading = read(window, opening, indicator.cadenceDays, threshold.reading) {
        readings.append(reading)
      }
    }
    return readings
  }

  private static func read(
    _ window: ArraySlice<Indicator.Point>, _ opening: CalendarDay, _ cadence: Int,
    _ reading: AlertRule.Threshold.Reading
  ) -> ThresholdReading? {
    guard let first = window.first(where: { $0.value != nil }), let last = window.last,
      let before = first.value, let after = last.value
    else { return nil }
    let reachesBack = opening.days(to: first.day) <= cadence
    if reading == .increase {
      guard first.day < last.day else { return nil }
      return ThresholdReading(
        from: first.day, to: last.day, value: after - before, isWhole: reachesBack)
    }
    let hasHole = zip(window, window.dropFirst()).contains { $0.day.days(to: $1.day) > cadence }
    return ThresholdReading(
      from: first.day, to: last.day, value: window.reduce(0) { $0 + ($1.value ?? 0) },
      isWhole: reachesBack && !hasHole && window.allSatisfy { $0.value != nil })
  }
}

extension ThresholdReading {
  /// By how many levels it exceeds the rule's own; `nil` if it does not reach the floor or the
  /// first baseline.
  ///
  /// A longer baseline counts only if the record reaches further back than the shorter one: the
  /// highest value of three weeks on record is not the highest of three years.
  func exceeded(
    _ threshold: AlertRule.Threshold, among readings: [ThresholdReading]
  ) -> Int? {
    guard value >= threshold.floor else { return nil }
    if let extreme = threshold.extreme, value >= extreme {
      return max(1, threshold.baselineDays.count)
    }
    let record = recordDays(readings)
    var steps: Int?
    for (index, days) in threshold.baselineDays.enumerated() {
      if index > 0, record <= threshold.baselineDays[index - 1] { break }
      if let highest = highest(days, readings), highest > value { break }
      steps = index
    }
    return threshold.baselineDays.isEmpty ? 0 : steps
  }

  /// The baseline on which the level rests; `nil` if the rule has none.
  package func baseline(
    _ threshold: AlertRule.Threshold, level: Int, among readings: [ThresholdReading]
  ) -> AlertEvidence.Baseline? {
    guard !threshold.baselineDays.isEmpty else { return nil }
    let days = threshold.baselineDays[min(level, threshold.baselineDays.count - 1)]
    return AlertEvidence.Baseline(
      value: highest(days, readings), days: days, daysOnRecord: min(days, recordDays(readings)))
  }

  private func highest(_ days: Int, _ readings: [ThresholdReading]) -> Double? {
    readings.filter { $0.to < to && $0.to.days(to: to) <= days }.map(\.value).max()
  }

  private func recordDays(_ readings: [ThresholdReading]) -> Int {
    readings.first.map { $0.from.days(to: to) } ?? 0
  }
}
