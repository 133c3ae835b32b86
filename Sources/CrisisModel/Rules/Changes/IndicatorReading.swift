extension Indicator {
  /// What an indicator says on a day: zero is a figure, no figure is not zero, and a stale figure
  /// is neither.
  package enum Reading: Hashable, Sendable {
    case figure(Double)
    /// The latest report gave no figure, or nothing was reported yet.
    case noFigure
    /// The last figure is older than the source's cadence.
    case stale

    /// The figure as JSON writes it, or `noFigure` or `stale`.
    package var word: String {
      switch self {
      case .figure(let value): Self.number(value)
      case .noFigure: "noFigure"
      case .stale: "stale"
      }
    }

    private static func number(_ value: Double) -> String {
      value.rounded() == value && value.magnitude < 1e15 ? String(Int(value)) : String(value)
    }
  }

  /// The newest point that has a figure; `nil` if none has.
  package var lastFigure: Point? { series.last { $0.value != nil } }

  /// What the indicator says on a day, by the series and the source's cadence.
  package func reading(on day: CalendarDay) -> Reading {
    if isStale(on: day) { return .stale }
    return series.last?.value.map(Reading.figure) ?? .noFigure
  }

  /// Whether its source has been silent for longer than its cadence; an indicator that never had a
  /// figure is not stale.
  package func isStale(on day: CalendarDay) -> Bool {
    guard let last = lastFigure else { return false }
    return last.day.days(to: day) > cadenceDays
  }
}
