import FoundationEssentials
import Glibc
import TestSupport
import Testing
import WatchLog

@testable import WatchLogSQLite

/// A file that another process keeps locked: what is written meanwhile waits on this machine.
@Suite("A log in a locked file", .serialized) struct LockedFileTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }
  private var queue: String { "\(directory.path)/queue.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func open(patience: Int = 50) throws -> QueuedLog {
    try QueuedLog(file: SQLiteLog(path: path, patience: patience), queue: queue)
  }

  private func wait(_ condition: () throws -> Bool) throws {
    let end = ContinuousClock.now + .seconds(60)
    while try !condition() {
      guard ContinuousClock.now < end else { throw NeverCame() }
      poll(nil, 0, 10)
    }
  }

  /// The queue is made when it is needed, and not before.
  @Test func waitsAndIsHandedOnInItsOrder() throws {
    let log = try open()
    try log.record(.note("1"))
    #expect(access(queue, F_OK) != 0)
    let other = try RawDatabase(path: path)
    try other.execute("BEGIN IMMEDIATE")
    let drafts = ["2", "3"].map { draft(.note($0)) }
    for draft in drafts { #expect(try log.append(draft) == .queued(draft.key)) }
    #expect(log.status.queued == 2)
    #expect(try log.page(LogQuery()).entries.texts == ["1"], "reading goes on")
    try wait { if case .busy? = log.status.problem { true } else { false } }
    try other.execute("ROLLBACK")
    try wait { log.status.queued == 0 }
    #expect(try log.page(LogQuery()).entries.texts == ["3", "2", "1"])
    #expect(log.status.problem == nil)
    #expect(try log.record(.note("4")).sequence == 4)
    #expect(try log.verify().isSound)
  }

  /// The process ends while the lock is held; the next one hands on.
  @Test func theNextProcessHandsOn() throws {
    try open().record(.note("1"))
    let other = try RawDatabase(path: path)
    try other.execute("BEGIN IMMEDIATE")
    let waiting = draft(.note("2"))
    #expect(try open().append(waiting) == .queued(waiting.key))
    #expect(try DraftCounts(queue: queue)?.waiting == 1)
    try other.execute("ROLLBACK")
    let next = try open()
    try wait { next.status.queued == 0 }
    #expect(try next.entry(waiting.key)?.sequence == 2)
    #expect(try DraftCounts(queue: queue)?.waiting == 0)
  }

  /// A process that writes one entry and ends is soon done: it leaves neither the other's entry behind
  /// nor its own.
  @Test func theNextWriteHandsOnWhatWaits() throws {
    try open().record(.note("1"))
    for text in ["2", "3"] {
      try DraftQueue(path: queue).add(draft(.note(text)))
    }
    let log = try open()
    let last = draft(.note("4"))
    guard case .recorded(let entry) = try log.append(last) else {
      Issue.record("it waits although the file is free")
      return
    }
    #expect(entry.sequence == 4)
    #expect(log.status.queued == 0)
    #expect(try log.page(LogQuery()).entries.texts == ["4", "3", "2", "1"])
  }

  /// A lock so strict that the file cannot even be opened.
  @Test func waitsWhereItCannotBeOpened() throws {
    try open().record(.note("1"))
    var other: RawDatabase? = try RawDatabase(path: path)
    try other?.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")
    let failure = try #require(
      #expect(throws: WatchLogError.self) { try SQLiteLog(path: path, makes: false, patience: 50) })
    #expect(failure == .busy(place: path, milliseconds: 50))
    let log = try QueuedLog(file: LateLog(path: path, after: failure), queue: queue)
    #expect(log.status.isAway)
    let waiting = draft(.note("2"))
    #expect(try log.append(waiting) == .queued(waiting.key))
    try log.look()
    #expect(log.status.isAway)
    // In WAL mode such a lock goes with its connection.
    other = nil
    try wait { log.status.queued == 0 }
    try log.look()
    #expect(!log.status.isAway)
    #expect(try log.page(LogQuery()).entries.texts == ["2", "1"])
  }

  /// What else can be wrong with a file is said, and queues nothing.
  @Test func nothingElseQueues() throws {
    let log = try open()
    try log.record(.note("1"))
    try RawDatabase(path: path).execute("DROP TRIGGER entries_stay")
    #expect(throws: WatchLogError.self) { try log.append(draft(.note("2"))) }
    #expect(access(queue, F_OK) != 0)
    #expect(try DraftCounts(queue: queue) == nil)
  }
}
