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

  /// Opens a file that is there.
  ///
  /// - Parameters:
  ///   - use: a file that is opened to be read is never written, whatever the rights to it allow.
  ///   - keepers: whose the file may be; another's is refused.
  convenience init(
    path: String, patience: Int = SQLiteConnection.patience, use: FileUse = .write,
    keepers: FileKeepers = .group, limits: SQLiteLimits = .usual
  ) throws(WatchLogError) {
    // SQLite follows no link then, so that the file is the one that was looked at.
    let file = try LogFile.resolved(path)
    try FileSafety.check(file, place: path, keepers: keepers)
    // What stands there afterwards may be another already.
    let files = OpenedFiles(path: path)
    let access = FileAccess(path: file, use)
    let opening = access.opening(of: file)
    try self.init(
      place: path, access, files,
      (opening.name, opening.flags | SQLITE_OPEN_NOFOLLOW, opening.locking), patience, limits)
    target = (file, use)
    // A connection that only reads leaves to writers what is left when it closes.
    if isReadOnly { _ = wf_sqlite3_leave_files(database) }
  }

  /// A database that ends with its connection.
  static func inMemory() throws(WatchLogError) -> SQLiteConnection {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY
    return try SQLiteConnection(
      place: "memory", .write, OpenedFiles(path: ""), (":memory:", flags, nil), patience, .usual)
  }

  private init(
    place: String, _ access: FileAccess, _ files: OpenedFiles,
    _ opening: (name: String, flags: Int32, locking: String?), _ patience: Int,
    _ limits: SQLiteLimits
  ) throws(WatchLogError) {
    path = place
    (self.access, self.files, self.patience, self.limits) = (access, files, patience, limits)
    var opened: OpaquePointer?
    let flags = opening.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = opening.name.withPath {
      sqlite3_open_v2($0, &opened, flags, opening.locking)
    }
    guard code == SQLITE_OK, let opened else {
      let failure = SQLiteFailure(code: code, database: opened)
      sqlite3_close_v2(opened)
      throw failure.error(at: path, patience: patience)
    }
    database = opened
    sqlite3_busy_timeout(database, Int32(patience))
    limits.apply(to: database)
    budget.limit(database)
    try check(wf_sqlite3_defend(database))
    try execute("PRAGMA cell_size_check = ON")
    // Alone with the file, SQLite shares no index of the -wal.
    if opening.locking != nil { try execute("PRAGMA locking_mode = EXCLUSIVE") }
  }

  /// The path with its directory resolved, and what it was opened for.
  private var target: (file: String, use: FileUse)?
  private let limits: SQLiteLimits
  private let budget = StepBudget()
  /// The number of the form that the file has, which says what columns there are.
  var version = 0
  /// What holds its form against the one it should have; `nil` where nothing does.
  var form: FormCheck?
  /// How long others' locks are waited for, in milliseconds.
  var patience: Int {
    didSet { sqlite3_busy_timeout(database, Int32(patience)) }
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(database)
  }

  /// Whether the file may only be read.
  var isReadOnly: Bool { access != .write || sqlite3_db_readonly(database, "main") == 1 }

  /// Whether it could not be written either if it had been opened for that.
  var cannotBeWritten: Bool {
    guard let (file, use) = target, use == .read else { return isReadOnly }
    return FileAccess(path: file, .write) != .write
  }

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
    guard let (file, use) = target else { return nil }
    return FileAccess(path: file, use) == access ? nil : .renewed
  }

  /// Runs statements that give no rows and take no values.
  ///
  /// - Parameter instructions: how much they may take; `nil` for as much as any statement.
  func execute(_ sql: String, instructions: Int64? = nil) throws(WatchLogError) {
    budget.begin(instructions ?? limits.instructions)
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
    budget.begin(limits.instructions)
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

  /// Runs statements whose triggers do more than compute.
  ///
  /// Must be in a transaction in which the form was checked: nobody can alter it meanwhile.
  func trusting(_ body: () throws(WatchLogError) -> Void) throws(WatchLogError) {
    try check(wf_sqlite3_trust(database, 1))
    // That it is not trusted any more cannot fail: it could be told that it is.
    defer { _ = wf_sqlite3_trust(database, 0) }
    try body()
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
    try between("BEGIN IMMEDIATE", body)
  }

  /// Reads all of a body as of one moment.
  func reading<Result>(
    _ body: () throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try between("BEGIN", body)
  }

  private func between<Result>(
    _ beginning: String, _ body: () throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try execute(beginning)
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
