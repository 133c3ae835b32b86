internal import CSQLite

/// How much a database may use, whatever its file contains.
///
/// The schema in a file decides what runs when the file is used. Our own schema needs far less than
/// these limits.
struct SQLiteLimits: Hashable, Sendable {
  /// Instructions of SQLite's virtual machine that one statement may run: some ten seconds of work.
  ///
  /// Instructions are counted, not time, so that a machine that slept ends no statement.
  var instructions: Int64 = 1_000_000_000
  /// Bytes of a value, and of a row: twice a draft of the greatest length with its folded text.
  var length: Int32 = 1 << 24

  static let usual = SQLiteLimits()
  /// For steps to a new form, which go through all entries.
  static let migration = Int64.max

  func apply(to database: OpaquePointer) {
    let limits: [(Int32, Int32)] = [
      (SQLITE_LIMIT_LENGTH, length), (SQLITE_LIMIT_SQL_LENGTH, 100_000),
      (SQLITE_LIMIT_COLUMN, 100), (SQLITE_LIMIT_EXPR_DEPTH, 100),
      (SQLITE_LIMIT_COMPOUND_SELECT, 10), (SQLITE_LIMIT_VDBE_OP, 25_000),
      (SQLITE_LIMIT_FUNCTION_ARG, 16), (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50), (SQLITE_LIMIT_VARIABLE_NUMBER, 100),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 8), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (limit, value) in limits { sqlite3_limit(database, limit, value) }
  }
}

/// How many instructions a statement may still run; only the thread that has the connection uses
/// it.
final class StepBudget {
  private var left: Int64 = 0
  /// Instructions between two checks.
  private static let stride: Int32 = 10_000

  /// Begins a statement with so many instructions.
  func begin(_ instructions: Int64) { left = instructions }

  /// Ends statements of a connection that have used it up; it must live as long as the connection.
  func limit(_ database: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      database, Self.stride,
      { context in
        guard let context else { return 1 }
        return Unmanaged<StepBudget>.fromOpaque(context).takeUnretainedValue().isUsedUp ? 1 : 0
      }, context)
  }

  private var isUsedUp: Bool {
    left -= Int64(Self.stride)
    return left < 0
  }
}
