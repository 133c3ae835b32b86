extension Timeline {
  /// How many entries fall into equal stretches of days, up to today.
  package struct Density: Hashable, Sendable {
    /// The first day of the first stretch.
    package let first: CalendarDay
    /// The length of each stretch, in days.
    package let daysPerBucket: Int
    /// How many events fall into each stretch.
    package let happened: [Int]
    /// How many entries of the response fall into each stretch.
    package let response: [Int]
    /// How many entries have a week, month or year that lies in no single stretch; they are counted
    /// nowhere else, since that would invent a day for them.
    package let unplaced: Int

    /// The first day of a stretch, counted from 0.
    package func start(of bucket: Int) -> CalendarDay {
      first.advanced(by: bucket * daysPerBucket)
    }
  }

  /// At most `limit` stretches; `nil` if nothing is on record or `limit` is not positive.
  package func density(atMost limit: Int) -> Density? {
    guard limit > 0, let first = past.map(\.date.earliest).min(), first <= today else { return nil }
    let days = first.days(to: today) + 1
    let width = (days + limit - 1) / limit
    let count = (days + width - 1) / width
    var lanes: [Lane: [Int]] = [:]
    var unplaced = 0
    for entry in past {
      let start = first.days(to: entry.date.earliest) / width
      let end = first.days(to: min(entry.date.latest, today)) / width
      if start == end {
        lanes[entry.lane, default: Array(repeating: 0, count: count)][start] += 1
      } else {
        unplaced += 1
      }
    }
    let empty = Array(repeating: 0, count: count)
    return Density(
      first: first, daysPerBucket: width, happened: lanes[.happened] ?? empty,
      response: lanes[.response] ?? empty, unplaced: unplaced)
  }
}
