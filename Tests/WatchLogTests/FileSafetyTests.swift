import FoundationEssentials
import Glibc
import TestSupport
import Testing
import WatchLog
import WatchLogSQLite

/// Files that others than those who keep a log could have put there, or may write.
@Suite("Files of a log that are others' as well") struct FileSafetyTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/shared/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
    try #require(mkdir("\(directory.path)/shared", 0o700) == 0)
  }

  /// Somebody who is no member of anything here.
  private static let stranger: uid_t = 65_432

  private func danger(_ body: () throws -> Void) -> FileDanger? {
    do {
      try body()
      return nil
    } catch {
      guard case .unsafe(_, let danger)? = error as? WatchLogError else { return nil }
      return danger
    }
  }

  private func danger(reading: Bool) -> FileDanger? {
    danger { _ = try SQLiteLog(path: path, makes: !reading, isReadOnly: reading) }
  }

  @Test(arguments: [true, false]) func aLinkedFileIsRefusedAndALinkedDirectoryIsNot(
    reading: Bool
  ) throws {
    let real = "\(directory.path)/real.db"
    try SQLiteLog(path: real).record(.note("real"))
    try #require(symlink(real, path) == 0)
    #expect(danger(reading: reading) == .symbolicLink)
    #expect(try SQLiteLog(path: real).head().sequence == 1)
    try #require(unlink(path) == 0)
    try SQLiteLog(path: path).record(.note("here"))
    try #require(symlink("shared", "\(directory.path)/link") == 0)
    let linked = "\(directory.path)/link/log.db"
    #expect(try SQLiteLog(path: linked, isReadOnly: reading).head().sequence == 1)
  }

  @Test func aLinkToNothingMakesNothing() throws {
    try #require(symlink("\(directory.path)/nowhere.db", path) == 0)
    #expect(danger(reading: false) == .symbolicLink)
    #expect(access("\(directory.path)/nowhere.db", F_OK) != 0)
  }

  @Test(arguments: ["", "-wal", "-shm"], [true, false])
  func whatEverybodyMayWriteIsRefused(suffix: String, reading: Bool) throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("one"))
    try #require(chmod(path + suffix, 0o602) == 0)
    #expect(danger(reading: reading) == .writableByAll)
    try #require(chmod(path + suffix, 0o660) == 0)
    #expect(danger(reading: reading) == nil)
    _ = log
  }

  @Test(arguments: [true, false]) func aLinkBesideItIsRefused(reading: Bool) throws {
    try SQLiteLog(path: path).record(.note("one"))
    let other = try directory.write("other", to: "other")
    try #require(symlink(other, "\(path)-wal") == 0)
    #expect(danger(reading: reading) == .symbolicLink)
  }

  @Test func noRegularFileIsALog() throws {
    try #require(mkdir(path, 0o700) == 0)
    #expect(danger(reading: false) == .noRegularFile)
    try #require(rmdir(path) == 0 && mkfifo(path, 0o600) == 0)
    #expect(danger(reading: false) == .noRegularFile)
    #expect(danger { _ = try SQLiteLog(path: "\(directory.path)/shared/") } == .noRegularFile)
  }

  /// At its directory, and at one above it, where the file's directory could be exchanged.
  @Test(arguments: ["", "/below"]) func aDirectoryForEverybodyIsRefused(below: String) throws {
    let shared = "\(directory.path)/shared"
    let path = "\(shared)\(below)/log.db"
    try SQLiteLog(path: path).record(.note("one"))
    try #require(chmod(shared, 0o777) == 0)
    let resolved = try #require(realpath(shared, nil))
    defer { free(resolved) }
    let expected = FileDanger.directoryWritableByAll(String(cString: resolved))
    for reading in [true, false] {
      let found = danger { _ = try SQLiteLog(path: path, makes: !reading, isReadOnly: reading) }
      #expect(found == expected)
    }
    // As /tmp is: nobody may exchange another's file there.
    try #require(chmod(shared, 0o1777) == 0)
    try SQLiteLog(path: path).record(.note("two"))
  }

  @Test func inAStickyDirectoryTheFileIsTheUsersOwn() throws {
    try requireRoot()
    try SQLiteLog(path: path).record(.note("one"))
    try #require(chmod("\(directory.path)/shared", 0o1777) == 0)
    try #require(chown(path, Self.stranger, 0) == 0)
    guard case .directoryWritableByAll? = danger(reading: true) else {
      Issue.record("a stranger's file in /tmp is no log")
      return
    }
  }

  /// The user, root, the directory's owner, a member of its group; nobody else.
  @Test func theOwnerIsOfTheDirectory() throws {
    try requireRoot()
    let shared = "\(directory.path)/shared"
    try SQLiteLog(path: path).record(.note("one"))
    try #require(chown(path, Self.stranger, 0) == 0)
    #expect(danger(reading: true) == .ofStranger(owner: "user \(Self.stranger)"))
    #expect(danger(reading: false) == .ofStranger(owner: "user \(Self.stranger)"))
    try #require(chown(shared, Self.stranger, 0) == 0)
    #expect(danger(reading: true) == nil, "the directory is theirs")
    let nobody = try #require(getpwnam("nobody")).pointee
    try #require(chown(shared, 0, nobody.pw_gid) == 0 && chown(path, nobody.pw_uid, 0) == 0)
    #expect(danger(reading: true) == nil, "a member of the group")
    try #require(chown(shared, 0, 0) == 0)
    #expect(danger(reading: true) == .ofStranger(owner: "nobody"))
  }

  /// What waits on this machine is the user's alone.
  @Test func aQueueOfAnotherIsRefused() throws {
    try requireRoot()
    let log = try SQLiteLog(path: path)
    let queue = "\(directory.path)/shared/queue.db"
    _ = try QueuedLog(log, queue: queue)
    try #require(chown("\(directory.path)/shared", Self.stranger, 0) == 0)
    _ = try QueuedLog(log, queue: queue)
    try #require(chown(queue, Self.stranger, 0) == 0)
    let found = danger { _ = try QueuedLog(log, queue: queue) }
    #expect(found == .ofStranger(owner: "user \(Self.stranger)"))
    try #require(chown(queue, 0, 0) == 0 && chmod(queue, 0o606) == 0)
    #expect(danger { _ = try QueuedLog(log, queue: queue) } == .writableByAll)
  }

  private func requireRoot() throws {
    try #require(geteuid() == 0, "giving files away takes root")
  }
}
