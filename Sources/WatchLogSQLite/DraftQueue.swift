internal import Synchronization
internal import WatchLog

/// Drafts that wait on this machine, in the order they were written, through ends of the process and
/// loss of power.
final class DraftQueue: Sendable {
  /// `WFLQ`.
  private static let schema = SQLiteSchema(
    applicationID: 0x5746_4C51,
    migrations: [
      """
      CREATE TABLE drafts (
        number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, draft BLOB NOT NULL
      ) STRICT;
      """
    ])

  private let connection: Mutex<SQLiteConnection>
  private let lastCount: Mutex<Int>

  init(path: String) throws(WatchLogError) {
    try LogFile.prepare(path)
    let opened = try Self.open(path)
    lastCount = Mutex(try Self.count(opened))
    connection = Mutex(opened)
  }

  /// How many drafts waited when the queue was last looked at or changed; waits for nothing.
  var count: Int { lastCount.withLock { $0 } }

  private static func count(_ connection: SQLiteConnection) throws(WatchLogError) -> Int {
    Int(try connection.number("SELECT count(*) FROM drafts"))
  }

  /// The one way to the connection; the count is taken before another thread has it.
  private func access<Result: Sendable>(
    _ body: (SQLiteConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (connection) throws(WatchLogError) -> Result in
      let result = try body(connection)
      let count = try Self.count(connection)
      lastCount.withLock { $0 = count }
      return result
    }
  }

  private static func open(_ path: String) throws(WatchLogError) -> sending SQLiteConnection {
    let connection = try SQLiteConnection(path: path)
    try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try schema.migrate(connection)
    return connection
  }

  /// Keeps a draft; one that is kept already stays where it is.
  func add(_ draft: LogDraft) throws(WatchLogError) {
    try access { (connection) throws(WatchLogError) in
      try connection.run(
        "INSERT INTO drafts (key, draft) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
        [.blob(draft.key.bytes), .blob(draft.canonicalBytes)])
    }
  }

  /// The drafts that have waited longest.
  func first(_ limit: Int) throws(WatchLogError) -> [LogDraft] {
    try access { (connection) throws(WatchLogError) in
      let drafts = try connection.rows(
        "SELECT draft FROM drafts ORDER BY number LIMIT ?", [.integer(Int64(limit))]
      ) { LogDraft(canonicalBytes: $0.blob(0)) }
      guard !drafts.contains(nil) else {
        throw .damaged(place: connection.path, reason: "a queued entry cannot be read")
      }
      return drafts.compactMap(\.self)
    }
  }

  /// Lets a draft go that is in the log.
  func remove(_ key: LogKey) throws(WatchLogError) {
    try access { (connection) throws(WatchLogError) in
      try connection.run("DELETE FROM drafts WHERE key = ?", [.blob(key.bytes)])
    }
  }
}
