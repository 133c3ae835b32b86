extension Timeline {
  /// For each entry up to today, the days since the one before; `nil` for the first.
  ///
  /// Only entries that are known to the day have such a distance, and only they end one.
  package var daysBefore: [Int?] {
    var last: CalendarDay?
    return past.map { entry in
      guard entry.date.precision == .day else { return nil }
      defer { last = entry.date.day }
      return last?.days(to: entry.date.day)
    }
  }

  /// Whether nothing at all can be on record for the days between an entry and so many days before
  /// it; what is dated only to the week or month may fall there.
  package func isSilent(before index: Int, days: Int) -> Bool {
    let day = past[index].date.day
    return days > 1 && isSilent(from: day.advanced(by: 1 - days), to: day.advanced(by: -1))
  }

  /// Days since the last entry known to the day, if nothing can be on record since; otherwise
  /// `nil`.
  package var silentDaysToToday: Int? {
    guard let last = past.last(where: { $0.date.precision == .day })?.date.day,
      last < today, isSilent(from: last.advanced(by: 1), to: today)
    else { return nil }
    return last.days(to: today)
  }

  private func isSilent(from first: CalendarDay, to last: CalendarDay) -> Bool {
    !past.contains { $0.date.mayFall(between: first, and: last) }
  }
}
