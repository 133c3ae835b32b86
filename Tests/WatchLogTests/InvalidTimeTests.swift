import CrisisModel
import Dashboard
import TerminalUI
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

@testable import WatchLogSQLite

/// Entries of a time that no calendar has: refused where they come in, told where they are there.
@Suite("Times outside the years 1 to 9999") struct InvalidTimeTests {
  private static let beyond: [Int64] = [
    .min, .min + 1, Instant.range.lowerBound - 1, Instant.range.upperBound + 1, .max - 1, .max,
  ]
  private static let within: [Int64] = [Instant.range.lowerBound, 0, Instant.range.upperBound]
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test(arguments: TimeBeyond.allCases) func draftIsReadWithinTheYearsAlone(part: TimeBeyond) {
    for seconds in Self.within {
      let bytes = part.draft(seconds)
      #expect(LogDraft(canonicalBytes: bytes)?.canonicalBytes == bytes, "\(seconds)")
    }
    for seconds in Self.beyond {
      #expect(throws: LogDraft.Flaw.time) { try LogDraft(reading: part.draft(seconds)) }
    }
    #expect(throws: LogDraft.Flaw.form) { try LogDraft(reading: part.draft(.min) + [0]) }
    #expect(throws: LogDraft.Flaw.newer) { try LogDraft(reading: part.draft(.min) + [99]) }
  }

  /// A log of the form before times had a range, which has such an entry between two others.
  private func makeLog(_ part: TimeBeyond, _ seconds: Int64) throws -> SQLiteLog {
    let other = "\(directory.path)/other.db"
    let first = try SQLiteLog(path: other).record(.note("before it"))
    let database = try RawDatabase(path: path)
    try database.execute(SQLiteLog.schema.migrations[0])
    let columns =
      "sequence, key, previous, hash, draft, occurred, recorded, search, kind, level, desk, author"
    try database.execute(
      """
      PRAGMA user_version = 1; PRAGMA application_id = \(SQLiteLog.schema.applicationID);
      ATTACH '\(other)' AS other;
      INSERT INTO main.entries (\(columns)) SELECT \(columns) FROM other.entries;
      DETACH other
      """)
    try database.execute(try part.stored(after: first, seconds).insertInSQLite)
    let log = try SQLiteLog(path: path)
    try log.record(.note("after it"))
    return log
  }

  @Test(arguments: TimeBeyond.allCases, beyond)
  func fileWithSuchAnEntryIsRead(part: TimeBeyond, seconds: Int64) throws {
    let log = try makeLog(part, seconds)
    let page = try log.page(LogQuery())
    #expect(page.entries.texts == ["after it", "before it"])
    #expect(page.unreadable == [UnreadableEntry(sequence: 2, flaw: .time)])
    #expect(try log.verify().breaks == [.init(sequence: 2, problem: .invalid(.time))])
    #expect(try log.news(after: 0).sequences == [1, 3])
    let newest = SQLiteLog.schema.migrations.count
    #expect(try RawDatabase(path: path).texts("PRAGMA user_version") == ["\(newest)"])
  }

  /// Page 8 shows it among the others, and a period that has no end leaves nobody out.
  @Test(arguments: TimeBeyond.allCases) func screenSaysInvalid(part: TimeBeyond) throws {
    let log = try makeLog(part, .min)
    let dashboard = Rehearsal(size: Size(width: 100, height: 30)).withLog(log)
    dashboard.press("8")
    #expect(dashboard.text.contains("#2 is invalid (a time outside the years 1 to 9999)"))
    #expect(dashboard.text.contains("before it"))
    let tall = Rehearsal(size: Size(width: 100, height: 400)).withLog(log)
    tall.press("H")
    #expect(tall.text.contains("invalid and not told: #2"))
  }

  @Test func fileRefusesThem() throws {
    let first = try SQLiteLog(path: path).record(.note("first"))
    for part in [TimeBeyond.occurred, .recorded] {
      for seconds in Self.beyond {
        let statement = try part.stored(after: first, seconds).insertInSQLite
        #expect(throws: RawDatabase.Failure.self) {
          try RawDatabase(path: path).execute(statement)
        }
      }
    }
    #expect(try SQLiteLog(path: path).head() == LogHead(first))
    let last = try TimeBeyond.occurred.stored(after: first, Instant.range.upperBound)
    try RawDatabase(path: path).execute(last.insertInSQLite)
    #expect(try SQLiteLog(path: path).verify().isSound)
  }

  @Test(arguments: Backend.allCases) func boundsAreTimesLikeAnyOther(backend: Backend) throws {
    let log = try backend.make(in: directory)
    for instant in [Instant.first, .last] {
      try log.record(LogDraft(occurred: instant, recorded: instant, by: .alice, .onWatch))
    }
    #expect(try log.verify().isSound)
    var query = LogQuery()
    query.period = LogPeriod(from: .march(1), to: .last)
    #expect(try log.page(query).entries.sequences == [2])
    query.period = LogPeriod(from: .first, to: .march(1))
    #expect(try log.page(query).entries.sequences == [1])
    query.period = LogPeriod(from: .first, to: .last.advanced(by: -1))
    #expect(try log.page(query).entries.sequences == [1])
  }

  /// A damaged head has the highest number there is; nothing follows it, and nothing ends.
  @Test func highestNumberEndsNoProgram() throws {
    let head = LogHead(sequence: .max, hash: .beginning)
    #expect(try LogEntry(draft(.note("x")), after: head).sequence == .max)
    let window = LogWindow(LogQuery(), before: nil, head: .max, textIsIndexed: false)
    #expect(window.range == 1..<Int64.max)
    var check = ChainCheck(expecting: [head])
    try check.take(StoredEntry(LogEntry(draft(.note("x")), after: head)))
    #expect(!check.finish().isSound)
  }
}
