import ExerciseLog
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

/// A log that moves house: every entry, number, key and hash as it was.
@Suite("Copies of a log") struct LogCopyTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func path(_ name: String) -> String { "\(directory.path)/\(name).db" }

  private func file(_ name: String) throws -> SQLiteLog { try SQLiteLog(path: path(name)) }

  private func server() throws -> PostgreSQLLog {
    try PostgreSQLLog(PostgreSQLAddress(PostgreSQLServer.shared().makeDatabase().url))
  }

  /// Without the keys that a store files them under, which their drafts have.
  private func all(_ log: any WatchLogStore) throws -> [StoredEntry] {
    try log.stored(after: 0, limit: 100_000).map { stored in
      var stored = stored
      stored.key = nil
      return stored
    }
  }

  private func failure(_ body: () throws -> Void) -> LogCopy.Failure? {
    do {
      try body()
      return nil
    } catch {
      return error as? LogCopy.Failure
    }
  }

  @Test func thereAndBackThroughAServerItIsTheSame() throws {
    let count = 3_000
    try SampleLog.write(count, to: path("first"))
    let first = try SQLiteLog(path: path("first"), isReadOnly: true)
    let (server, back) = (try server(), try file("back"))
    var told: [Int64] = []
    let there = try LogCopy(from: first, to: server).run { done, _ in told.append(done) }
    #expect(there.copied == Int64(count))
    #expect(try first.head() == there.head)
    #expect(told.last == Int64(count) && told.count > 2, "it is told on the way")
    #expect(try all(server) == all(first))
    #expect(try server.verify(expecting: [there.head]).isSound)
    let home = try LogCopy(from: server, to: back).run()
    #expect(home.head == there.head)
    #expect(try all(back) == all(first))
    #expect(try back.verify(expecting: [there.head]).isSound)
    // Each goes on from there, and is searched as any log.
    for log in [server, back] as [any WatchLogStore] {
      #expect(try log.record(.note("after")).sequence == Int64(count) + 1)
      var query = LogQuery()
      query.text = SampleLog.rareWord
      var found: [LogEntry] = []
      var before: Int64?
      repeat {
        let page = try log.page(query, before: before)
        found += page.entries
        before = page.next
      } while before != nil
      #expect(found.sequences == [1_234])
    }
  }

  /// A copy that was interrupted, or is run again when more has come.
  @Test(arguments: [Backend.sqlite, .postgreSQL]) func goesOnWhereItStopped(
    backend: Backend
  ) throws {
    let source = try file("source")
    let target: any LogCopyTarget = backend == .sqlite ? try file("target") : try server()
    #expect(try LogCopy(from: source, to: target).run() == .init(), "nothing of nothing")
    for number in 1...10 { try source.record(SampleLog.draft(number)) }
    #expect(try LogCopy(from: source, to: target).run().copied == 10)
    for number in 11...13 { try source.record(SampleLog.draft(number)) }
    let later = try LogCopy(from: source, to: target).run()
    #expect((later.copied, later.present) == (3, 10))
    let again = try LogCopy(from: source, to: target).run()
    #expect((again.copied, again.present) == (0, 13))
    #expect(try all(target) == all(source))
  }

  @Test func aTargetThatIsNoBeginningIsLeftAlone() throws {
    let (source, target) = (try file("source"), try file("target"))
    for number in 1...5 { try source.record(SampleLog.draft(number)) }
    for number in [1, 3] { try target.record(SampleLog.draft(number)) }
    let before = try all(target)
    #expect(failure { _ = try LogCopy(from: source, to: target).run() } == .differs(2))
    #expect(try all(target) == before)
    #expect(
      failure { _ = try LogCopy(from: target, to: source).run() } == .longer(source: 2, target: 5))
  }

  /// Up to the break, and not beyond it.
  @Test(arguments: [
    (
      "UPDATE entries SET draft = CAST(replace(draft, 'Convoy', 'Convox') AS BLOB) WHERE sequence = 5",
      LogVerification.Problem.altered
    ),
    ("UPDATE entries SET author = 'Mallory' WHERE sequence = 5", .misfiled),
  ])
  func whatIsNotSoundIsNotCopied(
    sql: String, problem: LogVerification.Problem
  ) throws {
    let (source, target) = (try file("source"), try file("target"))
    for number in 1...9 { try source.record(SampleLog.draft(number)) }
    let database = try RawDatabase(path: path("source"))
    let guarding = try database.texts("SELECT sql FROM sqlite_schema WHERE name = 'entries_stay'")
    try database.execute("DROP TRIGGER entries_stay; \(sql); \(try #require(guarding.first))")
    let found = failure { _ = try LogCopy(from: source, to: target).run() }
    #expect(found == .unsound(.init(sequence: 5, problem: problem)))
    #expect(try target.head().sequence == 4)
    #expect(try target.verify().isSound)
  }

  @Test func aSourceThatWasAlteredIsNotCopied() throws {
    let (source, target) = (try file("source"), try file("target"))
    try source.record(SampleLog.draft(1))
    try RawDatabase(path: path("source")).execute("DROP TRIGGER entries_stay")
    guard case .altered? = failure({ _ = try LogCopy(from: source, to: target).run() }) else {
      Issue.record("it was copied")
      return
    }
    #expect(try target.head() == .empty)
  }

  /// A source that is an earlier copy of what it was.
  @Test func aHeadFromElsewhereIsLookedFor() throws {
    let (source, target) = (try file("source"), try file("target"))
    let first = LogHead(try source.record(SampleLog.draft(1)))
    let other = LogHead(sequence: 2, hash: first.hash)
    let found = failure {
      _ = try LogCopy(from: source, to: target, expecting: [first, other]).run()
    }
    #expect(found == .unsound(.init(sequence: 2, problem: .cutOff)))
  }

  /// Memory is bounded by bytes and not by a count; one entry always comes.
  @Test(arguments: [Backend.sqlite, .postgreSQL]) func batchesAreBoundedByBytes(
    backend: Backend
  ) throws {
    let log: any LogCopyTarget = backend == .sqlite ? try file("long") : try server()
    let text = String(repeating: "x", count: 500_000)
    for _ in 1...5 { try log.record(.note(text)) }
    let size = 2 * (try #require(try log.stored(after: 0, limit: 1).first).draft.count)
    #expect(try log.batch(after: 0, limit: 9, bytes: 3 * size).map(\.sequence) == [1, 2, 3])
    #expect(try log.batch(after: 0, limit: 9, bytes: 3 * size - 1).map(\.sequence) == [1, 2])
    #expect(try log.batch(after: 1, limit: 1, bytes: 3 * size).map(\.sequence) == [2])
    #expect(try log.batch(after: 3, limit: 9, bytes: 1).map(\.sequence) == [4])
    #expect(try log.batch(after: 5, limit: 9, bytes: 1).isEmpty)
    let copy = try file("copy")
    #expect(try LogCopy(from: log, to: copy).run().copied == 5)
    #expect(try all(copy) == all(log))
  }

  /// What a server saw goes along, and is held by the chain.
  @Test func factsOfAServerGoAlong() throws {
    let facts = ServerFacts(user: "watch", recorded: .march(17, plus: 9), address: "10.0.0.1")
    let written = draft(.note("with facts"))
    let bytes = (written.canonicalBytes, facts.canonicalBytes)
    let hash = try LogHash(previous: .beginning, draft: bytes.0, facts: bytes.1)
    let stored = StoredEntry(
      sequence: 1, previous: LogHash.beginning.bytes, hash: hash.bytes, draft: bytes.0,
      fields: LogFields(written), facts: bytes.1)
    let (first, second) = (try file("first"), try file("second"))
    try first.add([(stored, written)])
    #expect(try first.entry(written.key)?.facts == facts)
    #expect(try LogCopy(from: first, to: second).run().copied == 1)
    #expect(try all(second) == [stored])
    #expect(try second.verify().isSound)
  }
}
