extension DatedDay {
  /// The first day that may be meant.
  package var earliest: CalendarDay {
    let (year, month, _) = day.components
    return switch precision {
    case .day: day
    case .week: day.advanced(by: -6)
    case .month: CalendarDay(year: year, month: month, day: 1) ?? day
    case .year: CalendarDay(year: year, month: 1, day: 1) ?? day
    }
  }

  /// The last day that may be meant.
  ///
  /// A week is recorded by any of its days, so that six days on either side may be meant.
  package var latest: CalendarDay {
    let (year, month, _) = day.components
    return switch precision {
    case .day: day
    case .week: day.advanced(by: 6)
    case .month:
      CalendarDay(year: year, month: month, day: CalendarDay.length(ofMonth: month, year: year))
        ?? day
    case .year: CalendarDay(year: year, month: 12, day: 31) ?? day
    }
  }

  /// Whether the day that is meant may lie between two others, both included.
  package func mayFall(between first: CalendarDay, and last: CalendarDay) -> Bool {
    earliest <= last && latest >= first
  }
}
