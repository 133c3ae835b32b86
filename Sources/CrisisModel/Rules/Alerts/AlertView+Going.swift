/// Conditions that last: numbers, mandates, silence.
extension AlertView {
  /// The mandates that end soon; past their last day they are one level higher.
  func endings(within days: Int, _ level: AlertLevel) -> Found {
    Ending.within(days, of: day, in: CollectionOfOne(crisis)).map { ending in
      let evidence = AlertEvidence(
        level: ending.daysLeft < 0 ? level.raised(by: 1) : level,
        detail: .ends(daysLeft: ending.daysLeft), value: Double(ending.daysLeft),
        threshold: Double(days), unit: "days", facts: [ending.fact],
        sources: ending.measure.sources, day: ending.until)
      return (.mandate(ending.measure.id, ending.until), .holds(evidence, nil))
    }
  }

  /// The sources that have given no figure for longer than their reporting interval.
  func silences(_ cadences: Int, _ level: AlertLevel) -> Found {
    crisis.indicators.map { indicator in
      let last = indicator.lastFigure?.day
      let silent = last.map { $0.days(to: day) }
      let limit = indicator.cadenceDays * cadences
      if let silent, silent <= limit { return (.indicator(indicator.id), .doesNotHold) }
      let evidence = AlertEvidence(
        level: level, detail: .silent(lastFigure: last), value: silent.map(Double.init),
        threshold: Double(limit), unit: "days",
        facts: [.crisis(crisis.id)] + indicator.sources.map(Fact.source),
        sources: indicator.sources, day: last)
      return (.indicator(indicator.id), .holds(evidence, nil))
    }
  }

  func observe(_ threshold: AlertRule.Threshold, _ level: AlertLevel) -> Found {
    crisis.indicators.filter { threshold.concerns($0.id) }.map { indicator in
      (.indicator(indicator.id), observe(indicator, threshold, level))
    }
  }

  /// A value that is high enough counts however old it is; one that is not clears the alert only if
  /// the source is fresh and its figures cover the whole window.
  private func observe(
    _ indicator: Indicator, _ threshold: AlertRule.Threshold, _ level: AlertLevel
  ) -> AlertObservation {
    let readings = ThresholdReading.all(of: indicator, by: threshold)
    guard let last = readings.last else { return .unknown(gap(indicator) ?? .notInSnapshot) }
    let gap = gap(indicator)
    let exceeded = last.exceeded(threshold, among: readings)
    guard let steps = exceeded else {
      return gap.map { .unknown($0) }
        ?? (last.isWhole ? .doesNotHold : .unknown(.noFigure(since: last.to)))
    }
    let evidence = AlertEvidence(
      level: level.raised(by: steps), detail: .figures(from: last.from, to: last.to),
      value: last.value, threshold: threshold.floor,
      baseline: last.baseline(threshold, level: steps, among: readings), unit: indicator.unit,
      facts: [.crisis(crisis.id)] + indicator.sources.map(Fact.source), sources: indicator.sources,
      day: last.to)
    return .holds(evidence, gap)
  }

  /// Why the newest figure says nothing about today; `nil` if it does.
  private func gap(_ indicator: Indicator) -> Alert.Gap? {
    guard let figure = indicator.lastFigure else {
      return indicator.series.first.map { .noFigure(since: $0.day) }
    }
    return switch indicator.reading(on: day) {
    case .figure: nil
    case .stale: .sourceSilent(since: figure.day)
    case .noFigure: indicator.series.last.map { .noFigure(since: $0.day) }
    }
  }
}
