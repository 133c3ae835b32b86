import Glibc
import StrictJSON
import TestSupport
import Testing
import Threads
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

/// A transaction that is left open on the server keeps every desk from writing: it is said whose it is.
@Suite("A head that is held") struct HeldHeadTests {
  private let server: PostgreSQLServer
  private let database: (name: String, url: String)
  private let directory: TemporaryDirectory

  init() throws {
    server = try PostgreSQLServer.shared()
    database = try server.makeDatabase()
    directory = try TemporaryDirectory()
  }

  private func open() throws -> PostgreSQLLog {
    var timeouts = PostgreSQLTimeouts()
    timeouts.answer = 500
    return try PostgreSQLLog(PostgreSQLAddress(database.url), timeouts: timeouts)
  }

  /// A session that has the head and does nothing, until the body is done.
  private func whileHeld(_ body: () throws -> Void) throws {
    let (server, name) = (server, database.name)
    let thread = try #require(WorkerThread())
    let isStarted = thread.start {
      // It ends when it is ended from outside, which psql calls a failure.
      _ = try? server.sql(
        "BEGIN; SELECT 1 FROM watchlog.head FOR UPDATE; SELECT pg_sleep(120)", in: name)
    }
    try #require(isStarted)
    let sleeping =
      "FROM pg_stat_activity WHERE datname = '\(name)' AND wait_event = 'PgSleep'"
    let end = ContinuousClock.now + .seconds(60)
    while try server.sql("SELECT count(*) \(sleeping)") != "1\n" {
      try #require(ContinuousClock.now < end)
    }
    defer {
      _ = try? server.sql("SELECT pg_terminate_backend(pid) \(sleeping)")
      thread.waitForEnd(milliseconds: 30_000)
    }
    try body()
  }

  @Test func itIsSaidByWhom() throws {
    let log = try open()
    let first = try log.record(.note("first"))
    let waiting = draft(.note("second"))
    try whileHeld {
      let error = #expect(throws: WatchLogError.self) { try log.append(waiting) }
      guard case .held(_, _, let holder)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(holder.string.contains(", process "))
      #expect(holder.string.contains(", since "))
      #expect(holder.string.hasSuffix(", with psql"))
      #expect(error?.isPassing == true)
      let entries = try log.page(LogQuery()).entries
      #expect(entries == [first], "reading goes on")
    }
    #expect(try log.record(waiting).sequence == 2)
  }

  @Test func aDraftWaitsAndTheReasonIsKnownAtOnce() throws {
    try open().record(.note("first"))
    let log = try QueuedLog(open(), queue: "\(directory.path)/queue.db")
    let waiting = draft(.note("second"))
    try whileHeld {
      let receipt = try log.append(waiting)
      #expect(receipt == .queued(waiting.key))
      guard case .held? = log.status.problem else {
        Issue.record("\(String(describing: log.status.problem))")
        return
      }
    }
    let end = ContinuousClock.now + .seconds(60)
    while log.status.queued > 0 {
      try #require(ContinuousClock.now < end)
      poll(nil, 0, 10)
    }
    #expect(try log.head().sequence == 2)
  }
}
