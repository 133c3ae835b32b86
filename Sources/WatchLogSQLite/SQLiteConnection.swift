internal import CSQLite
internal import Paths
internal import WatchLog

/// One connection to a database file; only one thread at a time may use it.
final class SQLiteConnection {
  let path: String
  private let database: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]
  /// How the file can be used.
  let access: FileAccess
  private var files: OpenedFiles

  /// Milliseconds to wait for others' locks.
  static let patience = 5_000

  /// Opens an existing file.
  ///
  /// - Parameters:
  ///   - use: a file that is opened for reading is never written, whatever its rights allow.
  ///   - keepers: who may own the file; anybody else's is refused.
  convenience init(
    path: String, patience: Int = SQLiteConnection.patience, use: FileUse = .write,
    keepers: FileKeepers = .group, limits: SQLiteLimits = .usual
  ) throws(WatchLogError) {
    // SQLite then follows no link, so that it opens the file that was checked.
    let file = try LogFile.resolved(path)
    try FileSafety.check(file, place: path, keepers: keepers)
    // The file that stands there afterwards may be another one already.
    let files = OpenedFiles(path: path)
    let access = FileAccess(path: file, use)
    let opening = access.opening(of: file)
    try self.init(
      place: path, access, files,
      (opening.name, opening.flags | SQLITE_OPEN_NOFOLLOW, opening.locking), patience, limits)
    target = (file, use)
    // A connection that only reads leaves the other files to the writers when it closes.
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
    // A connection that is alone with the file shares no index of the -wal.
    if opening.locking != nil { try execute("PRAGMA locking_mode = EXCLUSIVE") }
  }

  /// The path with its directory resolved, and what it was opened for.
  private var target: (file: String, use: FileUse)?
  private let limits: SQLiteLimits
  private let budget = StepBudget()
  /// The number of the file's form, which determines its columns.
  var version = 0
  /// Compares the file's form with the expected one; `nil` if nothing does.
  var form: FormCheck?
  /// Milliseconds to wait for others' locks.
  var patience: Int {
    didSet { sqlite3_busy_timeout(database, Int32(patience)) }
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(database)
  }

  /// Whether the file can only be read, as it is open now.
  var isReadOnly: Bool { access != .write || sqlite3_db_readonly(database, "main") == 1 }

  /// Whether the file could not be written even if it had been opened for that.
  var cannotBeWritten: Bool {
    guard let (file, use) = target, use == .read else { return isReadOnly }
    return FileAccess(path: file, .write) != .write
  }

  /// What has happened to the files; once something has, SQLite leaves them as they are.
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

  /// The same; also `renewed` if the file can be used in another way now.
  func change() -> FileChange? {
    if let change = fileChange() { return change }
    guard let (file, use) = target else { return nil }
    return FileAccess(path: file, use) == access ? nil : .renewed
  }

  /// Runs statements that return no rows and take no values.
  ///
  /// - Parameter instructions: how many they may run; `nil` for as many as any statement.
  func execute(_ sql: String, instructions: Int64? = nil) throws(WatchLogError) {
    budget.begin(instructions ?? limits.instructions)
    try check(sqlite3_exec(database, sql, nil, nil, nil))
  }

  /// Runs a statement to its end and returns what `read` makes of each row.
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
  /// Must be called in a transaction in which the form was checked, so that nobody can alter it
  /// meanwhile.
  func trusting(_ body: () throws(WatchLogError) -> Void) throws(WatchLogError) {
    try check(wf_sqlite3_trust(database, 1))
    // Ending the trust cannot fail, since beginning it did not.
    defer { _ = wf_sqlite3_trust(database, 0) }
    try body()
  }

  /// The first column of the only row, a number.
  func number(_ sql: String) throws(WatchLogError) -> Int64 {
    try rows(sql) { $0.integer(0) }.first ?? 0
  }

  /// Does all of a body or none of it, and keeps other writers out meanwhile.
  ///
  /// It takes the lock at the beginning: if it took the lock at its first write, what it read
  /// before might have changed.
  func transaction<Result>(
    _ body: () throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try between("BEGIN IMMEDIATE", body)
  }

  /// Runs a body whose reads all see the same moment.
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
      // Some failures have rolled back already, and then nothing is left to end.
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
