package import CrisisModel
internal import Glibc
internal import Synchronization
package import WatchLog

/// A log in a file that others keep locked, so that it cannot even be opened yet; the first call
/// that can opens it.
package final class LateLog: LockedLog {
  private struct State {
    var log: SQLiteLog?
    var failure: WatchLogError
  }

  /// The path, as it was given.
  package let place: String
  private let since: Instant
  private let state: Mutex<State>

  /// Milliseconds that a check waits; the program checks every second.
  private static let patience = 50

  /// - Parameter failure: why the log could not be opened.
  package init(path: String, after failure: WatchLogError) {
    place = path
    since = Instant(seconds: time(nil))
    state = Mutex(State(failure: failure))
  }

  /// The log, which must exist; it is never created here.
  private func opened(patience: Int = LateLog.patience) throws(WatchLogError) -> SQLiteLog {
    try state.withLock { (state) throws(WatchLogError) -> SQLiteLog in
      if let log = state.log { return log }
      do throws(WatchLogError) {
        let log = try SQLiteLog(path: place, makes: false, patience: patience)
        state.log = log
        return log
      } catch {
        state.failure = error
        throw error
      }
    }
  }

  /// Away, since this object was made, until the log is open; then that of the log.
  package var status: LogStatus {
    let (log, failure) = state.withLock { ($0.log, $0.failure) }
    return log?.status ?? LogStatus(connection: .away(since: since, failure))
  }

  /// Opens the log if it can be opened by now; a lock is no error here.
  package func look() throws(WatchLogError) {
    do throws(WatchLogError) {
      try opened().look()
    } catch .busy {
      // The status reports it.
    } catch {
      throw error
    }
  }

  /// Opens the log if necessary; throws `busy` while it is locked.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try opened().append(draft)
  }

  /// Waits so many milliseconds for the lock, first to open the log and then to write.
  package func append(_ draft: LogDraft, patience: Int) throws(WatchLogError) -> LogReceipt {
    try opened(patience: patience).append(draft, patience: patience)
  }

  /// Opens the log if necessary, then looks the key up.
  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { try opened().entry(key) }

  /// Opens the log if necessary, then returns a page.
  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try opened().page(query, before: before)
  }

  /// Opens the log if necessary, then returns stored entries.
  package func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try opened().stored(after: sequence, limit: limit)
  }

  /// Opens the log if necessary, then returns a batch.
  package func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try opened().batch(after: sequence, limit: limit, bytes: bytes)
  }

  /// Opens the log if necessary, then compares its schema.
  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try opened().schemaDifferences()
  }

  /// Opens the log if necessary, then returns acknowledgements and withdrawals.
  package func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try opened().acknowledgementEntries(of: alerts)
  }

  /// Opens the log if necessary, then returns what points to the entries.
  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try opened().entries(pointingTo: keys)
  }

  /// Opens the log if necessary; throws `busy` while it is locked.
  package func head() throws(WatchLogError) -> LogHead { try opened().head() }

  /// `nil` until the log is open.
  package var newsDescriptor: Int32? { state.withLock { $0.log }?.newsDescriptor }

  /// Does nothing until the log is open.
  package func drainNews() { state.withLock { $0.log }?.drainNews() }
}
