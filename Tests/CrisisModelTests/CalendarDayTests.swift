import CrisisModel
import Testing

@Suite("CalendarDay")
struct CalendarDayTests {
  @Test func dayNumbers() {
    #expect(day("1970-01-01").dayNumber == 0)
    #expect(day("1969-12-31").dayNumber == -1)
    #expect(day("2000-03-01").dayNumber == 11_017)
    #expect(day("2011-03-17").dayNumber == 15_050)
    #expect(day("0001-01-01").dayNumber == -719_162)
    #expect(day("9999-12-31").dayNumber == 2_932_896)
  }

  /// A sample of all years; the step is a prime, so that it meets every month and day.
  @Test func everyDayReadsBack() throws {
    var number = day("0001-01-01").dayNumber
    while number <= day("9999-12-31").dayNumber {
      let day = CalendarDay(dayNumber: number)
      let (year, month, date) = day.components
      guard CalendarDay(year: year, month: month, day: date) == day, CalendarDay(day.iso) == day
      else {
        Issue.record("\(number): \(day.iso)")
        return
      }
      number += 61
    }
  }

  @Test func daysOfAYearFollowOneAnother() {
    for (first, length) in [("2011-01-01", 365), ("2012-01-01", 366), ("1900-01-01", 365)] {
      let start = day(first)
      let year = (0..<length).map { start.advanced(by: $0) }
      #expect(year.allSatisfy { $0.components.year == start.components.year })
      #expect(start.advanced(by: length).components.year == start.components.year + 1)
      #expect(year.map(\.iso) == year.map(\.iso).sorted())
    }
  }

  @Test(arguments: [
    (2000, true), (2012, true), (4, true), (1900, false), (2100, false), (2011, false),
  ])
  func leapDays(year: Int, exists: Bool) {
    #expect((CalendarDay(year: year, month: 2, day: 29) != nil) == exists)
  }

  @Test(arguments: [
    "2011-02-29", "2011-04-31", "2011-00-10", "2011-13-01", "2011-01-00", "2011-01-32",
    "0000-01-01", "2011-1-01", "2011-01-1", "11-01-01", "20110101", "2011/01/01", "2011-01-01 ",
    " 2011-01-01", "2011-01-01T00:00:00Z", "-011-01-01", "+2011-01-1", "２０１１-01-01", "",
    "2011-0a-01", "2011-01-0:",
  ])
  func noDays(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func arithmeticAndOrder() {
    #expect(day("2011-02-28").advanced(by: 1) == day("2011-03-01"))
    #expect(day("2011-03-01").advanced(by: -1) == day("2011-02-28"))
    #expect(day("2011-03-12").days(to: day("2011-03-17")) == 5)
    #expect(day("2011-03-17").days(to: day("2011-03-12")) == -5)
    #expect(day("2010-12-31") < day("2011-01-01"))
  }

  @Test func yearsKeepFourDigits() {
    #expect(day("0009-08-07").iso == "0009-08-07")
  }
}
