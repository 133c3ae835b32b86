package import CrisisModel
internal import StrictJSON
internal import Synchronization
internal import Threads
package import WatchLog

/// A watch log in a PostgreSQL database, for many desks.
///
/// It connects when it is first needed, and restores a lost connection at the next call. While the
/// server is away every call throws; `QueuedLog` keeps what is written meanwhile.
///
/// Officers need USAGE on the schema `watchlog`, SELECT on its tables and EXECUTE on its functions
/// `append` and `grams`. Entries arrive through `append` alone, and whoever may not run it only
/// reads. Whoever opens a new log needs CREATE on the database. A schema that is not as this
/// program makes it (`PostgreSQLForm`) is read and not written to.
package final class PostgreSQLLog: WatchLogStore {
  private let address: PostgreSQLAddress
  private let timeouts: PostgreSQLTimeouts
  /// Whether to read only, whatever the rights allow; nothing is created or brought to a new form
  /// then.
  private let isOpenedToRead: Bool
  private let connection = Mutex<PostgreSQLConnection?>(nil)
  private let listener: PostgreSQLListener
  private let news: WakePipe
  /// The form of the schema at the last check.
  private let form = Mutex<PostgreSQLForm?>(nil)
  private let line = Mutex<LogLine?>(nil)
  /// The highest number that was read or written; the log has at least as many entries.
  private let reached = Mutex<Int64>(0)

  /// Starts listening, without waiting for the server; throws only if the process has no
  /// descriptors or threads left.
  package init(
    _ address: PostgreSQLAddress, timeouts: PostgreSQLTimeouts = PostgreSQLTimeouts(),
    isReadOnly: Bool = false
  ) throws(WatchLogError) {
    self.address = address
    isOpenedToRead = isReadOnly
    self.timeouts = timeouts
    guard let news = WakePipe() else {
      throw .unavailable(place: address.place, reason: "no descriptors left")
    }
    self.news = news
    listener = try PostgreSQLListener(address, timeouts, news: news)
  }

  deinit {
    listener.stop()
  }

  /// The address without its password.
  package var place: String { address.place }
  /// The listener's view of the connection, with the schema and the line as they were at the last
  /// use.
  package var status: LogStatus {
    var status = LogStatus(connection: listener.connection)
    status.line = line.withLock { $0 }
    let form = form.withLock { $0 }
    status.isReadOnly = form?.isReadOnly ?? false
    status.differences = form?.differences ?? []
    return status
  }
  /// Readable when the server announced entries or the connection changed.
  package var newsDescriptor: Int32? { news.descriptor }
  /// Makes the descriptor quiet; what was announced stays known.
  package func drainNews() { news.drain() }

  /// Has the server add the entry, then reads it back; throws `held` with the session that keeps
  /// others from writing.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    return try access { (connection) throws(WatchLogError) in
      let entry: LogEntry
      do throws(WatchLogError) {
        entry = try connection.append(draft)
      } catch {
        throw connection.namingHolder(error)
      }
      reach(entry.sequence)
      listener.note(entry.sequence)
      return .recorded(entry)
    }
  }

  /// Compares the schema now, whatever was known of it.
  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try access { (connection) throws(WatchLogError) in try connection.lookAtForm().differences }
  }

  private func reach(_ sequence: Int64) {
    reached.withLock { $0 = max($0, sequence) }
  }

  /// Whether the server may have added entries; `false` only if it would have announced them.
  package func mayHaveNews(after sequence: Int64) -> Bool {
    listener.mayHaveNews(after: sequence)
  }

  /// Looks the key up by its index; throws `unreadable` if the entry cannot be read.
  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    try access { (connection) throws(WatchLogError) in try connection.entry(key) }
  }

  /// Returns a page, with fewer entries if they are too long for one answer.
  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try inParts(of: query.limit) { (limit, connection) throws(WatchLogError) in
      var query = query
      query.limit = limit
      let head = try end(before, connection)
      let window = LogWindow(
        query, before: before, head: head, textIsIndexed: query.indexedTexts != nil)
      return window.page(try connection.entries(query, in: window.range))
    }
  }

  /// A number that the log reaches, as far as the page needs it; asks the server only if none is
  /// known.
  private func end(
    _ before: Int64?, _ connection: PostgreSQLConnection
  ) throws(WatchLogError) -> Int64 {
    let known = reached.withLock { $0 }
    if let before, before <= known.numberAfter { return known }
    let head = try connection.head().sequence
    reach(head)
    return head
  }

  /// Returns stored entries above a number, with fewer of them if they are too long for one answer.
  package func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try inParts(of: limit) { (limit, connection) throws(WatchLogError) in
      let entries = try connection.stored(after: sequence, limit: limit)
      reach(entries.last?.sequence ?? 0)
      return entries
    }
  }

  /// Asks for half as many entries if so many are too long for one answer.
  private func inParts<Result: Sendable>(
    of limit: Int, _ body: (Int, PostgreSQLConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    var limit = limit
    while true {
      do throws(WatchLogError) {
        return try access { (connection) throws(WatchLogError) in try body(limit, connection) }
      } catch .oversized where limit > AnswerBounds.rows {
        limit = max(AnswerBounds.rows, limit / 2)
      } catch {
        throw error
      }
    }
  }

  /// Finds the entries by the index of alerts; those that cannot be read are left out.
  package func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.acknowledgementEntries(of: alerts)
    }
  }

  /// Finds the entries by the index of subjects; those that cannot be read are left out.
  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try access { (connection) throws(WatchLogError) in try connection.entries(pointingTo: keys) }
  }

  /// The head table's only row; throws `damaged` if it is missing.
  package func head() throws(WatchLogError) -> LogHead {
    try access { (connection) throws(WatchLogError) in
      let head = try connection.head()
      reach(head.sequence)
      return head
    }
  }

  /// The only way to the connection, for one thread at a time.
  ///
  /// If the connection was lost since the last call, it is restored once and the body runs again:
  /// reading twice does no harm, and an append writes a key only once.
  func access<Result: Sendable>(
    _ body: (PostgreSQLConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (kept) throws(WatchLogError) -> Result in
      defer { if let form = kept?.form { self.form.withLock { $0 = form } } }
      do throws(WatchLogError) {
        if let connection = kept, !connection.isWornOut {
          do throws(WatchLogError) {
            return try body(connection)
          } catch {
            guard connection.isBroken else { throw error }
          }
        }
        let connection = try PostgreSQLConnection(address, timeouts)
        line.withLock { $0 = connection.line }
        connection.isOpenedToRead = isOpenedToRead
        _ = try connection.lookAtForm()
        kept = connection
        return try body(connection)
      } catch {
        // Nobody would read what still arrives on a connection that was not waited for.
        if error.isPassing { kept = nil }
        if error.isPassing { listener.check() }
        throw error
      }
    }
  }
}
