import CrisisModel
import Dashboard
import StrictJSON
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@Suite("Filter of the watch log") struct LogFilterTests {
  private static let now = Instant(seconds: 1_300_428_000)

  private func query(_ text: String) throws -> LogQuery {
    try LogFilter(parsing: text).query(limit: 10, now: Self.now)
  }

  @Test func wordsAndFieldsAreConditions() throws {
    let query = try query(
      "convoy left crisis:libya-2011 level:incident desk:Africa author:\"A. Ndiaye\" kind:onWatch alert:new-veto/x"
    )
    #expect(query.text == "convoy left")
    #expect(query.crisis == .libya)
    #expect(query.level == .incident)
    #expect(query.desk == "Africa")
    #expect(query.author == "A. Ndiaye")
    #expect(query.kind == .onWatch)
    #expect(query.alert == "new-veto/x")
    #expect(query.period == nil)
  }

  @Test func quotesMakeAPhraseOfAnything() throws {
    #expect(try query("\"level:\" x").text == "level: x")
    #expect(try query("").text == nil)
    #expect(try LogFilter(parsing: "  ").isEmpty)
    #expect(try !LogFilter(parsing: "level:duty").isEmpty)
  }

  @Test func daysAreWholeAndStretchesCountBackFromNow() throws {
    let day = try #require(CalendarDay("2011-03-17"))
    for word in ["2011-03-17", "\"17 mar 2011\""] {
      let period = try #require(try query("since:\(word) until:\(word)").period)
      #expect(period.from == Instant(day: day))
      #expect(period.to == Instant(day: day, secondOfDay: 86_400))
    }
    #expect(try query("since:-8h").period?.from.seconds == Self.now.seconds - 8 * 3_600)
    let instant = try #require(Instant("20110317T060000Z"))
    #expect(try query("since:2011-03-17T06:00Z").period?.from == instant)
  }

  @Test(arguments: [
    ("level:high", 6, "\"high\" is not one of general, incident, duty"),
    ("x levle:duty", 2, "no field \"levle\""), ("desk:", 5, "a value is missing"),
    ("a \"b", 2, "the quotes are not closed"), ("author:\"b", 7, "the quotes are not closed"),
    ("since:soon", 6, "not understood"), ("kind:x", 5, "is not one of note"),
  ])
  func whatIsWrongHasItsPlace(text: String, position: Int, what: String) {
    do {
      _ = try LogFilter(parsing: text)
      Issue.record("\(text) was understood")
    } catch {
      #expect(error.position == position)
      #expect(error.what.string.contains(what))
    }
  }

  /// A sign ends a value or a phrase whatever mark stands on it, as it does for the store.
  @Test(arguments: ["\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{903}"])
  func signsCountUnderMarks(mark: String) throws {
    let phrase = try query("author:\"A b\"\(mark)x desk:c")
    #expect(phrase.author == "A b" && phrase.desk == "c")
    #expect(phrase.text.map { Array($0.utf8) } == Array("\(mark)x".utf8))
    #expect(try query("desk:a \(mark)b").desk == "a")
    #expect(try query("desk:\(mark)a").desk.map { Array($0.utf8) } == Array("\(mark)a".utf8))
    let filter = try CrisisFilter(parsing: "\"libya\"\(mark) risk>=high")
    #expect(filter.text.utf8.count > 0 && !filter.isEmpty)
    #expect(throws: CrisisFilter.ParseError.self) { try CrisisFilter(parsing: "\"libya\(mark)") }
  }

  @Test func worksWhileItIsTypedAndEscTakesItBack() throws {
    let store = MemoryLog()
    let dashboard = Rehearsal(size: Size(width: 100, height: 30)).withLog(store)
    dashboard.press("w text:convoy Enter w Tab text:flight Enter 8 / text:level:inc")
    #expect(dashboard.text.contains("character 7: \"inc\" is not one of"))
    #expect(dashboard.state.log?.entries.count == 2)
    dashboard.press("text:ident")
    #expect(dashboard.state.log?.entries.map(\.draft.content.text) == ["flight"])
    #expect(dashboard.text.contains("Watch log · filter level:incident"))
    dashboard.press("Esc")
    #expect(dashboard.state.log?.entries.count == 2)
    dashboard.press("/ text:CONVOY Enter")
    #expect(dashboard.state.log?.entries.map(\.draft.content.text) == ["convoy"])
  }

  /// A correction by another author does not meet the filter, and is told all the same.
  @Test func correctionsOutsideTheFilterAreTold() throws {
    let store = MemoryLog()
    let dashboard = Rehearsal(size: Size(width: 100, height: 30)).withLog(store)
    dashboard.press("w text:one Enter")
    let first = try #require(store.page(LogQuery(), before: nil).entries.first)
    let now = Self.now
    _ = try store.append(
      LogDraft(
        occurred: now, recorded: now, by: .haddad, .correction(of: first.draft.key, text: "two")))
    dashboard.logChanged()
    dashboard.press("8 / text:desk:Africa Enter")
    #expect(dashboard.state.log?.entries.count == 1)
    #expect(dashboard.text.contains("corrected by #2"))
  }
}
