import CrisisModel
import Dashboard
import Glibc
import TestSupport
import Testing
import WatchDesk
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

@testable import WatchfloorCommand

/// What an entry costs on the line to a server, counted and delayed by a proxy.
@Suite("Round trips of the watch log", .serialized) final class LogRoundTripTests {
  private let directory: TemporaryDirectory
  private let proxy: Proxy
  /// Another desk, whose line is its own.
  private let other: PostgreSQLLog
  private let mine: QueuedLog
  private var keeper: LogKeeper
  private var now = Instant(seconds: 1_300_000_000)

  init() throws {
    directory = try TemporaryDirectory()
    let server = try PostgreSQLServer.shared()
    let database = try server.makeDatabase()
    proxy = try Proxy(to: server.port)
    other = try PostgreSQLLog(PostgreSQLAddress(database.url))
    _ = try other.append(Self.draft(.note("first")))
    var timeouts = PostgreSQLTimeouts()
    timeouts.silence = 600_000
    let address = try PostgreSQLAddress(server.url(database.name, port: proxy.port))
    let mine = try QueuedLog(
      PostgreSQLLog(address, timeouts: timeouts), queue: "\(directory.path)/queue.db")
    self.mine = mine
    keeper = LogKeeper(writer: Self.writer("mine")) { _ in mine }
  }

  deinit {
    proxy.end()
  }

  private static func writer(_ desk: String) -> LogWriter {
    LogWriter(author: LogAuthor(name: desk, login: desk, host: "h"), desk: desk, role: "")
  }

  private static func draft(_ content: LogContent) -> LogDraft {
    let instant = Instant(seconds: 1_300_000_000)
    return LogDraft(occurred: instant, recorded: instant, by: writer("other"), content)
  }

  private func write(_ content: LogContent) throws -> LogEntry {
    guard case .recorded(let entry) = try other.append(Self.draft(content)) else {
      throw Unexpected()
    }
    return entry
  }

  private struct Unexpected: Error {}

  /// Sleeps until the server has told something.
  private func waitForNews() throws {
    var wanted = pollfd(fd: try #require(mine.newsDescriptor), events: Int16(POLLIN), revents: 0)
    try #require(poll(&wanted, 1, 30_000) == 1)
  }

  /// Sleeps until the server has told of an entry.
  private func waitForWord(of entry: LogEntry) throws {
    while !mine.mayHaveNews(after: entry.sequence - 1) {
      try waitForNews()
      mine.drainNews()
    }
  }

  /// Connected, with all read, and told of an entry since.
  private func settle(_ interest: LogInterest) throws {
    while mine.status.connection != .connected {
      try waitForNews()
      mine.drainNews()
    }
    _ = keeper.follow(interest, now: now)
    let entry = try write(.note("the first of which it is told"))
    while mine.mayHaveNews(after: entry.sequence) {
      try waitForNews()
      mine.drainNews()
    }
    _ = keeper.follow(interest, now: now)
  }

  private func readings(_ actions: [Action]) -> [LogReading] {
    actions.compactMap { if case .logRead(let reading) = $0 { reading } else { nil } }
  }

  @Test func anEntryOfAnotherDeskCostsOneQuestion() throws {
    let interest = LogInterest(filter: .all, alerts: ["a1"])
    try settle(interest)
    let noted = try write(.note("x"))
    let acknowledged = try write(.acknowledgement("a1", note: ""))
    let prepared = try write(
      .handoverPrepared(document: "d", period: LogPeriod(from: now, to: now)))
    let contents: [LogContent] = [
      .note("y"), .correction(of: noted.draft.key, text: "z"), .onWatch, .offWatch,
      .acknowledgement("a1", note: "too"), .acknowledgement("elsewhere", note: ""),
      .withdrawal(of: acknowledged.draft.key, alert: "a1", note: ""),
      .handoverAccepted(of: prepared.draft.key, note: ""),
    ]
    try waitForWord(of: prepared)
    _ = keeper.follow(nil, now: now)
    for content in contents {
      let before = proxy.roundTrips
      let entry = try write(content)
      try waitForWord(of: entry)
      let read = readings(keeper.follow(nil, now: now))
      #expect(read.first?.head == LogHead(entry))
      #expect(proxy.roundTrips - before == 1, "\(content)")
      #expect(keeper.follow(nil, now: now).isEmpty)
      #expect(keeper.follow(interest, now: now).isEmpty)
      #expect(proxy.roundTrips - before == 1, "\(content): nothing more is asked")
    }
  }

  @Test(arguments: [LogContent.note("mine"), .acknowledgement("a1", note: "")])
  func writingCostsTheEntryAndItsReadingBack(content: LogContent) throws {
    let interest = LogInterest(filter: .all, alerts: ["a1"])
    try settle(interest)
    let before = proxy.roundTrips
    let answers =
      keeper.write(LogOrder(content, marked: .ofNothing), now: now) + keeper.follow(nil, now: now)
    let read = readings(answers)
    #expect(read.count == 1)
    // The log reads back what it wrote by a statement of its own; then the desk reads.
    #expect(proxy.roundTrips - before == 3)
    let written = answers.compactMap {
      if case .logWritten(let writing) = $0 { writing } else { nil }
    }
    guard case .recorded(let entry)? = written.first?.receipt else { throw Unexpected() }
    #expect(read.first?.head == LogHead(entry))
    // The server tells of it as well, if it has not yet, which is no reason to ask.
    var wanted = pollfd(fd: try #require(mine.newsDescriptor), events: Int16(POLLIN), revents: 0)
    poll(&wanted, 1, 1_000)
    #expect(keeper.follow(nil, now: now).isEmpty)
    #expect(proxy.roundTrips - before == 3)
  }

  /// Another desk's acknowledgement came first, and this desk had not read it yet.
  @Test func whoWasFirstIsReadBackWithTheEntry() throws {
    try settle(LogInterest(filter: .all, alerts: ["a1"]))
    let first = try write(.acknowledgement("a1", note: "first"))
    let answers = keeper.write(
      LogOrder(.acknowledgement("a1", note: "second"), marked: .ofNothing), now: now)
    let written = answers.compactMap {
      if case .logWritten(let writing) = $0 { writing } else { nil }
    }
    #expect(written.map(\.earlier) == [first])
  }

  /// 100 ms each way: the server's word, the question and its answer are 300 ms.
  ///
  /// A machine under load adds to it what it likes, so that the best of some tries counts.
  @Test func anEntryIsThereWithinASecondOverASlowLine() throws {
    let mine = mine
    try settle(LogInterest(filter: .all))
    let worker = try LogWorker(writer: Self.writer("mine")) { _ in mine }
    defer { _ = worker.stop() }
    worker.follow(LogInterest(filter: .all))
    try wait(for: worker) { _ in true }
    proxy.become(.slow(milliseconds: 100))
    var best = Duration.seconds(1_000)
    for _ in 1...8 where best >= .seconds(1) {
      let begin = ContinuousClock.now
      let entry = try write(.note("over a slow line"))
      try wait(for: worker) { $0.head == LogHead(entry) }
      best = min(best, .now - begin)
    }
    #expect(best < .seconds(1))
    #expect(best > .milliseconds(250), "the line was slow")
  }

  private func wait(for worker: LogWorker, _ isIt: (LogReading) -> Bool) throws {
    while true {
      var wanted = pollfd(fd: worker.descriptor, events: Int16(POLLIN), revents: 0)
      try #require(poll(&wanted, 1, 30_000) == 1)
      if readings(worker.answers()).contains(where: isIt) { return }
    }
  }
}
