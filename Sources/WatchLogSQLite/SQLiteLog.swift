package import CrisisModel
internal import Synchronization
package import WatchLog

/// A watch log in one SQLite file, for the officers of one server.
///
/// Every append is on the disk before it returns (`synchronous=FULL`). Reading goes on while others
/// write (write-ahead log). The file must lie on a disk of the server, not on a network file system,
/// where locks and the shared index of the write-ahead log cannot be relied on.
package final class SQLiteLog: WatchLogStore {
  package let place: String
  private let connection: Mutex<SQLiteConnection>
  private let watch: FileWatch?

  /// Opens a log, which is created with its directory where it is missing.
  ///
  /// - Parameter patience: milliseconds that others' locks are waited for.
  package init(path: String, patience: Int = 5_000) throws(WatchLogError) {
    place = path
    try LogFile.prepare(path)
    let opened = try Self.open(path, patience)
    connection = Mutex(opened)
    watch = FileWatch(path: path + "-wal")
  }

  private static func open(
    _ path: String, _ patience: Int
  ) throws(WatchLogError) -> sending SQLiteConnection {
    let connection = try SQLiteConnection(path: path, patience: patience)
    if !connection.isReadOnly {
      try connection.execute("PRAGMA journal_mode = WAL")
      try connection.execute("PRAGMA synchronous = FULL")
    }
    try schema.migrate(connection)
    return connection
  }

  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    return try access { (connection) throws(WatchLogError) in
      .recorded(
        try connection.transaction { () throws(WatchLogError) in try connection.append(draft) })
    }
  }

  /// Appends drafts in one transaction: all of them or none.
  package func append(_ drafts: [LogDraft]) throws(WatchLogError) -> [LogEntry] {
    for draft in drafts { try draft.checkLength() }
    return try access { (connection) throws(WatchLogError) -> [LogEntry] in
      try connection.transaction { () throws(WatchLogError) -> [LogEntry] in
        var entries: [LogEntry] = []
        for draft in drafts { entries.append(try connection.append(draft)) }
        return entries
      }
    }
  }

  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    try access { (connection) throws(WatchLogError) in try connection.entry(key) }
  }

  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try access { (connection) throws(WatchLogError) in
      let head = try connection.head().sequence
      let window = LogWindow(
        query, before: before, head: head, textIsIndexed: query.trigrams != nil)
      return window.page(try connection.entries(query, in: window.range))
    }
  }

  package func stored(
    after sequence: Int64, limit: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.entries(
        "WHERE sequence > ? ORDER BY sequence LIMIT ?",
        [.integer(sequence), .integer(Int64(limit))])
    }
  }

  package func acknowledgementEntries(
    of alerts: [AlertID]
  ) throws(WatchLogError) -> [LogEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.acknowledgementEntries(of: alerts)
    }
  }

  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try access { (connection) throws(WatchLogError) in try connection.entries(pointingTo: keys) }
  }

  package func head() throws(WatchLogError) -> LogHead {
    try access { (connection) throws(WatchLogError) in try connection.head() }
  }

  package var newsDescriptor: Int32? { watch?.descriptor }

  package func drainNews() { watch?.drain() }

  /// The one way to the connection, for one thread at a time.
  private func access<Result: Sendable>(
    _ body: (SQLiteConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (connection) throws(WatchLogError) -> Result in
      try body(connection)
    }
  }
}
