package import CrisisModel
internal import StrictJSON
internal import Synchronization
package import WatchLog

/// A watch log in one SQLite file, for the officers of one server.
///
/// Every append is on the disk before it returns (`synchronous=FULL`). Readers continue while
/// others write (write-ahead log). The file must lie on a disk of the server, not on a network file
/// system, where locks and the shared index of the write-ahead log are not reliable.
package final class SQLiteLog: LockedLog {
  /// The path, as it was given.
  package let place: String
  private let patience: Int
  private let use: FileUse
  /// `nil` between two connections.
  private let connection: Mutex<SQLiteConnection?>
  private let standing = Mutex(LogStatus())
  private let watch: FileWatch?

  /// Opens a log, or creates it.
  ///
  /// - Parameters:
  ///   - makes: whether to create a missing log and its directory.
  ///   - isReadOnly: whether only to read it, whatever its rights allow; it is not created then.
  ///   - patience: milliseconds to wait for others' locks.
  package init(
    path: String, makes: Bool = true, isReadOnly: Bool = false, patience: Int = 5_000
  ) throws(WatchLogError) {
    place = path
    self.patience = patience
    use = isReadOnly ? .read : .write
    if makes && !isReadOnly {
      try LogFile.refuseBeheaded(path)
      try LogFile.prepare(path)
    } else {
      try LogFile.require(path)
    }
    let opened = try Self.open(path, patience, use)
    Self.note(opened, in: standing)
    connection = Mutex(opened)
    watch = FileWatch(log: path)
  }

  private static func open(
    _ path: String, _ patience: Int, _ use: FileUse
  ) throws(WatchLogError) -> sending SQLiteConnection {
    let connection = try SQLiteConnection(path: path, patience: patience, use: use)
    let form = FormCheck(schema)
    connection.form = form
    try form.look(connection)
    if !connection.isReadOnly {
      try connection.execute("PRAGMA synchronous = FULL")
      // What somebody altered is not brought to another form of ours.
      if form.differences.isEmpty {
        try connection.execute("PRAGMA journal_mode = WAL")
        try schema.migrate(connection)
        try form.look(connection)
      }
    }
    if connection.version == 0 { throw .readOnly(place: path) }
    // SQLite has opened the files beside the log by now; before anything else, check that none was
    // lost meanwhile.
    if case .lost(let place, let loss)? = connection.fileChange() {
      throw .gone(place: place, loss)
    }
    return connection
  }

  private static func note(
    _ connection: SQLiteConnection, in standing: borrowing Mutex<LogStatus>
  ) {
    let (isReadOnly, found) = (connection.cannotBeWritten, connection.form?.differences)
    standing.withLock { status in
      status.isReadOnly = isReadOnly
      status.differences = found ?? []
    }
  }

  /// The rights to the file and the differences of its schema, as of the last use.
  package var status: LogStatus { standing.withLock { $0 } }

  /// Compares the open files with those that have their names now; throws `gone` if one was lost.
  package func look() throws(WatchLogError) {
    try connection.withLock { (kept) throws(WatchLogError) in _ = try sound(&kept) }
  }

  /// Appends in one transaction and reads the entry back; throws `busy` after the patience of the
  /// log.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try append(draft, patience: patience)
  }

  /// The same, but waits so many milliseconds for others' locks.
  package func append(_ draft: LogDraft, patience: Int) throws(WatchLogError) -> LogReceipt {
    guard let entry = try append([draft], patience: patience).first else {
      preconditionFailure("an append gives an entry for each draft")
    }
    return .recorded(entry)
  }

  /// Appends drafts in one transaction, all of them or none.
  package func append(_ drafts: [LogDraft]) throws(WatchLogError) -> [LogEntry] {
    try append(drafts, patience: patience)
  }

  private func append(
    _ drafts: [LogDraft], patience: Int
  ) throws(WatchLogError) -> [LogEntry] {
    for draft in drafts { try draft.checkLength() }
    return try write { (connection) throws(WatchLogError) -> [LogEntry] in
      connection.patience = patience
      defer { connection.patience = self.patience }
      return try connection.transaction { () throws(WatchLogError) -> [LogEntry] in
        try requireForm(connection)
        var entries: [LogEntry] = []
        for draft in drafts { entries.append(try connection.append(draft)) }
        try connection.confirm(entries)
        return entries
      }
    }
  }

  /// Looks the key up by its index; throws `unreadable` if the entry cannot be read.
  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    try access { (connection) throws(WatchLogError) in try connection.entry(key) }
  }

  /// Returns a page, by an index or from a window of numbers.
  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try access { (connection) throws(WatchLogError) in
      let head = try connection.head().sequence
      let window = LogWindow(
        query, before: before, head: head, textIsIndexed: query.trigrams != nil)
      return window.page(try connection.entries(query, in: window.range))
    }
  }

  /// Returns stored entries above a number, unchecked.
  package func stored(
    after sequence: Int64, limit: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.entries(
        "WHERE sequence > ? ORDER BY sequence LIMIT ?",
        [.integer(sequence), .integer(Int64(limit))])
    }
  }

  /// Reads the entries' lengths first, and then no more entries than fit.
  package func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try access { (connection) throws(WatchLogError) in
      let end = try connection.end(after: sequence, limit: limit, bytes: bytes)
      return try connection.entries(
        "WHERE sequence > ? AND sequence <= ? ORDER BY sequence",
        [.integer(sequence), .integer(end)])
    }
  }

  /// Finds the entries by the index of alerts; those that cannot be read are left out.
  package func acknowledgementEntries(
    of alerts: [AlertID]
  ) throws(WatchLogError) -> [LogEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.acknowledgementEntries(of: alerts)
    }
  }

  /// Finds the entries by the index of subjects; those that cannot be read are left out.
  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try access { (connection) throws(WatchLogError) in try connection.entries(pointingTo: keys) }
  }

  /// The row that the triggers keep beside the entries; throws `damaged` if it is missing.
  package func head() throws(WatchLogError) -> LogHead {
    try access { (connection) throws(WatchLogError) in try connection.head() }
  }

  /// An inotify descriptor; `nil` if the kernel has no watch left.
  package var newsDescriptor: Int32? { watch?.descriptor }

  /// Reads the events of the kernel.
  package func drainNews() { watch?.drain() }

  /// The connection if its files are still in place; a new one if they can be used in another way
  /// now.
  private func sound(_ kept: inout SQLiteConnection?) throws(WatchLogError) -> SQLiteConnection {
    if let connection = kept {
      switch connection.change() {
      case nil: return connection
      case .lost(let place, let loss): throw .gone(place: place, loss)
      // Closing one connection releases the locks of another on the same file, so the old one goes
      // first.
      case .renewed: kept = nil
      }
    }
    try LogFile.require(place)
    let opened = try Self.open(place, patience, use)
    Self.note(opened, in: standing)
    kept = opened
    watch?.follow(log: place)
    return opened
  }

  /// How often a file that stands still is read again because somebody wrote to it meanwhile.
  private static let mostReadings = 5

  /// The only way to the connection, for one thread at a time.
  private func access<Result: Sendable>(
    _ body: (SQLiteConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (kept) throws(WatchLogError) -> Result in
      for _ in 1...Self.mostReadings {
        let connection = try sound(&kept)
        guard connection.access == .still else {
          try lookAtForm(connection)
          return try body(connection)
        }
        do throws(WatchLogError) {
          try lookAtForm(connection)
          let result = try body(connection)
          if connection.fileChange() == nil { return result }
        } catch {
          if connection.fileChange() == nil { throw error }
        }
      }
      throw .unavailable(place: place, reason: "it is being written and cannot be shared")
    }
  }

  /// Compares the schema now, even if SQLite reports no change of it.
  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try access { (connection) throws(WatchLogError) in
      try connection.reading { () throws(WatchLogError) in try connection.form?.check(connection) }
      return connection.form?.differences ?? []
    }
  }

  private func lookAtForm(_ connection: SQLiteConnection) throws(WatchLogError) {
    let known = connection.form?.differences
    try connection.form?.look(connection)
    if connection.form?.differences != known { Self.note(connection, in: standing) }
  }

  /// The way to the connection for writing: it writes nothing where nobody would find it, and reads
  /// back what it reports as written.
  ///
  /// - Parameter body: returns the entries that it wrote, or that were there already.
  func write(
    _ body: (SQLiteConnection) throws(WatchLogError) -> [LogEntry]
  ) throws(WatchLogError) -> [LogEntry] {
    try connection.withLock { (kept) throws(WatchLogError) -> [LogEntry] in
      let connection = try sound(&kept)
      guard !connection.isReadOnly else { throw .readOnly(place: place) }
      let entries = try body(connection)
      if let change = connection.fileChange() {
        throw .unanswered(place: place, reason: change.reason)
      }
      do throws(WatchLogError) {
        try connection.confirm(entries)
      } catch {
        if case .notWritten = error { throw error }
        // The entry is written; failing to read it back does not undo that.
        throw .unanswered(place: place, reason: error.text)
      }
      return entries
    }
  }

  /// Throws `altered` if the schema was altered, so that nothing is written into it.
  ///
  /// Must be called in a transaction.
  func requireForm(_ connection: SQLiteConnection) throws(WatchLogError) {
    let known = connection.form?.differences
    try connection.form?.check(connection)
    let found = connection.form?.differences ?? []
    if found != known { Self.note(connection, in: standing) }
    if found.isEmpty { return }
    throw .altered(place: place, found)
  }
}
