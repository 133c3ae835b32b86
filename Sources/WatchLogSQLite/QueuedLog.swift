package import CrisisModel
internal import Synchronization
package import WatchLog

/// A log that may be out of reach, with a queue on this machine for what is written meanwhile.
///
/// A draft that the log cannot take now is on this machine's disk before `append` returns. Drafts are
/// handed on in their order as soon as the log can be reached, by a thread of its own or by the next
/// process that opens the queue. One that had reached the log before the answer was lost is
/// recognized there by its key, so that nothing is written twice, however many processes hand on.
package final class QueuedLog: WatchLogStore {
  private let log: any WatchLogStore
  private let queue: DraftQueue
  private let forwarder: QueueForwarder

  /// - Parameter path: the file of the queue; each log must have its own.
  package init(_ log: any WatchLogStore, queue path: String) throws(WatchLogError) {
    self.log = log
    queue = try DraftQueue(path: path)
    forwarder = try QueueForwarder(from: queue, to: log)
  }

  deinit {
    forwarder.stop()
  }

  package var place: String { log.place }

  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    if try queue.first(1).isEmpty, !isAway {
      do throws(WatchLogError) {
        return try log.append(draft)
      } catch {
        guard error.isPassing else { throw error }
      }
    }
    try queue.add(draft)
    forwarder.wake()
    return .queued(draft.key)
  }

  /// An officer is not kept waiting for a server that is known to be away.
  private var isAway: Bool {
    guard case .away = log.status.connection else { return false }
    return true
  }

  /// What waits, in its order.
  package func queued(limit: Int = 1_000) throws(WatchLogError) -> [LogDraft] {
    try queue.first(limit)
  }

  package var status: LogStatus {
    LogStatus(
      connection: log.status.connection, queued: queue.count, problem: forwarder.problem)
  }

  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { try log.entry(key) }

  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try log.page(query, before: before)
  }

  package func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try log.stored(after: sequence, limit: limit)
  }

  package func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try log.acknowledgementEntries(of: alerts)
  }

  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try log.entries(pointingTo: keys)
  }

  package func head() throws(WatchLogError) -> LogHead { try log.head() }

  package var newsDescriptor: Int32? { log.newsDescriptor }

  package func drainNews() { log.drainNews() }
}
