import FoundationEssentials
import Glibc
import TestSupport
import Testing
import WatchLog
import WatchLogSQLite

/// What is particular to a log in a file.
@Suite("Watch log in SQLite") struct SQLiteLogTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/data/watchfloor/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func mode(_ path: String) throws -> Int {
    var status = stat()
    try #require(stat(path, &status) == 0)
    return Int(status.st_mode & 0o7777)
  }

  @Test func outlivesTheProcessThatWroteIt() throws {
    let entry = try SQLiteLog(path: path).record(.note("kept"))
    let again = try SQLiteLog(path: path)
    #expect(try again.page(LogQuery()).entries == [entry])
    #expect(try again.verify().isSound)
  }

  /// A home or a shared directory is often reached through a link.
  @Test func opensThroughALink() throws {
    let entry = try SQLiteLog(path: path).record(.note("linked"))
    let link = "\(directory.path)/link"
    try #require(symlink("\(directory.path)/data", link) == 0)
    #expect(try SQLiteLog(path: "\(link)/watchfloor/log.db").entry(entry.draft.key) == entry)
  }

  @Test func isTheOwnersAlone() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("private"))
    #expect(try mode("\(directory.path)/data/watchfloor") == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(try mode(path + suffix) == 0o600, "\(suffix)") }
  }

  /// A directory that a group may write to makes a log of that group, whatever the umask.
  @Test func isTheGroupsInASharedDirectory() throws {
    let shared = "\(directory.path)/shared"
    try #require(mkdir(shared, 0o700) == 0 && chmod(shared, 0o2770) == 0)
    let log = try SQLiteLog(path: "\(shared)/log.db")
    try log.record(.note("shared"))
    for suffix in ["", "-wal", "-shm"] {
      #expect(try mode("\(shared)/log.db\(suffix)") == 0o660, "\(suffix)")
    }
  }

  @Test func entriesOfAnotherOfficerAreNoticed() throws {
    let mine = try SQLiteLog(path: path)
    let other = try SQLiteLog(path: path)
    let descriptor = try #require(mine.newsDescriptor)
    mine.drainNews()
    let entry = try other.record(.note("news"), by: .bob)
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    #expect(Glibc.poll(&poll, 1, 10_000) == 1)
    mine.drainNews()
    #expect(try mine.news(after: 0) == [entry])
    #expect(Glibc.poll(&poll, 1, 0) == 0)
  }

  @Test(arguments: [
    "UPDATE entries SET author = 'Mallory'", "DELETE FROM entries",
    "DELETE FROM entries WHERE sequence = 2", "UPDATE head SET sequence = 0",
    "UPDATE head SET hash = zeroblob(32)", "DELETE FROM head",
    "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE sequence = 1",
    "INSERT INTO entries SELECT 9, x'00', previous, hash, 0, 0, '', '', '', '', '', '', '', '', ''"
      + " FROM entries WHERE sequence = 1",
  ])
  func refusesToChange(statement: String) throws {
    let log = try SQLiteLog(path: path)
    for number in 1...2 { try log.record(.note("\(number)")) }
    let database = try RawDatabase(path: path)
    #expect(throws: RawDatabase.Failure.self) { try database.execute(statement) }
    #expect(try log.head().sequence == 2)
    #expect(try log.verify().isSound)
  }

  /// Somebody who removes the guards first is found out.
  @Test(
    arguments: [
      ("UPDATE entries SET draft = CAST(replace(draft, 'e2', 'e9') AS BLOB)", 2, .altered),
      ("UPDATE entries SET author = 'Mallory' WHERE sequence = 3", 3, .misfiled),
      ("UPDATE entries SET search = 'x' WHERE sequence = 3", 3, .misfiled),
      ("UPDATE entries SET recorded = 0 WHERE sequence = 3", 3, .misfiled),
      ("UPDATE entries SET hash = zeroblob(32) WHERE sequence = 3", 3, .altered),
      ("DELETE FROM entries WHERE sequence = 2", 3, .gap(from: 2)),
      ("DELETE FROM entries WHERE sequence = 4", 4, .cutOff), ("DELETE FROM entries", 1, .cutOff),
      (
        "UPDATE entries SET sequence = 9 WHERE sequence = 2;"
          + " UPDATE entries SET sequence = 2 WHERE sequence = 3;"
          + " UPDATE entries SET sequence = 3 WHERE sequence = 9", 2, .doesNotFollow
      ),
    ] as [(String, Int64, LogVerification.Problem)])
  func findsChange(statement: String, sequence: Int64, problem: LogVerification.Problem) throws {
    let log = try SQLiteLog(path: path)
    for number in 1...4 { try log.record(.note("e\(number)")) }
    let database = try RawDatabase(path: path)
    for trigger in try database.texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try database.execute("DROP TRIGGER \(trigger)")
    }
    try database.execute(statement)
    let result = try log.verify()
    #expect(result.breaks.first == .init(sequence: sequence, problem: problem))
  }

  @Test func damagedEntryDoesNotHideTheOthers() throws {
    let log = try SQLiteLog(path: path)
    for number in 1...3 { try log.record(.note("\(number)")) }
    let database = try RawDatabase(path: path)
    try database.execute(
      "DROP TRIGGER entries_stay; UPDATE entries SET draft = x'01' WHERE sequence = 2")
    let page = try log.page(LogQuery())
    #expect(page.entries.sequences == [3, 1])
    #expect(page.unreadable == [UnreadableEntry(sequence: 2, flaw: .form)])
  }

  @Test func newerFormIsRefused() throws {
    _ = try SQLiteLog(path: path)
    try RawDatabase(path: path).execute("PRAGMA user_version = 99")
    let error = #expect(throws: WatchLogError.self) { try SQLiteLog(path: path) }
    guard case .newer(path, 99, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func anotherDatabaseIsRefused() throws {
    let file = "\(directory.path)/other.db"
    try RawDatabase(path: file).execute("CREATE TABLE t (a); PRAGMA user_version = 1")
    let error = #expect(throws: WatchLogError.self) { try SQLiteLog(path: file) }
    guard case .damaged(file, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try RawDatabase(path: file).texts("SELECT name FROM sqlite_schema") == ["t"])
  }

  @Test func somethingThatIsNoDatabaseIsRefused() throws {
    let file = try directory.write(String(repeating: "no database. ", count: 100), to: "text.db")
    let error = #expect(throws: WatchLogError.self) { try SQLiteLog(path: file) }
    guard case .damaged(file, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
