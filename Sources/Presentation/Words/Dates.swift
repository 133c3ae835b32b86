package import CrisisModel
package import DisplayText

/// How days and times are written; never finer than they are known.
package enum Dates {
  private static let months: [SafeText] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The date-time group of the trade: `172359Z MAR 11`.
  package static func group(_ instant: Instant) -> SafeText {
    let (year, month, day) = instant.day.components
    let minute = instant.secondOfDay / 60
    let clock = pair(minute / 60) + pair(minute % 60)
    return "\(pair(day))\(clock)Z \(months[month - 1].uppercased()) \(pair(year % 100))"
  }

  /// `17 Mar`, with the year where it is not the year of `today`.
  package static func short(_ day: CalendarDay, today: CalendarDay) -> SafeText {
    let (year, month, date) = day.components
    let text: SafeText = "\(date) \(months[month - 1])"
    return year == today.components.year ? text : "\(text) \(year)"
  }

  /// At most eight columns: `17 Mar`, or `Mar 2005` where it is another year.
  package static func compact(_ day: CalendarDay, today: CalendarDay) -> SafeText {
    let (year, month, date) = day.components
    return year == today.components.year
      ? "\(date) \(months[month - 1])" : "\(months[month - 1]) \(year)"
  }

  /// `17 Mar 2011`.
  package static func long(_ day: CalendarDay) -> SafeText {
    let (year, month, date) = day.components
    return "\(date) \(months[month - 1]) \(year)"
  }

  /// `Mar 2011`.
  package static func month(_ day: CalendarDay) -> SafeText {
    let (year, month, _) = day.components
    return "\(months[month - 1]) \(year)"
  }

  /// `17 Mar 2011`, `week of 14 Mar 2011`, `March 2011`, `2011`.
  package static func dated(_ date: DatedDay) -> SafeText {
    switch date.precision {
    case .day: long(date.day)
    case .week: "week of \(long(date.day))"
    case .month: self.month(date.day)
    case .year: SafeText(date.day.components.year)
    }
  }

  package static func shortDated(_ date: DatedDay, today: CalendarDay) -> SafeText {
    date.precision == .day ? short(date.day, today: today) : dated(date)
  }

  /// `today`, `1 day ago`, `13 days ago`, `in 14 days`.
  package static func age(_ day: CalendarDay, today: CalendarDay) -> SafeText {
    switch day.days(to: today) {
    case 0: "today"
    case 1: "1 day ago"
    case -1: "in 1 day"
    case let days where days > 0: "\(days) days ago"
    case let days: "in \(-days) days"
    }
  }

  private static func pair(_ number: Int) -> SafeText {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
