import CSQLite
import CrisisModel
import FoundationEssentials
import Glibc
import StrictJSON
import Synchronization
import TestSupport
import Testing
import Threads
import WatchLog
import WatchLogSQLite

/// A log whose files are moved, deleted, replaced or cut short while it is open.
@Suite("A log that is taken away") struct MovedLogTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }
  private var elsewhere: String { "\(directory.path)/elsewhere.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// What can happen to it, and what is said of which file.
  enum Loss: String, CaseIterable, CustomTestStringConvertible {
    case moved, deleted, replaced, replacedByDirectory, linkedElsewhere, emptied, halved
    case withoutWAL, anotherWAL, withoutSharedMemory

    var testDescription: String { rawValue }

    func happen(to path: String) throws {
      switch self {
      case .moved: try #require(rename(path, "\(path).old") == 0)
      case .deleted: try #require(unlink(path) == 0)
      case .replaced: try replace(path)
      case .replacedByDirectory: try #require(unlink(path) == 0 && mkdir(path, 0o700) == 0)
      case .linkedElsewhere: try #require(unlink(path) == 0 && symlink("/dev/null", path) == 0)
      case .emptied: try #require(truncate(path, 0) == 0)
      case .halved: try #require(truncate(path, 2_048) == 0)
      case .withoutWAL: try #require(unlink("\(path)-wal") == 0)
      case .anotherWAL: try replace("\(path)-wal")
      case .withoutSharedMemory: try #require(unlink("\(path)-shm") == 0)
      }
    }

    /// As scp and rsync put a file there: written beside it, then renamed.
    private func replace(_ path: String) throws {
      let copy = try Data(contentsOf: URL(filePath: path))
      try copy.write(to: URL(filePath: "\(path).copy"))
      try #require(rename("\(path).copy", path) == 0)
    }

    var error: (suffix: String, WatchLogLoss) {
      switch self {
      case .moved, .deleted: ("", .moved)
      case .replaced, .replacedByDirectory, .linkedElsewhere: ("", .replaced)
      case .emptied, .halved: ("", .cutShort)
      case .withoutWAL: ("-wal", .moved)
      case .anotherWAL: ("-wal", .replaced)
      case .withoutSharedMemory: ("-shm", .moved)
      }
    }
  }

  @Test(arguments: Loss.allCases) func isNoticedBeforeAnythingIsReadOrWritten(loss: Loss) throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("before"))
    let names = { try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() }
    try loss.happen(to: path)
    let found = try names()
    let gone = WatchLogError.gone(place: path + loss.error.suffix, loss.error.1)
    #expect(throws: gone) { try log.look() }
    #expect(throws: gone) { try log.append(draft(.note("after"))) }
    #expect(throws: gone) { try log.head() }
    #expect(try names() == found, "nothing is made")
  }

  /// The connection that is let go does nothing to what stands under its names now.
  @Test func whatStandsThereNowIsLeftAlone() throws {
    var log: SQLiteLog? = try SQLiteLog(path: path)
    try log?.record(.note("of the first"))
    for suffix in ["", "-wal", "-shm"] {
      try #require(rename(path + suffix, elsewhere + suffix) == 0)
    }
    let second = try SQLiteLog(path: path)
    let entry = try second.record(.note("of the second"))
    #expect(throws: WatchLogError.gone(place: path, .replaced)) { try log?.look() }
    log = nil
    #expect(FileIdentityOnDisk("\(path)-wal") != nil)
    #expect(try second.page(LogQuery()).entries == [entry])
    #expect(try SQLiteLog(path: elsewhere).news(after: 0).texts == ["of the first"])
  }

  private struct FileIdentityOnDisk: Equatable {
    let inode: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      inode = UInt64(status.st_ino)
    }
  }

  @Test func isOpenedAgainAndNotMade() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("before"))
    try #require(rename(path, elsewhere) == 0)
    #expect(throws: WatchLogError.missing(place: path)) { try SQLiteLog(path: path, makes: false) }
    #expect(access(path, F_OK) != 0)
    try #require(rename(elsewhere, path) == 0)
    try SQLiteLog(path: path, makes: false).record(.note("after"))
    #expect(try SQLiteLog(path: path).news(after: 0).texts == ["before", "after"])
  }

  /// SQLite would take an empty file for a new log and delete the entries beside it.
  @Test func anEmptyFileIsNotBegunAnew() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("in the -wal"))
    try #require(truncate(path, 0) == 0)
    for makes in [true, false] {
      #expect(throws: WatchLogError.self) { try SQLiteLog(path: path, makes: makes) }
    }
    var status = stat()
    #expect(stat("\(path)-wal", &status) == 0 && status.st_size > 0)
    _ = log
  }

  /// So would it where the log was moved away without its -wal, and where the log comes back it is whole.
  @Test func noLogIsBegunOverTheEntriesOfAnother() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("in the -wal"))
    let elsewhere = "\(path).moved"
    try #require(rename(path, elsewhere) == 0)
    #expect(throws: WatchLogError.self) { try SQLiteLog(path: path) }
    #expect(access(path, F_OK) != 0)
    var status = stat()
    #expect(stat("\(path)-wal", &status) == 0 && status.st_size > 0)
    try #require(rename(elsewhere, path) == 0)
    #expect(try SQLiteLog(path: path).news(after: 0).texts == ["in the -wal"])
    _ = log
  }

  /// A -wal may be cut off rightly, when all of it is in the log.
  @Test func aCheckpointIsNoLoss() throws {
    let log = try SQLiteLog(path: path)
    let entry = try log.record(.note("before"))
    try RawDatabase(path: path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try log.look()
    #expect(try log.page(LogQuery()).entries == [entry])
    try log.record(.note("after"))
    #expect(try log.verify().checked == 2)
  }

  /// Entries that were in a -wal which somebody emptied are missed by who knew them.
  @Test func anEmptiedWALIsNoticed() throws {
    let log = try SQLiteLog(path: path)
    try RawDatabase(path: path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let entry = try log.record(.note("only in the -wal"))
    try #require(truncate("\(path)-wal", 0) == 0)
    #expect(try log.news(since: LogHead(entry), limit: 10) == nil)
    #expect(try log.verify(expecting: [LogHead(entry)]).isSound == false)
  }

  /// The name goes while the entry is being written: it is not said to be written.
  @Test func whatIsWrittenWhileTheNameGoesIsNotKnown() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("before"))
    let lock = try RawDatabase(path: path)
    try lock.execute("BEGIN IMMEDIATE")
    let ended = try #require(WakePipe())
    let outcome = Outcome()
    let thread = try #require(WorkerThread())
    let waiting = draft(.note("meanwhile"))
    let isStarted = thread.start {
      outcome.note { () throws(WatchLogError) in try log.append(waiting) }
      ended.wake()
    }
    try #require(isStarted)
    // The writer waits for the lock, or has not begun: either way the file is gone when it commits.
    try #require(rename(path, elsewhere) == 0)
    try lock.execute("ROLLBACK")
    try #require(ended.wait(milliseconds: 30_000))
    switch try #require(outcome.error) {
    case .unanswered(path, _), .gone(path, .moved): break
    case let other: Issue.record("\(other)")
    }
  }

  private final class Outcome: Sendable {
    private let kept = Mutex<WatchLogError?>(nil)
    var error: WatchLogError? { kept.withLock { $0 } }

    func note(_ body: () throws(WatchLogError) -> LogReceipt) {
      do throws(WatchLogError) {
        _ = try body()
      } catch {
        kept.withLock { $0 = error }
      }
    }
  }

  /// Drafts that wait are not lost with the file they wait in.
  @Test(arguments: [Loss.moved, .deleted, .replaced, .withoutWAL, .withoutSharedMemory])
  func theQueueGoesOnWithWhatWaited(loss: Loss) throws {
    let nowhere = try SQLiteLog(path: path)
    let lock = try RawDatabase(path: path)
    let queue = "\(directory.path)/queue.db"
    let log = try QueuedLog(SlowLog(nowhere), queue: queue)
    _ = try log.append(draft(.note("1")))
    try loss.happen(to: queue)
    try log.look()
    _ = try log.append(draft(.note("2")))
    #expect(try log.queued().map(\.content.text) == ["1", "2"])
    #expect(try RawDatabase(path: queue).texts("SELECT count(*) FROM drafts") == ["2"])
    _ = lock
  }

  /// So is what is set aside, also beside one of the same key that can be read.
  @Test(arguments: [Loss.moved, .deleted, .replaced, .withoutWAL, .withoutSharedMemory])
  func theQueueTakesAlongWhatIsSetAside(loss: Loss) throws {
    let nowhere = try SQLiteLog(path: path)
    let queue = "\(directory.path)/queue.db"
    let log = try QueuedLog(SlowLog(nowhere), queue: queue)
    let second = draft(.note("2"))
    for draft in [draft(.note("1")), second] { _ = try log.append(draft) }
    try RawDatabase(path: queue).execute(
      "UPDATE drafts SET draft = x'00' WHERE key = x'\(second.key.description)'")
    #expect(try log.queued().map(\.content.text) == ["1"])
    #expect(log.status.setAside == 1)
    _ = try log.append(second)
    try loss.happen(to: queue)
    for _ in 1...2 {
      try log.look()
      #expect(try log.queued().map(\.content.text) == ["1", "2"])
      #expect(log.status.queued == 2)
      #expect(log.status.setAside == 1)
    }
    let database = try RawDatabase(path: queue)
    #expect(try database.texts("SELECT hex(draft) FROM aside") == ["00"])
    #expect(try database.texts("SELECT count(*) FROM drafts") == ["2"])
  }
}

/// A log that is always away.
private final class SlowLog: WatchLogStore {
  private let log: SQLiteLog

  init(_ log: SQLiteLog) { self.log = log }

  private var error: WatchLogError { .unavailable(place: "away", reason: "by design") }
  var place: String { "away" }
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt { throw error }
  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { throw error }
  func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage { throw error }
  func stored(after: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] { throw error }
  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    throw error
  }
  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] { throw error }
  func head() throws(WatchLogError) -> LogHead { throw error }
}
