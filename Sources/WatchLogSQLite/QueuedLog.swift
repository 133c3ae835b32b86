package import CrisisModel
internal import Glibc
internal import StrictJSON
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
  /// What an earlier program left under another name; nothing is added to it.
  private let earlier: DraftQueue?
  private let contact: LogContact?

  /// - Parameters:
  ///   - path: the file of the queue; each log must have its own.
  ///   - earlier: the file that an earlier program may have left; it is handed on, not made.
  ///   - contact: whether the log was ever reached, without which nothing is queued; `nil` where drafts
  ///     wait in any case.
  package init(
    _ log: any WatchLogStore, queue path: String, earlier: String? = nil, contact: LogContact? = nil
  ) throws(WatchLogError) {
    self.log = log
    self.contact = contact
    queue = try DraftQueue(path: path)
    self.earlier = try earlier.flatMap { (earlier) throws(WatchLogError) in
      try Self.left(at: earlier, beside: path)
    }
    let queues = [self.earlier, queue].compactMap(\.self)
    forwarder = try QueueForwarder(from: queues, to: log)
  }

  /// The queue of an earlier program, where something is left in it.
  private static func left(
    at path: String, beside other: String
  ) throws(WatchLogError) -> DraftQueue? {
    guard path != other, access(path, F_OK) == 0 else { return nil }
    let queue = try DraftQueue(path: path)
    return queue.counts == DraftQueue.Counts() ? nil : queue
  }

  deinit {
    forwarder.stop()
  }

  private var queues: [DraftQueue] { [earlier, queue].compactMap(\.self) }

  /// The files in which drafts are set aside.
  package var placesOfSetAside: [String] {
    queues.filter { $0.counts.setAside > 0 }.map(\.path)
  }

  package var place: String { log.place }

  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    // What waits goes first, so that the log has it in the order it was written.
    if try queued(limit: 1).isEmpty, !isAway {
      do throws(WatchLogError) {
        let receipt = try log.append(draft)
        contact?.note()
        return receipt
      } catch {
        guard error.mayBeWaitedFor else { throw error }
        try checkContact(error)
      }
    }
    try checkContact(nil)
    try queue.add(draft)
    forwarder.wake()
    return .queued(draft.key)
  }

  /// Throws where the log was never reached: its address may be wrong, and what waits would wait for ever.
  ///
  /// - Parameter failure: of the attempt to write that was made, where one was.
  private func checkContact(_ failure: WatchLogError?) throws(WatchLogError) {
    guard let contact, !contact.isMade else { return }
    let status = log.status.connection
    switch (failure, status) {
    case (.unavailable?, _), (nil, .connecting), (nil, .away):
      let known: WatchLogError? = if case .away(_, let error) = status { error } else { nil }
      throw .neverReached(place: place, reason: (failure ?? known)?.reason ?? "no answer yet")
    // Whoever is busy, or does not answer what was sent, has been reached.
    case (_?, _), (nil, .connected): contact.note()
    }
  }

  /// An officer is not kept waiting for a server that is known to be away.
  private var isAway: Bool { log.status.isAway }

  /// What waits, in its order.
  package func queued(limit: Int = 1_000) throws(WatchLogError) -> [LogDraft] {
    var found: [LogDraft] = []
    for queue in queues { found += try queue.first(limit - found.count) }
    return found
  }

  package var status: LogStatus {
    var status = log.status
    status.queued = queues.map(\.counts.waiting).reduce(0, +)
    status.setAside = queues.map(\.counts.setAside).reduce(0, +)
    status.problem = forwarder.problem ?? status.problem
    return status
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

  package func head() throws(WatchLogError) -> LogHead {
    let head = try log.head()
    contact?.note()
    return head
  }

  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try log.schemaDifferences()
  }

  package func look() throws(WatchLogError) {
    for queue in queues { try queue.look() }
    try log.look()
  }

  package func mayHaveNews(after sequence: Int64) -> Bool { log.mayHaveNews(after: sequence) }

  package var newsDescriptor: Int32? { log.newsDescriptor }

  package func drainNews() { log.drainNews() }
}
