import CrisisModel
import Synchronization
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import Dashboard

/// A handover and the next one tell every entry once, whenever others write.
@Suite("Reading for a handover") struct HandoverReadingTests {
  private static let now = Instant(seconds: 1_300_428_000)
  private static let desk = LogWriter.ndiaye.desk

  private func note(_ text: String) -> LogDraft {
    LogDraft(occurred: Self.now, recorded: Self.now, by: .haddad, .note(text))
  }

  /// Keeps a handover in the log and takes it over.
  private func hand(_ reading: HandoverReading, in log: MemoryLog) throws {
    let prepared = LogDraft(
      occurred: Self.now, recorded: Self.now, by: .ndiaye,
      .handoverPrepared(document: "", period: reading.period),
      links: LogLinks(entry: reading.end))
    _ = try log.append(prepared)
    _ = try log.append(
      LogDraft(
        occurred: Self.now, recorded: Self.now, by: .haddad,
        .handoverAccepted(of: prepared.key, note: "")))
  }

  private func notes(_ reading: HandoverReading) -> [String] {
    reading.entries.filter { $0.draft.content.kind == .note }.map(\.draft.content.text)
  }

  /// An entry comes before the first question to the log, before the second, and so on.
  @Test(arguments: 1...12, [true, false])
  func entryWrittenBetween(question: Int, hasEarlier: Bool) throws {
    let log = MemoryLog()
    if hasEarlier {
      _ = try log.append(note("told before"))
      try hand(try HandoverReading(at: Self.desk, from: log, now: Self.now), in: log)
    }
    _ = try log.append(note("before"))
    let busy = BusyLog(log, between: note("between"), at: question)
    let first = try HandoverReading(at: Self.desk, from: busy, now: Self.now)
    try hand(first, in: log)
    _ = try log.append(note("after"))
    let second = try HandoverReading(at: Self.desk, from: log, now: Self.now)
    let told = notes(first) + notes(second)
    let isWritten = busy.isWritten
    #expect(told == (isWritten ? ["before", "between", "after"] : ["before", "after"]))
    #expect(isWritten == (question <= busy.questions))
    #expect(
      first.end == (notes(first).contains("between") ? busy.key : first.entries.last?.draft.key))
  }

  /// An acceptance that comes while the log is read is the next one's, with all that follows it.
  @Test(arguments: 1...8) func acceptedBetween(question: Int) throws {
    let log = MemoryLog()
    _ = try log.append(note("one"))
    let reading = try HandoverReading(at: Self.desk, from: log, now: Self.now)
    let prepared = LogDraft(
      occurred: Self.now, recorded: Self.now, by: .ndiaye,
      .handoverPrepared(document: "", period: reading.period), links: LogLinks(entry: reading.end))
    _ = try log.append(prepared)
    let acceptance = LogDraft(
      occurred: Self.now, recorded: Self.now, by: .haddad,
      .handoverAccepted(of: prepared.key, note: ""))
    let busy = BusyLog(log, between: acceptance, at: question)
    let read = try HandoverReading(at: Self.desk, from: busy, now: Self.now)
    let isTold = read.entries.contains { $0.draft.key == acceptance.key }
    #expect((read.last != nil) == isTold && (read.waiting == nil) == isTold)
  }
}

/// A log into which somebody else writes an entry right before it answers a question.
private final class BusyLog: WatchLogStore {
  private let log: MemoryLog
  private let draft: LogDraft
  private let question: Int
  private let asked = Mutex(0)

  init(_ log: MemoryLog, between draft: LogDraft, at question: Int) {
    self.log = log
    self.draft = draft
    self.question = question
  }

  var place: String { log.place }
  var key: LogKey { draft.key }
  var questions: Int { asked.withLock { $0 } }
  var isWritten: Bool { log.entry(draft.key) != nil }

  private func ask() throws(WatchLogError) {
    let number = asked.withLock { count in
      count += 1
      return count
    }
    if number == question { _ = try log.append(draft) }
  }

  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt { try log.append(draft) }
  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    try ask()
    return log.entry(key)
  }
  func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try ask()
    return log.page(query, before: before)
  }
  func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try ask()
    return log.stored(after: sequence, limit: limit)
  }
  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try ask()
    return log.acknowledgementEntries(of: alerts)
  }
  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try ask()
    return log.entries(pointingTo: keys)
  }
  func head() throws(WatchLogError) -> LogHead {
    try ask()
    return log.head()
  }
}
