import CrisisModel
import DisplayText
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import Dashboard

/// A reading that goes on with what comes says what one says that is made anew.
@Suite("Reading of the log, entry by entry") struct LogReadingTests {
  private let now = Instant(seconds: 1_300_000_000)

  private func draft(_ content: LogContent, desk: String, level: LogLevel) -> LogDraft {
    let author = LogAuthor(name: desk, login: desk, host: "h")
    return LogDraft(
      occurred: now, recorded: now, by: LogWriter(author: author, desk: desk, role: ""),
      level: level, content)
  }

  /// Entries of every kind that point back to others at random.
  private func content(
    after keys: [LogKey], _ generator: inout SeededGenerator
  ) -> LogContent {
    let key = keys.drawn(&generator) ?? .random()
    let alert = AlertID("a\(Int.random(in: 1...3, using: &generator))")
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .correction(of: key, text: "right")
    case 1: return .withdrawal(of: key, alert: alert, note: "")
    case 2: return .acknowledgement(alert, note: "")
    case 3: return .onWatch
    case 4: return .offWatch
    case 5: return .handoverPrepared(document: "d", period: LogPeriod(from: now, to: now))
    case 6: return .handoverAccepted(of: key, note: "")
    default: return .note("note \(Int.random(in: 1...9, using: &generator))")
    }
  }

  private func expectSame(_ left: LogReading, _ right: LogReading, _ seed: UInt64) {
    #expect(left.head == right.head, "\(seed)")
    #expect(left.page == right.page, "\(seed)")
    #expect(left.acknowledgements == right.acknowledgements, "\(seed)")
    #expect(left.roster.officers == right.roster.officers, "\(seed)")
    #expect(left.acceptance == right.acceptance, "\(seed)")
    #expect(left.entry == right.entry, "\(seed)")
    #expect(left.entryAmendments == right.entryAmendments, "\(seed)")
    // More may be known than one reading would find: what amends a page that has moved on.
    let known = Set(left.amendments.map(\.sequence))
    #expect(Set(right.amendments.map(\.sequence)).isSubset(of: known), "\(seed)")
    #expect(left.amendments.count == known.count, "none twice, \(seed)")
    #expect(left.handoverReading?.entries == right.handoverReading?.entries, "\(seed)")
  }

  private static let filters = ["", "note", "level:incident", "kind:correction", "desk:A"]

  @Test(arguments: 1...12 as ClosedRange<UInt64>) func saysWhatANewOneSays(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let log = MemoryLog()
    var keys: [LogKey] = []
    var interest = LogInterest(filter: .all, alerts: ["a1"])
    var reading = try LogReading(interest, from: log, now: now)
    for _ in 1...60 {
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        let desk = ["A", "B"].drawn(&generator) ?? "A"
        let level: LogLevel = Bool.random(using: &generator) ? .incident : .general
        let entry = draft(content(after: keys, &generator), desk: desk, level: level)
        _ = try log.append(entry)
        keys.append(entry.key)
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let filter = try LogFilter(parsing: Self.filters.drawn(&generator) ?? "")
        interest = LogInterest(
          filter: filter,
          alerts: ["a1", "a2", "a3"].filter { _ in Bool.random(using: &generator) },
          entry: keys.drawn(&generator), handover: Bool.random(using: &generator) ? "A" : nil)
      }
      _ = try reading.follow(interest, from: log, now: now)
      expectSame(reading, try LogReading(interest, from: log, now: now), seed)
    }
  }

  /// On the bound of what is taken in one by one, and on each side of it.
  @Test(arguments: [1, 99, 100, 101, 499, 500, 501, 1_200]) func manyAtOnce(count: Int) throws {
    let log = MemoryLog()
    _ = try log.append(draft(.note("first"), desk: "A", level: .general))
    let interest = LogInterest(filter: .all)
    var reading = try LogReading(interest, from: log, now: now)
    for number in 1...count {
      _ = try log.append(draft(.note("\(number)"), desk: "A", level: .general))
    }
    #expect(try reading.follow(interest, from: log, now: now))
    expectSame(reading, try LogReading(interest, from: log, now: now), 0)
    #expect(try reading.follow(interest, from: log, now: now) == false)
  }

  /// One entry more than a page holds goes to the next page.
  @Test(arguments: [99, 100, 101]) func aPageStaysAPage(count: Int) throws {
    let log = MemoryLog()
    let interest = LogInterest(filter: .all)
    var reading = try LogReading(interest, from: log, now: now)
    for number in 1...count {
      _ = try log.append(draft(.note("\(number)"), desk: "A", level: .general))
      _ = try reading.follow(interest, from: log, now: now)
    }
    #expect(reading.page.entries.count == min(count, 100))
    let older = reading.page.next.map { log.page(LogQuery(), before: $0).entries } ?? []
    #expect((reading.page.entries + older).map(\.sequence) == (1...Int64(count)).reversed())
  }

  @Test func aLogThatDoesNotGoOnIsAnother() throws {
    let (first, second) = (MemoryLog(), MemoryLog())
    for log in [first, second] {
      for _ in 1...3 { _ = try log.append(draft(.note("x"), desk: "A", level: .general)) }
    }
    let interest = LogInterest(filter: .all)
    var reading = try LogReading(interest, from: first, now: now)
    #expect(try reading.follow(interest, from: second, now: now))
    #expect(reading.isOfAnotherLog)
    expectSame(reading, try LogReading(interest, from: second, now: now), 0)
    #expect(try reading.follow(interest, from: second, now: now) == false)
    #expect(!reading.isOfAnotherLog)
    let empty = MemoryLog()
    #expect(try reading.follow(interest, from: empty, now: now))
    #expect(reading.isOfAnotherLog)
    #expect(reading.head == .empty)
  }

  /// What was listed of the log before goes with it, however the numbers overlap.
  @Test func theListOfAnotherLogIsItsOwn() throws {
    let (first, second) = (MemoryLog(), MemoryLog())
    for (log, count) in [(first, 3), (second, 2)] {
      for _ in 1...count { _ = try log.append(draft(.note("x"), desk: "A", level: .general)) }
    }
    let interest = LogInterest(filter: .all)
    var reading = try LogReading(interest, from: first, now: now)
    let author = LogAuthor(name: "a", login: "a", host: "h")
    var view = LogView(place: "log", writer: LogWriter(author: author, desk: "A", role: ""))
    view.take(reading)
    #expect(view.entries.count == 3)
    _ = try reading.follow(interest, from: second, now: now)
    view.take(reading)
    #expect(view.entries == second.page(LogQuery(), before: nil).entries)
    #expect(view.head == 2)
  }
}
