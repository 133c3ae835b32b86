internal import Glibc
internal import Paths
internal import StrictJSON
internal import Synchronization
package import WatchLog

/// A log that may be out of reach, with a queue on this machine for what is written meanwhile.
///
/// A draft that the log cannot take now is on this machine's disk before `append` returns. Drafts are
/// handed on in their order as soon as the log can be reached, by a thread of its own or by the next
/// process that opens the queue. One that had reached the log before the answer was lost is
/// recognized there by its key, so that nothing is written twice, however many processes hand on.
package final class QueuedLog: ForwardingLog {
  /// What makes a draft wait.
  private enum Reason: Sendable {
    /// Whatever may pass: a server that is away.
    case away
    /// The lock of another process, and nothing else that can be wrong with a file.
    case locked

    func holds(for error: WatchLogError) -> Bool {
      switch self {
      case .away: error.mayBeWaitedFor
      case .locked: if case .busy = error { true } else { false }
      }
    }
  }

  /// The queues, and the thread that hands on.
  private struct Waiting: Sendable {
    let queue: DraftQueue
    /// What an earlier program left under another name; nothing is added to it.
    let earlier: DraftQueue?
    let forwarder: QueueForwarder

    var queues: [DraftQueue] { [earlier, queue].compactMap(\.self) }
  }

  /// The log itself, which every reading asks.
  package let base: any WatchLogStore
  private let path: String
  private let reason: Reason
  private let contact: LogContact?
  private let handOn: QueueForwarder.Receiver
  /// `nil` as long as nothing waits, where the log is a file: most officers never need it.
  private let waiting: Mutex<Waiting?>

  /// A server's log.
  ///
  /// - Parameters:
  ///   - path: the file of the queue; each log must have its own.
  ///   - earlier: the file that an earlier program may have left; it is handed on, not made.
  ///   - contact: whether the log was ever reached, without which nothing is queued; `nil` where drafts
  ///     wait in any case.
  package init(
    _ log: any WatchLogStore, queue path: String, earlier: String? = nil, contact: LogContact? = nil
  ) throws(WatchLogError) {
    (base, self.path, reason, self.contact) = (log, path, .away, contact)
    handOn = { (draft) throws(WatchLogError) in _ = try log.append(draft) }
    waiting = Mutex(try Self.open(path, earlier: earlier, place: log.place, handOn))
  }

  /// A log in a file, which others may keep locked; the queue is made when the first draft has to wait.
  package init(file log: some LockedLog, queue path: String) throws(WatchLogError) {
    (base, self.path, reason, contact) = (log, path, .locked, nil)
    // Reading goes on beside it: it must not wait for the lock with the connection in its hand.
    handOn = { (draft) throws(WatchLogError) in _ = try log.append(draft, patience: 50) }
    let isThere = path.withPath { access($0, F_OK) } == 0
    waiting = Mutex(
      isThere ? try Self.open(path, earlier: nil, place: base.place, handOn) : nil)
  }

  private static func open(
    _ path: String, earlier: String?, place: String, _ handOn: @escaping QueueForwarder.Receiver
  ) throws(WatchLogError) -> Waiting {
    let queue = try DraftQueue(path: path)
    let earlier = try earlier.flatMap { (earlier) throws(WatchLogError) in
      try left(at: earlier, beside: path)
    }
    let forwarder = try QueueForwarder(
      from: [earlier, queue].compactMap(\.self), at: place, to: handOn)
    return Waiting(queue: queue, earlier: earlier, forwarder: forwarder)
  }

  /// The queue of an earlier program, where something is left in it.
  private static func left(
    at path: String, beside other: String
  ) throws(WatchLogError) -> DraftQueue? {
    guard path != other, path.withPath({ access($0, F_OK) }) == 0 else { return nil }
    let queue = try DraftQueue(path: path)
    return queue.counts == DraftCounts() ? nil : queue
  }

  deinit {
    waiting.withLock { $0 }?.forwarder.stop()
  }

  private var queues: [DraftQueue] { waiting.withLock { $0 }?.queues ?? [] }

  /// The queues, opened where they were not yet.
  private func opened() throws(WatchLogError) -> Waiting {
    try waiting.withLock { (waiting) throws(WatchLogError) -> Waiting in
      if let waiting { return waiting }
      let opened = try Self.open(path, earlier: nil, place: base.place, handOn)
      waiting = opened
      return opened
    }
  }

  /// The files in which drafts are set aside.
  package var placesOfSetAside: [String] {
    queues.filter { $0.counts.setAside > 0 }.map(\.path)
  }

  /// Appends at once if nothing waits and the log can be reached, otherwise queues the draft;
  /// throws what waiting cannot cure, and `neverReached`.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    var cause: WatchLogError?
    // What waits goes first, so that the log has it in the order it was written.
    if !isAway, try isSettled() {
      do throws(WatchLogError) {
        let receipt = try base.append(draft)
        contact?.note()
        return receipt
      } catch {
        guard reason.holds(for: error) else { throw error }
        try checkContact(error)
        cause = error
      }
    }
    try checkContact(nil)
    let waiting = try opened()
    try waiting.queue.add(draft)
    if let cause { waiting.forwarder.note(cause) }
    waiting.forwarder.wake()
    return .queued(draft.key)
  }

  /// Whether nothing waits, or all of it could be handed on at once: a process that writes one entry and
  /// ends would otherwise leave its own behind as well.
  private func isSettled() throws(WatchLogError) -> Bool {
    if try queued(limit: 1).isEmpty { return true }
    return waiting.withLock { $0 }?.forwarder.settle() ?? true
  }

  /// Throws where the log was never reached: its address may be wrong, and what waits would wait for ever.
  ///
  /// - Parameter failure: of the attempt to write that was made, where one was.
  private func checkContact(_ failure: WatchLogError?) throws(WatchLogError) {
    guard let contact, !contact.isMade else { return }
    let status = base.status.connection
    switch (failure, status) {
    case (.unavailable?, _), (nil, .connecting), (nil, .away):
      let known: WatchLogError? = if case .away(_, let error) = status { error } else { nil }
      throw .neverReached(place: place, reason: (failure ?? known)?.reason ?? "no answer yet")
    // Whoever is busy, or does not answer what was sent, has been reached.
    case (_?, _), (nil, .connected): contact.note()
    }
  }

  /// An officer is not kept waiting for a server that is known to be away.
  private var isAway: Bool { base.status.isAway }

  /// What waits, in its order.
  package func queued(limit: Int = 1_000) throws(WatchLogError) -> [LogDraft] {
    var found: [LogDraft] = []
    for queue in queues { found += try queue.first(limit - found.count) }
    return found
  }

  /// The status of the log, with the counts of the queues and the last problem of handing on.
  package var status: LogStatus {
    var status = base.status
    guard let waiting = waiting.withLock({ $0 }) else { return status }
    status.queued = waiting.queues.map(\.counts.waiting).reduce(0, +)
    status.setAside = waiting.queues.map(\.counts.setAside).reduce(0, +)
    status.problem = waiting.forwarder.problem
    return status
  }

  /// The head of the log; reading it proves that the log was reached.
  package func head() throws(WatchLogError) -> LogHead {
    let head = try base.head()
    contact?.note()
    return head
  }

  /// Checks the queues' files as well as the log's.
  package func look() throws(WatchLogError) {
    for queue in queues { try queue.look() }
    try base.look()
  }
}

/// A log that others may keep locked, and that can be asked not to wait for it.
package protocol LockedLog: WatchLogStore {
  /// Appends, waiting so many milliseconds for the locks of others at most.
  func append(_ draft: LogDraft, patience: Int) throws(WatchLogError) -> LogReceipt
}

/// How many drafts wait, and how many were set aside.
package struct DraftCounts: Hashable, Sendable {
  /// Drafts that will be handed on.
  package internal(set) var waiting = 0
  /// Drafts that cannot be handed on by this program.
  package internal(set) var setAside = 0

  /// Those in a file that a queue may have left, which is only read; `nil` where there is none.
  package init?(queue path: String) throws(WatchLogError) {
    guard path.withPath({ access($0, F_OK) }) == 0 else { return nil }
    self = try DraftQueue.counts(at: path)
  }

  init() {}
}
