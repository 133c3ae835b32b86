internal import Glibc
internal import Paths
internal import StrictJSON
internal import Synchronization
package import WatchLog

/// A log that may be out of reach, with a queue on this machine for what is written meanwhile.
///
/// A draft that the log cannot take now is on this machine's disk before `append` returns. A thread
/// of its own, or the next process that opens the queue, hands drafts on in their order as soon as
/// the log can be reached. The log recognizes by its key a draft that had arrived before its answer
/// was lost, so that nothing is written twice, however many processes hand drafts on.
package final class QueuedLog: ForwardingLog {
  /// Which failures make a draft wait.
  private enum Reason: Sendable {
    /// Whatever may pass, such as a server that is away.
    case away
    /// Another process's lock, and nothing else that can be wrong with a file.
    case locked

    func holds(for error: WatchLogError) -> Bool {
      switch self {
      case .away: error.mayBeWaitedFor
      case .locked: if case .busy = error { true } else { false }
      }
    }
  }

  /// The queues, and the thread that hands them on.
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
  /// `nil` as long as nothing has to wait for a log in a file; most officers never need it.
  private let waiting: Mutex<Waiting?>

  /// Wraps the log of a server.
  ///
  /// - Parameters:
  ///   - path: the file of the queue; each log must have its own.
  ///   - earlier: the file that an earlier program may have left; it is emptied, never created.
  ///   - contact: whether the log was ever reached, without which nothing is queued; `nil` to queue
  ///     in any case.
  package init(
    _ log: any WatchLogStore, queue path: String, earlier: String? = nil, contact: LogContact? = nil
  ) throws(WatchLogError) {
    (base, self.path, reason, self.contact) = (log, path, .away, contact)
    handOn = { (draft) throws(WatchLogError) in _ = try log.append(draft) }
    waiting = Mutex(try Self.open(path, earlier: earlier, place: log.place, handOn))
  }

  /// Wraps a log in a file, which others may keep locked; the queue is created when the first draft
  /// has to wait.
  package init(file log: some LockedLog, queue path: String) throws(WatchLogError) {
    (base, self.path, reason, contact) = (log, path, .locked, nil)
    // Others read meanwhile: this must not wait for the lock while it holds the connection.
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

  /// The queue of an earlier program; `nil` if nothing is left in it.
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

  /// The queues, opened if they were not open.
  private func opened() throws(WatchLogError) -> Waiting {
    try waiting.withLock { (waiting) throws(WatchLogError) -> Waiting in
      if let waiting { return waiting }
      let opened = try Self.open(path, earlier: nil, place: base.place, handOn)
      waiting = opened
      return opened
    }
  }

  /// The paths of the queues in which drafts are set aside.
  package var placesOfSetAside: [String] {
    queues.filter { $0.counts.setAside > 0 }.map(\.path)
  }

  /// Appends at once if nothing waits and the log can be reached, otherwise queues the draft;
  /// throws what waiting cannot cure, and `neverReached`.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    var cause: WatchLogError?
    // What waits goes first, so that the log has everything in the order in which it was written.
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

  /// Whether nothing waits, or everything could be handed on at once.
  ///
  /// A process that writes one entry and ends would otherwise leave its own behind as well.
  private func isSettled() throws(WatchLogError) -> Bool {
    if try queued(limit: 1).isEmpty { return true }
    return waiting.withLock { $0 }?.forwarder.settle() ?? true
  }

  /// Throws if the log was never reached: its address may be wrong, and what waits would wait for
  /// ever.
  ///
  /// - Parameter failure: why the attempt to write failed; `nil` if there was none.
  private func checkContact(_ failure: WatchLogError?) throws(WatchLogError) {
    guard let contact, !contact.isMade else { return }
    let status = base.status.connection
    switch (failure, status) {
    case (.unavailable?, _), (nil, .connecting), (nil, .away):
      let known: WatchLogError? = if case .away(_, let error) = status { error } else { nil }
      throw .neverReached(place: place, reason: (failure ?? known)?.reason ?? "no answer yet")
    // A log that is busy, or that took a draft and did not answer, has been reached.
    case (_?, _), (nil, .connected): contact.note()
    }
  }

  /// Whether the server is known to be away; an officer is not kept waiting for it.
  private var isAway: Bool { base.status.isAway }

  /// The drafts that wait, oldest first.
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

/// A log that others may keep locked; a caller can limit the wait for the lock.
package protocol LockedLog: WatchLogStore {
  /// Appends; waits at most so many milliseconds for others' locks.
  func append(_ draft: LogDraft, patience: Int) throws(WatchLogError) -> LogReceipt
}

/// How many drafts wait, and how many were set aside.
package struct DraftCounts: Hashable, Sendable {
  /// Drafts that will be handed on.
  package internal(set) var waiting = 0
  /// Drafts that cannot be handed on by this program.
  package internal(set) var setAside = 0

  /// The counts of a file that a queue may have left, which is opened only to be read; `nil` if
  /// there is none.
  package init?(queue path: String) throws(WatchLogError) {
    guard path.withPath({ access($0, F_OK) }) == 0 else { return nil }
    self = try DraftQueue.counts(at: path)
  }

  init() {}
}
