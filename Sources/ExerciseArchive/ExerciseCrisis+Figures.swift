internal import CrisisModel

/// Figures that are reported by the day or by the week; the file holds the latest of them.
extension ExerciseCrisis {
  /// As many figures of a series stay.
  private static let kept = 16

  /// Deaths by the week in every crisis, displaced people by the day in one of four.
  mutating func setUpIndicators(_ catalogue: ExerciseCatalogue, _ source: SourceID) {
    var deaths = catalogue.prototype.crisis.indicators[0]
    deaths.id = IndicatorID("\(crisis.id.rawValue)-deaths")
    deaths.name = "Made-up deaths since the beginning"
    deaths.sources = [source]
    crisis.indicators = [deaths]
    guard dice.happens(onceIn: 4) else { return }
    var displaced = deaths
    displaced.id = IndicatorID("\(crisis.id.rawValue)-displaced")
    displaced.name = "Made-up displaced people"
    displaced.cadenceDays = 1
    crisis.indicators.append(displaced)
  }

  /// Adds what is due on a day; now and then a report gives no figure.
  mutating func report(on day: CalendarDay) {
    let age = crisis.began.days(to: day)
    for place in crisis.indicators.indices
    where age % crisis.indicators[place].cadenceDays == 0 {
      let before = crisis.indicators[place].lastFigure?.value ?? 0
      let increase = Double(Int.random(in: 0...30, using: &dice))
      let value = dice.happens(onceIn: 20) ? nil : before + increase
      var series = crisis.indicators[place].series.suffix(Self.kept - 1)
      series.append(Indicator.Point(day, value))
      crisis.indicators[place].series = Array(series)
    }
  }
}
