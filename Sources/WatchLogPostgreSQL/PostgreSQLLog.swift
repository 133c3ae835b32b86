package import CrisisModel
internal import StrictJSON
internal import Synchronization
internal import Threads
package import WatchLog

/// A watch log in a PostgreSQL database, for many desks.
///
/// Nothing is connected before it is needed, and a lost connection is made anew at the next call.
/// While the server is away every call throws: `QueuedLog` keeps what is written meanwhile.
///
/// Officers need USAGE on the schema `watchlog`, SELECT on its tables and EXECUTE on its functions
/// `append` and `grams`; entries come in through `append` alone, and who may not run it only reads. Whoever opens a new log needs CREATE on the database.
package final class PostgreSQLLog: WatchLogStore {
  private let address: PostgreSQLAddress
  private let timeouts: PostgreSQLTimeouts
  private let connection = Mutex<PostgreSQLConnection?>(nil)
  private let listener: PostgreSQLListener
  private let news: WakePipe

  package init(
    _ address: PostgreSQLAddress, timeouts: PostgreSQLTimeouts = PostgreSQLTimeouts()
  ) throws(WatchLogError) {
    self.address = address
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

  package var place: String { address.place }
  package var status: LogStatus { LogStatus(connection: listener.connection) }
  package var newsDescriptor: Int32? { news.descriptor }
  package func drainNews() { news.drain() }

  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    return try access { (connection) throws(WatchLogError) in
      .recorded(try connection.append(draft))
    }
  }

  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    try access { (connection) throws(WatchLogError) in try connection.entry(key) }
  }

  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try access { (connection) throws(WatchLogError) in
      let head = try connection.head().sequence
      let window = LogWindow(
        query, before: before, head: head, textIsIndexed: query.indexedTexts != nil)
      return window.page(try connection.entries(query, in: window.range))
    }
  }

  package func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.stored(after: sequence, limit: limit)
    }
  }

  package func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
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

  /// The one way to the connection, for one thread at a time.
  ///
  /// A connection that turns out to have been lost since the last call is made anew once, and the
  /// body done again: reading twice does no harm, and an append writes a key once.
  private func access<Result: Sendable>(
    _ body: (PostgreSQLConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try connection.withLock { (kept) throws(WatchLogError) -> Result in
      do throws(WatchLogError) {
        if let connection = kept {
          do throws(WatchLogError) {
            return try body(connection)
          } catch {
            guard connection.isBroken else { throw error }
          }
        }
        let connection = try PostgreSQLConnection(address, timeouts)
        try PostgreSQLSchema.migrate(connection)
        kept = connection
        return try body(connection)
      } catch {
        // What is still to come on a connection that was not waited for belongs to nobody.
        if error.isPassing { kept = nil }
        if error.isPassing { listener.check() }
        throw error
      }
    }
  }
}
