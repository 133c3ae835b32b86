package import CrisisModel
internal import StrictJSON
internal import Synchronization
package import WatchLog

/// A watch log in one SQLite file, for the officers of one server.
///
/// Every append is on the disk before it returns (`synchronous=FULL`). Reading goes on while others
/// write (write-ahead log). The file must lie on a disk of the server, not on a network file system,
/// where locks and the shared index of the write-ahead log cannot be relied on.
package final class SQLiteLog: WatchLogStore {
  package let place: String
  private let patience: Int
  /// `nil` between two connections.
  private let connection: Mutex<SQLiteConnection?>
  private let isReadOnly: Mutex<Bool>
  private let watch: FileWatch?

  /// Opens a log.
  ///
  /// - Parameters:
  ///   - makes: whether it is created with its directory where it is missing.
  ///   - patience: milliseconds that others' locks are waited for.
  package init(
    path: String, makes: Bool = true, patience: Int = 5_000
  ) throws(WatchLogError) {
    place = path
    self.patience = patience
    if makes {
      try LogFile.refuseBeheaded(path)
      try LogFile.prepare(path)
    } else {
      try LogFile.require(path)
    }
    let opened = try Self.open(path, patience)
    isReadOnly = Mutex(opened.isReadOnly)
    connection = Mutex(opened)
    watch = FileWatch(log: path)
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
    // SQLite has opened the files beside it by now; that nothing was lost meanwhile is looked at
    // before anything else.
    if case .lost(let place, let loss)? = connection.fileChange() {
      throw .gone(place: place, loss)
    }
    return connection
  }

  package var status: LogStatus {
    var status = LogStatus()
    status.isReadOnly = isReadOnly.withLock { $0 }
    return status
  }

  package func look() throws(WatchLogError) {
    try connection.withLock { (kept) throws(WatchLogError) in _ = try sound(&kept) }
  }

  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    return try write { (connection) throws(WatchLogError) in
      .recorded(
        try connection.transaction { () throws(WatchLogError) in try connection.append(draft) })
    }
  }

  /// Appends drafts in one transaction: all of them or none.
  package func append(_ drafts: [LogDraft]) throws(WatchLogError) -> [LogEntry] {
    for draft in drafts { try draft.checkLength() }
    return try write { (connection) throws(WatchLogError) -> [LogEntry] in
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

  /// The connection, where its files are still where they were; made anew where they may be used in
  /// another way now.
  private func sound(_ kept: inout SQLiteConnection?) throws(WatchLogError) -> SQLiteConnection {
    if let connection = kept {
      switch connection.change() {
      case nil: return connection
      case .lost(let place, let loss): throw .gone(place: place, loss)
      // To close one connection lets go the locks of another on the same file.
      case .renewed: kept = nil
      }
    }
    try LogFile.require(place)
    let connection = try Self.open(place, patience)
    kept = connection
    isReadOnly.withLock { $0 = connection.isReadOnly }
    watch?.follow(log: place)
    return connection
  }

  /// How often a file that stands still is read again where somebody wrote it meanwhile.
  private static let mostReadings = 5

  /// The one way to the connection, for one thread at a time.
  private func access<Result: Sendable>(
    _ body: (SQLiteConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (kept) throws(WatchLogError) -> Result in
      for _ in 1...Self.mostReadings {
        let connection = try sound(&kept)
        guard connection.access == .still else { return try body(connection) }
        do throws(WatchLogError) {
          let result = try body(connection)
          if connection.fileChange() == nil { return result }
        } catch {
          if connection.fileChange() == nil { throw error }
        }
      }
      throw .unavailable(place: place, reason: "it is being written and cannot be shared")
    }
  }

  /// The same for what writes: nothing is written where nobody would find it.
  private func write<Result: Sendable>(
    _ body: (SQLiteConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (kept) throws(WatchLogError) -> Result in
      let connection = try sound(&kept)
      guard !connection.isReadOnly else { throw .readOnly(place: place) }
      let result = try body(connection)
      if let change = connection.fileChange() {
        throw .unanswered(place: place, reason: change.reason)
      }
      return result
    }
  }
}
