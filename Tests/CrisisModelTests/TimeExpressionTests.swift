import CrisisModel
import StrictJSON
import Testing

@Suite("Time expression")
struct TimeExpressionTests {
  private let newest = Instant(day: day("2011-10-24"), secondOfDay: 86_340)

  private func resolve(_ text: String) throws -> String {
    try TimeExpression(parsing: text).resolved(newest: newest).iso
  }

  private func complaint(_ text: String) -> String? {
    do {
      _ = try TimeExpression(parsing: text)
      return nil
    } catch {
      return error.what.string
    }
  }

  @Test(arguments: [
    "2011-03-17T06:00:00Z", "2011-03-17T06:00Z", "20110317T060000Z", "20110317T0600Z",
    "20110317t0600z", "2011-03-17 06:00", "2011-03-17 0600", "2011-03-17 06:00Z",
    "2011-03-17 06:00:00", "2011-03-17T06:00", "170600Z MAR 11", "170600zmar11", "170600ZMAR2011",
    "170600Z Mar 2011", "17 mar 2011 06:00", "17 March 2011 0600Z", " 17  MAR  11  06:00 ",
  ])
  func oneMomentInManyForms(text: String) throws {
    #expect(try resolve(text) == "2011-03-17T06:00:00Z")
  }

  @Test(arguments: ["2011-03-17", "17 mar 2011", "17 March 2011", "17 MAR 11"])
  func aDayMeansItsEnd(text: String) throws {
    #expect(try resolve(text) == "2011-03-17T23:59:59Z")
  }

  @Test(arguments: [
    ("-2h", "2011-10-24T21:59:00Z"), ("-3d", "2011-10-21T23:59:00Z"),
    ("-2w", "2011-10-10T23:59:00Z"), ("-0d", "2011-10-24T23:59:00Z"),
    ("-2W", "2011-10-10T23:59:00Z"), (" -1d ", "2011-10-23T23:59:00Z"),
  ])
  func aStretchCountsBackFromTheNewest(text: String, iso: String) throws {
    #expect(try resolve(text) == iso)
  }

  @Test(arguments: [
    ("121200Z JUL 95", "1995-07-12"), ("1 jan 70", "1970-01-01"), ("1 jan 69", "2069-01-01"),
  ])
  func twoDigitsOfAYear(text: String, iso: String) throws {
    #expect(try resolve(text).hasPrefix(iso))
  }

  @Test(arguments: ["0011-03-17", "17 mar 0011"]) func fourDigitsAreTheYear(text: String) throws {
    #expect(try resolve(text) == "0011-03-17T23:59:59Z")
  }

  @Test(arguments: [
    "2011-02-29", "31 apr 2011", "0 mar 2011", "310600Z FEB 11", "2011-13-01", "2011-00-10 06:00",
  ])
  func noSuchDay(text: String) {
    #expect(complaint(text) == "the calendar has no such day; check day and month")
  }

  @Test(arguments: [
    ("2011-03-17 24:00", "there is no \"24:00\"; hours go to 23, minutes to 59"),
    ("172460Z MAR 11", "there is no \"2460\"; hours go to 23, minutes to 59"),
    ("17 mar 2011 06:60", "there is no \"06:60\"; hours go to 23, minutes to 59"),
    ("2011-03-17 6", "\"6\" is no clock; write 06:00, in UTC"),
    ("2011-03-17 6:00", "\"6:00\" is no clock; write 06:00, in UTC"),
    ("17 mar 2011 noon", "\"noon\" is no clock; write 06:00, in UTC"),
  ])
  func noSuchClock(text: String, what: String) {
    #expect(complaint(text) == what)
  }

  @Test(arguments: [
    "", " ", "yesterday", "-", "-d", "-2", "-2m", "2d", "+2d", "--2d", "-2 d", "-123456d",
    "17 mar", "mar 2011", "17 ma 2011", "17 mars 2011", "2011-3-17", "2011/03/17", "170600 MAR 11",
    "170600A MAR 11", "17 mar 201", "２０１１-03-17", "-٢d", "2011-03-17x", "\u{1B}[2J", "2011-03-17é",
  ])
  func whatIsNotUnderstoodSaysWhatIs(text: String) {
    #expect(complaint(text) == "not understood; write \(TimeExpression.forms.string)")
  }

  /// The examples of the message are taken as it says.
  @Test(arguments: TimeExpression.forms.string.split(separator: ", ").map(String.init))
  func theExamplesAreUnderstood(form: String) throws {
    let bare = form.hasPrefix("or ") ? form.dropFirst(3) : form[...]
    let text = bare.hasPrefix("-") ? bare.prefix { $0 != " " } : bare
    #expect(complaint(String(text)) == nil)
  }
}
