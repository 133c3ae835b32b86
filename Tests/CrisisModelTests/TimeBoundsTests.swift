import CrisisModel
import Testing

/// Times stay in the years 1 to 9999, whatever is added to them.
@Suite("Bounds of time") struct TimeBoundsTests {
  private static let extremes = [Int.min, .min + 1, -1 << 40, -1, 0, 1, 1 << 40, .max - 1, .max]

  @Test func boundsAreTheFirstAndTheLastSecond() throws {
    #expect(Instant.first.iso == "0001-01-01T00:00:00Z")
    #expect(Instant.last.iso == "9999-12-31T23:59:59Z")
    #expect(CalendarDay.first.iso == "0001-01-01" && CalendarDay.last.iso == "9999-12-31")
    #expect(Instant.range == -62_135_596_800...253_402_300_799)
    #expect(Instant("0001-01-01T00:00:00Z") == .first && Instant("9999-12-31T23:59:59Z") == .last)
    #expect(Instant("0000-12-31T23:59:59Z") == nil && Instant("10000-01-01T00:00:00Z") == nil)
  }

  @Test func exactlyRefusesWhatLiesBeyond() {
    let (low, high) = (Instant.range.lowerBound, Instant.range.upperBound)
    #expect(Instant(exactly: low) == .first && Instant(exactly: high) == .last)
    #expect(Instant(exactly: low + 1)?.iso == "0001-01-01T00:00:01Z")
    #expect(Instant(exactly: low - 1) == nil && Instant(exactly: high + 1) == nil)
    #expect(Instant(exactly: .min) == nil && Instant(exactly: .max) == nil)
  }

  @Test func arithmeticStopsAtTheBounds() {
    for start in [Instant.first, Instant(seconds: 0), .last] {
      for seconds in Self.extremes {
        let end = start.advanced(by: seconds)
        #expect(Instant.first <= end && end <= .last)
        #expect(Instant(seconds: seconds) >= .first && Instant(seconds: seconds) <= .last)
        #expect(Instant(day: start.day, secondOfDay: seconds) <= .last)
        #expect(start.day.advanced(by: seconds) <= .last)
        #expect(!end.basic.isEmpty && end.seconds(to: start).magnitude < 1 << 40)
      }
    }
    #expect(Instant.last.advanced(by: 1) == .last && Instant.first.advanced(by: -1) == .first)
    #expect(Instant.last.advanced(by: -1).iso == "9999-12-31T23:59:58Z")
    #expect(
      CalendarDay.last.advanced(by: 1) == .last && CalendarDay.first.advanced(by: -1) == .first)
    #expect(CalendarDay.last.advanced(by: -1).iso == "9999-12-30")
    #expect(CalendarDay.first.days(to: .last) == 3_652_058)
  }

  /// The week, month and year around the ends of the calendar.
  @Test func spansStayWithinTheCalendar() {
    for day in [CalendarDay.first, .last] {
      for precision in DatePrecision.allCases {
        let dated = DatedDay(day, precision: precision)
        #expect(dated.earliest <= day && dated.latest >= day)
      }
    }
  }

  @Test(arguments: ["-99999w", "-99999d", "-99999h"]) func longestStretch(text: String) throws {
    let newest = try #require(Instant("20110317T000000Z"))
    let resolved = try TimeExpression(parsing: text).resolved(newest: newest)
    #expect(resolved >= .first && resolved < newest)
  }

  @Test(arguments: ["-100000d", "-99999999999999d", "-0x9d", "99999999999999-01-01", "0000-01-01"])
  func whatIsTooLongIsNotUnderstood(text: String) {
    #expect(throws: TimeExpression.ParseError.self) { try TimeExpression(parsing: text) }
  }
}
