import FoundationEssentials
import StrictJSON
import TestSupport
import Testing
import WatchLog

@testable import WatchLogSQLite

/// A file whose schema somebody altered: it is read, said to be altered, and not written.
@Suite("A log whose schema was altered") struct AlteredFormTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private static let ignore =
    "CREATE TRIGGER quiet BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END"
  private static let endless =
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c"

  static let alterations = [
    (ignore, SchemaDifference(.foreign, "trigger quiet")),
    ("DROP TRIGGER entries_stay", SchemaDifference(.missing, "trigger entries_stay")),
    (
      "DROP TRIGGER entries_stay; CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT 1; END",
      SchemaDifference(.altered, "trigger entries_stay")
    ),
    ("CREATE TABLE more (a)", SchemaDifference(.foreign, "table more")),
    ("CREATE VIEW late AS \(endless)", SchemaDifference(.foreign, "view late")),
    ("CREATE INDEX extra ON entries (hash)", SchemaDifference(.foreign, "index extra")),
    ("DROP INDEX entries_kind", SchemaDifference(.missing, "index entries_kind")),
    ("ALTER TABLE entries ADD COLUMN more TEXT", SchemaDifference(.altered, "table entries")),
    (
      "CREATE TRIGGER late BEFORE INSERT ON entries BEGIN DELETE FROM head WHERE (\(endless)) > 0; END",
      SchemaDifference(.foreign, "trigger late")
    ),
  ]

  @Test(arguments: alterations) func isReadAndNotWritten(sql: String, what: SchemaDifference) throws
  {
    let entry = try SQLiteLog(path: path).record(.note("before"))
    try RawDatabase(path: path).execute(sql)
    for isReadOnly in [false, true] {
      let log = try SQLiteLog(path: path, isReadOnly: isReadOnly)
      #expect(log.status.differences == [what])
      #expect(try log.schemaDifferences() == [what])
      #expect(try log.page(LogQuery()).entries == [entry])
      #expect(throws: WatchLogError.self) { try log.append(draft(.note("after"))) }
      #expect(try log.head() == LogHead(entry))
    }
  }

  /// Between two keystrokes, in a log that is open.
  @Test(arguments: alterations) func isNoticedWhileItIsOpen(sql: String, what: SchemaDifference)
    throws
  {
    let log = try SQLiteLog(path: path)
    let entry = try log.record(.note("before"))
    #expect(log.status.differences.isEmpty)
    try RawDatabase(path: path).execute(sql)
    let error = #expect(throws: WatchLogError.self) { try log.append(draft(.note("after"))) }
    guard case .altered(_, let found)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == [what])
    #expect(!log.status.differences.isEmpty)
    #expect(try log.page(LogQuery()).entries == [entry])
  }

  @Test func isNoticedByReading() throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("before"))
    try RawDatabase(path: path).execute(Self.ignore)
    _ = try log.page(LogQuery())
    #expect(!log.status.differences.isEmpty)
    try RawDatabase(path: path).execute("DROP TRIGGER quiet")
    #expect(try log.record(.note("after")).sequence == 2, "put right, it is written again")
    _ = try log.page(LogQuery())
    #expect(log.status.differences.isEmpty)
  }

  /// What planners' statistics are kept in is no other form.
  @Test func statisticsAreNoAlteration() throws {
    try SQLiteLog(path: path).record(.note("before"))
    try RawDatabase(path: path).execute("ANALYZE")
    try SQLiteLog(path: path).record(.note("after"))
  }

  /// An altered log of an earlier form is not brought to the newest one.
  @Test(arguments: [1, 2]) func anEarlierFormIsHeldAgainstItsOwn(version: Int) throws {
    let connection = try makeEarlier(version)
    try connection.execute(Self.ignore)
    let log = try SQLiteLog(path: path)
    #expect(!log.status.differences.isEmpty)
    #expect(try RawDatabase(path: path).texts("PRAGMA user_version") == ["\(version)"])
  }

  @Test(arguments: [1, 2], [true, false]) func anEarlierFormIsReadAndBroughtOn(
    version: Int, isRead: Bool
  ) throws {
    _ = try makeEarlier(version)
    let log = try SQLiteLog(path: path, isReadOnly: isRead)
    #expect(log.status.differences.isEmpty)
    #expect(try log.page(LogQuery()).entries.isEmpty)
    let found = try RawDatabase(path: path).texts("PRAGMA user_version")
    #expect(found == [isRead ? "\(version)" : "\(SQLiteLog.schema.migrations.count)"])
    if !isRead { try log.record(.note("first")) }
  }

  private func makeEarlier(_ version: Int) throws -> RawDatabase {
    let database = try RawDatabase(path: path)
    for sql in SQLiteLog.schema.migrations.prefix(version) { try database.execute(sql) }
    try database.execute(
      "PRAGMA user_version = \(version); PRAGMA application_id = \(SQLiteLog.schema.applicationID)")
    return database
  }

  /// The reading back by itself: an insert that is ignored is not written, whoever looked at the form.
  @Test func anIgnoredInsertIsNotWritten() throws {
    try SQLiteLog(path: path).record(.note("before"))
    try RawDatabase(path: path).execute(Self.ignore)
    let connection = try SQLiteConnection(path: path)
    connection.version = SQLiteLog.schema.migrations.count
    #expect(throws: WatchLogError.notWritten(place: path, reason: "no entry has its key")) {
      try connection.transaction { () throws(WatchLogError) in
        let entry = try connection.append(draft(.note("after")))
        try connection.confirm([entry])
      }
    }
    #expect(try connection.head().sequence == 1)
  }

  /// The entry is there, and the head was not moved to it.
  @Test func aHeadThatStaysBehindIsNotWritten() throws {
    try SQLiteLog(path: path).record(.note("before"))
    try RawDatabase(path: path).execute("DROP TRIGGER entries_move_head")
    let connection = try SQLiteConnection(path: path)
    connection.version = SQLiteLog.schema.migrations.count
    let error = WatchLogError.notWritten(place: path, reason: "its number is 2, and the head 1")
    #expect(throws: error) {
      try connection.transaction { () throws(WatchLogError) in
        let entry = try connection.append(draft(.note("after")))
        try connection.confirm([entry])
      }
    }
  }

  @Test func whatDoesNotEndIsEnded() throws {
    try SQLiteLog(path: path).record(.note("before"))
    var limits = SQLiteLimits.usual
    limits.instructions = 1_000_000
    let connection = try SQLiteConnection(path: path, limits: limits)
    let error = WatchLogError.damaged(
      place: path, reason: "what its schema runs does not come to an end")
    #expect(throws: error) { try connection.number(Self.endless) }
    #expect(try connection.number("SELECT count(*) FROM entries") == 1, "the next one begins anew")
  }

  @Test func aValueBeyondAllLengthsIsNotRead() throws {
    try SQLiteLog(path: path).record(.note("before"))
    let connection = try SQLiteConnection(path: path)
    #expect(try connection.number("SELECT length(zeroblob(\(1 << 24)))") == 1 << 24)
    #expect(throws: WatchLogError.self) {
      try connection.number("SELECT length(zeroblob(\((1 << 24) + 1)))")
    }
  }

  /// A view, and what a file may run that does more than compute.
  @Test(arguments: ["SELECT count(*) FROM late", "SELECT count(*) FROM words_of"])
  func viewsAreNotRun(sql: String) throws {
    try SQLiteLog(path: path).record(.note("before"))
    try RawDatabase(path: path).execute(
      "CREATE VIEW late AS \(Self.endless); CREATE VIEW words_of AS SELECT * FROM words")
    #expect(throws: WatchLogError.self) { try SQLiteConnection(path: path).number(sql) }
  }

  /// Rows that no program writes, from the shell of SQLite.
  @Test(arguments: [
    ("draft", "zeroblob(1048576)", true), ("draft", "zeroblob(1048577)", false),
    ("hash", "zeroblob(32)", true), ("hash", "zeroblob(31)", false),
    ("hash", "zeroblob(33)", false),
    ("key", "zeroblob(16)", true), ("key", "zeroblob(17)", false),
    ("facts", "zeroblob(1024)", true), ("facts", "zeroblob(1025)", false), ("facts", "NULL", true),
    ("search", "printf('%.*c', 4194304, 'x')", true),
    ("search", "printf('%.*c', 4194305, 'x')", false),
  ])
  func lengthsAreHeld(column: String, value: String, isTaken: Bool) throws {
    let log = try SQLiteLog(path: path)
    try log.record(.note("before"))
    let columns = [
      "sequence", "key", "previous", "hash", "occurred", "recorded", "kind", "level", "desk",
      "author", "search", "draft", "facts",
    ]
    let row = columns.map { name in
      if name == column { return value }
      return name == "sequence"
        ? "sequence + 1" : name == "key" ? "zeroblob(16)" : name == "previous" ? "hash" : name
    }
    let sql =
      "INSERT INTO entries (\(columns.joined(separator: ", "))) SELECT \(row.joined(separator: ", ")) FROM entries"
    let database = try RawDatabase(path: path)
    if isTaken {
      try database.execute(sql)
    } else {
      #expect(throws: RawDatabase.Failure.self) { try database.execute(sql) }
    }
  }

  /// What only reads makes nothing, neither of an empty file nor beside a log.
  @Test func readingMakesNothing() throws {
    let empty = try directory.write("", to: "empty.db")
    #expect(throws: WatchLogError.self) { try SQLiteLog(path: empty, isReadOnly: true) }
    #expect(try Data(contentsOf: URL(filePath: empty)).isEmpty)
    #expect(throws: WatchLogError.missing(place: path)) {
      try SQLiteLog(path: path, isReadOnly: true)
    }
    let entry = try SQLiteLog(path: path).record(.note("before"))
    let before = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
    let bytes = try Data(contentsOf: URL(filePath: path))
    let log = try SQLiteLog(path: path, isReadOnly: true)
    #expect(try log.page(LogQuery()).entries == [entry])
    #expect(log.status.isReadOnly == false, "the rights allow writing")
    #expect(throws: WatchLogError.readOnly(place: path)) { try log.append(draft(.note("after"))) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() == before)
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    // Whoever writes meanwhile is read.
    let writer = try SQLiteLog(path: path)
    let second = try writer.record(.note("second"))
    #expect(try log.page(LogQuery()).entries == [second, entry])
    #expect(try log.verify().isSound)
  }
}
