import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

/// A server that restarts, hangs or is slow; on a server of their own, since others would notice.
@Suite("Lost connections", .serialized) final class LostConnectionTests {
  private static let server = Result { try PostgreSQLServer() }

  private let server: PostgreSQLServer
  private let database: (name: String, url: String)
  private let directory: TemporaryDirectory
  private var queuePath: String { "\(directory.path)/queue.db" }

  init() throws {
    server = try Self.server.get()
    database = try server.makeDatabase()
    directory = try TemporaryDirectory()
  }

  /// A log that gives up after half a second.
  private func open(port: Int? = nil) throws -> PostgreSQLLog {
    var timeouts = PostgreSQLTimeouts()
    (timeouts.connect, timeouts.answer, timeouts.silence) = (500, 500, 500)
    timeouts.pause = 250
    let url = server.url(database.name, port: port)
    return try PostgreSQLLog(PostgreSQLAddress(url), timeouts: timeouts)
  }

  private func isQueued(_ receipt: LogReceipt) -> Bool {
    guard case .queued = receipt else { return false }
    return true
  }

  private func isAway(_ log: QueuedLog) -> Bool {
    guard case .away = log.status.connection else { return false }
    return true
  }

  /// Everything is there, in the order it was written, once.
  private func check(_ log: QueuedLog, has texts: [String]) throws {
    try log.waitFor { $0.status.queued == 0 && $0.status.connection == .connected }
    #expect(try log.news(after: 0).texts == texts)
    #expect(try log.verify().isSound)
    #expect(try log.queued().isEmpty)
    #expect(log.status.problem == nil)
  }

  @Test func restartedServer() throws {
    let log = try QueuedLog(open(), queue: queuePath)
    try log.record(.note("1"))
    try server.control(["stop", "-m", "immediate"])
    for number in 2...4 { #expect(isQueued(try log.append(draft(.note("\(number)"))))) }
    try log.waitFor { isAway($0) }
    #expect(log.status.queued == 3)
    #expect(try log.queued().map(\.content.text) == ["2", "3", "4"])
    #expect(throws: WatchLogError.self) { try log.head() }
    try server.control(["start"])
    try check(log, has: ["1", "2", "3", "4"])
    try log.record(.note("5"))
  }

  /// What waits outlives the process; the next one hands it on.
  @Test func queueOutlivesTheProcess() throws {
    let place = try PostgreSQLAddress("postgres://watch@127.0.0.1:1/nowhere")
    let unreachable = try PostgreSQLLog(place)
    let before = try QueuedLog(unreachable, queue: queuePath)
    let waiting = draft(.note("kept"))
    #expect(isQueued(try before.append(waiting)))
    #expect(isQueued(try before.append(waiting)), "the same again")
    let after = try QueuedLog(open(), queue: queuePath)
    try check(after, has: ["kept"])
    #expect(try after.entry(waiting.key)?.draft == waiting)
  }

  /// The server had written the entry, but its answer was lost: it is not written again.
  @Test func deadLine() throws {
    let proxy = try Proxy(to: server.port)
    defer { proxy.end() }
    let log = try QueuedLog(open(port: proxy.port), queue: queuePath)
    try log.record(.note("1"))
    proxy.become(.dead)
    for number in 2...3 { #expect(isQueued(try log.append(draft(.note("\(number)"))))) }
    try log.waitFor { isAway($0) }
    proxy.become(.open)
    try check(log, has: ["1", "2", "3"])
  }

  @Test func slowLine() throws {
    let proxy = try Proxy(to: server.port)
    defer { proxy.end() }
    proxy.become(.slow(milliseconds: 40))
    let log = try QueuedLog(open(port: proxy.port), queue: queuePath)
    for number in 1...3 { _ = try log.append(draft(.note("\(number)"))) }
    try check(log, has: ["1", "2", "3"])
  }

  /// A connection that the server ended is made anew; the officer notices nothing.
  @Test func endedConnection() throws {
    let log = try QueuedLog(open(), queue: queuePath)
    try log.record(.note("1"))
    try server.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database.name)'")
    try log.record(.note("2"))
    try check(log, has: ["1", "2"])
  }

  /// Two processes of one officer share a queue, and both hand on.
  @Test func sharedQueue() throws {
    try server.control(["stop", "-m", "fast"])
    let logs = try (0..<2).map { _ in try QueuedLog(open(), queue: queuePath) }
    for number in 1...10 { _ = try logs[number % 2].append(draft(.note("\(number)"))) }
    try server.control(["start"])
    let texts = (1...10).map { "\($0)" }
    for log in logs { try check(log, has: texts) }
  }

  /// What the server will refuse tomorrow as well is not queued: the officer is told.
  @Test func refusalIsNotQueued() throws {
    try open().record(.note("1"))
    let role = "reader_\(database.name)"
    try server.sql(
      """
      CREATE ROLE \(role) LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA watchlog TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO \(role)
      """, in: database.name)
    let reader = try PostgreSQLLog(PostgreSQLAddress(server.url(database.name, as: role)))
    let log = try QueuedLog(reader, queue: queuePath)
    #expect(throws: WatchLogError.self) { try log.append(draft(.note("2"))) }
    #expect(log.status.queued == 0)
  }
}
