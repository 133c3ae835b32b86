import CrisisModel
import Glibc
import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

/// What waits on this machine: nothing keeps the rest waiting, and nothing reaches another server.
@Suite("Queue of drafts") struct DraftQueueTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/queue.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Leaves drafts in the queue as if the log had been away.
  private func leave(_ texts: [String], at path: String? = nil) throws -> [LogDraft] {
    let drafts = texts.map { draft(.note($0)) }
    let away = try QueuedLog(AwayLog(), queue: path ?? self.path)
    for draft in drafts { #expect(try away.append(draft) == .queued(draft.key)) }
    return drafts
  }

  private func change(_ sql: String) throws { try RawDatabase(path: path).execute(sql) }

  /// Until the thread that hands on has come to the end.
  private func waitForEmpty(_ log: QueuedLog) throws {
    let end = ContinuousClock.now + .seconds(30)
    while log.status.queued > 0 {
      guard ContinuousClock.now < end else { throw NeverCame() }
      poll(nil, 0, 10)
    }
  }

  @Test(arguments: [
    "x''", "x'01'", "CAST(x'02' || substr(draft, 2) AS BLOB)", "CAST(draft || x'63' AS BLOB)",
    "CAST(substr(draft, 1, 17) || x'8000000000000000' || substr(draft, 26) AS BLOB)",
  ])
  func unreadableDraftIsSetAside(bytes: String) throws {
    _ = try leave(["1", "2", "3"])
    try change("UPDATE drafts SET draft = \(bytes) WHERE number = 2")
    let kept = try RawDatabase(path: path).texts("SELECT hex(draft) FROM drafts WHERE number = 2")
    let memory = MemoryLog()
    let log = try QueuedLog(memory, queue: path)
    try waitForEmpty(log)
    #expect(memory.page(LogQuery(), before: nil).entries.texts == ["3", "1"])
    #expect(log.status.setAside == 1)
    #expect(log.status.problem == nil)
    #expect(log.placesOfSetAside == [path])
    #expect(try log.record(.note("4")).sequence == 3)
    // It is kept as it is, through the end of the program.
    #expect(try RawDatabase(path: path).texts("SELECT hex(draft) FROM aside") == kept)
    #expect(try QueuedLog(MemoryLog(), queue: path).status.setAside == 1)
  }

  /// A draft of a newer program is handed on when that one opens the queue.
  @Test func isPutBackWhereItCanBeRead() throws {
    let drafts = try leave(["1", "2", "3"])
    try change("UPDATE drafts SET draft = CAST(x'02' || substr(draft, 2) AS BLOB) WHERE number = 1")
    #expect(try QueuedLog(AwayLog(), queue: path).status.setAside == 1)
    try change("UPDATE aside SET draft = CAST(x'01' || substr(draft, 2) AS BLOB)")
    let away = try QueuedLog(AwayLog(), queue: path)
    #expect(try away.queued() == drafts)
    // What its thread met meanwhile is another matter.
    let status = away.status
    #expect([status.queued, status.setAside] == [3, 0])
  }

  /// What the log refuses for good blocks nothing either.
  @Test func takenKeyIsSetAside() throws {
    let drafts = try leave(["1", "2"])
    let memory = MemoryLog()
    var other = drafts[0]
    other.content = .note("another with its key")
    try memory.record(other)
    let log = try QueuedLog(memory, queue: path)
    try waitForEmpty(log)
    #expect(memory.page(LogQuery(), before: nil).entries.texts == ["2", "another with its key"])
    #expect(log.status.setAside == 1)
  }

  /// A queue of the form before anything was set aside.
  @Test func firstFormIsReadOn() throws {
    let drafts = try leave(["1", "2"])
    try change("DROP TABLE aside; PRAGMA user_version = 1")
    #expect(try QueuedLog(AwayLog(), queue: path).queued() == drafts)
  }

  /// What an earlier program left under another name goes first.
  @Test func earlierQueueIsHandedOn() throws {
    let earlier = "\(directory.path)/earlier.db"
    _ = try leave(["1", "2"], at: earlier)
    _ = try leave(["3"])
    let memory = MemoryLog()
    let log = try QueuedLog(memory, queue: path, earlier: earlier)
    try waitForEmpty(log)
    try log.record(.note("4"))
    #expect(memory.page(LogQuery(), before: nil).entries.texts == ["4", "3", "2", "1"])
    let none = "\(directory.path)/none.db"
    _ = try QueuedLog(MemoryLog(), queue: path, earlier: none)
    #expect(throws: RawDatabase.Failure.self) {
      try RawDatabase(path: none).execute("SELECT * FROM drafts")
    }
  }

  /// Every part that leads to another log is part of the name; the password is not.
  @Test func targetsAreToldApart() throws {
    let urls = [
      "postgres://u@h/d", "postgres://u@g/d", "postgres://v@h/d", "postgres://u@h:1/d",
      "postgres://u@h/e", "postgres://u@/d?host=a", "postgres://u@/d?host=b",
      "postgres://u@/d?host=/run/a", "postgres://u@h/d?port=2",
      "postgres://u@h/d?hostaddr=10.0.0.1",
      "postgres:///d?service=x", "postgres:///d?service=y", "postgres://h/d?user=w",
      "postgres://u@h/d?dbname=f", "postgres://u@h,g/d",
    ]
    let targets = try urls.map { try PostgreSQLAddress($0).target }
    #expect(Set(targets).count == urls.count)
    let same = [
      "postgres://u:secret@h/d", "postgres://u@h/d?password=secret", "postgresql://u@h/d",
      "postgres://u@h/d?sslmode=require", "postgres://u@/d?host=h", "postgres://%75@h/d",
      "postgres://u@h/d?connect_timeout=3&application_name=x",
    ]
    for url in same { #expect(try PostgreSQLAddress(url).target == targets[0], "\(url)") }
    #expect(try PostgreSQLAddress(same[0]).target.contains("secret") == false)
  }
}

/// A log that cannot be reached.
struct AwayLog: WatchLogStore {
  let place = "away"
  var error = WatchLogError.unavailable(place: "away", reason: "for the test")

  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt { throw error }
  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { throw error }
  func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    throw error
  }
  func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    throw error
  }
  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    throw error
  }
  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] { throw error }
  func head() throws(WatchLogError) -> LogHead { throw error }
}
