internal import CSQLite
internal import Paths
internal import WatchLog

/// One connection to a database file; only one thread may use it at a time.
final class SQLiteConnection {
  let path: String
  private let database: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]
  /// How the file was opened.
  let access: FileAccess
  private var files: OpenedFiles

  /// How long others' locks are waited for.
  static let patience = 5_000

  /// Opens a file that is there, to write it where that is allowed.
  init(path: String, patience: Int = SQLiteConnection.patience) throws(WatchLogError) {
    self.path = path
    self.patience = patience
    access = FileAccess(path: path)
    // What stands there afterwards may be another already.
    files = OpenedFiles(path: path)
    var opened: OpaquePointer?
    let (name, flags, locking) = access.opening(of: path)
    let code = name.withPath {
      sqlite3_open_v2($0, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, locking)
    }
    guard code == SQLITE_OK, let opened else {
      let failure = SQLiteFailure(code: code, database: opened)
      sqlite3_close_v2(opened)
      throw failure.error(at: path, patience: patience)
    }
    database = opened
    sqlite3_busy_timeout(database, Int32(patience))
    _ = wf_sqlite3_defend(database)
    // Alone with the file, SQLite shares no index of the -wal.
    if locking != nil { try execute("PRAGMA locking_mode = EXCLUSIVE") }
  }

  private let patience: Int

  deinit {
    statements.removeAll()
    sqlite3_close_v2(database)
  }

  /// Whether the file may only be read.
  var isReadOnly: Bool { access != .write || sqlite3_db_readonly(database, "main") == 1 }

  /// What has happened to its files; where something has, they are left as they are from now on.
  func fileChange() -> FileChange? {
    let change = access == .still ? stillChange() : files.change(isWriter: access == .write)
    if change != nil { _ = wf_sqlite3_leave_files(database) }
    return change
  }

  private func stillChange() -> FileChange? {
    if files.areUntouched() { return nil }
    if case .lost(let place, let loss)? = files.change(isWriter: false) {
      return .lost(place: place, loss)
    }
    return .renewed
  }

  /// The same, or that it may now be used in another way.
  func change() -> FileChange? {
    if let change = fileChange() { return change }
    return FileAccess(path: path) == access ? nil : .renewed
  }

  /// Runs statements that give no rows and take no values.
  func execute(_ sql: String) throws(WatchLogError) {
    try check(sqlite3_exec(database, sql, nil, nil, nil))
  }

  /// Runs a statement to its end; gives what `read` makes of each row.
  @discardableResult
  func rows<Row>(
    _ sql: String, _ values: [SQLiteValue] = [], _ read: (SQLiteRow) -> Row
  ) throws(WatchLogError) -> [Row] {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try check(statement.bind(values))
    var rows: [Row] = []
    while true {
      let code = statement.step()
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw failure(code) }
      rows.append(read(statement.row))
    }
  }

  func run(_ sql: String, _ values: [SQLiteValue] = []) throws(WatchLogError) {
    try rows(sql, values) { _ in }
  }

  /// The first column of the only row, a number.
  func number(_ sql: String) throws(WatchLogError) -> Int64 {
    try rows(sql) { $0.integer(0) }.first ?? 0
  }

  /// Does all of a body or nothing of it, and keeps other writers out meanwhile.
  ///
  /// The lock is taken at the beginning: one that was taken at the first write could find that what
  /// was read before is no longer so.
  func transaction<Result>(
    _ body: () throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(WatchLogError) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // Some failures have rolled back already; then there is nothing to end.
      if sqlite3_get_autocommit(database) == 0 { sqlite3_exec(database, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  private func prepared(_ sql: String) throws(WatchLogError) -> SQLiteStatement {
    if let statement = statements[sql] { return statement }
    var pointer: OpaquePointer?
    try check(
      sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil))
    guard let pointer else { throw failure(SQLITE_MISUSE) }
    let statement = SQLiteStatement(pointer)
    statements[sql] = statement
    return statement
  }

  private func check(_ code: Int32) throws(WatchLogError) {
    if code != SQLITE_OK { throw failure(code) }
  }

  private func failure(_ code: Int32) -> WatchLogError {
    SQLiteFailure(code: code, database: database).error(at: path, patience: patience)
  }
}
