internal import StrictJSON
internal import Synchronization
internal import Threads
internal import WatchLog

/// Hands on what waits in queues, one queue after the other and each in its order, on a thread of
/// its own.
final class QueueForwarder: Sendable {
  private struct State {
    var problem: WatchLogError?
    var isStopped = false
  }

  /// Takes a draft into the log.
  typealias Receiver = @Sendable (LogDraft) throws(WatchLogError) -> Void

  private let queues: [DraftQueue]
  private let receiver: Receiver
  private let bell: WakePipe
  private let thread: WorkerThread
  private let state = Mutex(State())

  /// Milliseconds that the end of the log waits for the thread.
  private static let lastWait = 2_000

  /// Milliseconds between two attempts, shortest and longest.
  private static let pauses = (shortest: 100, longest: 5_000)

  init(
    from queues: [DraftQueue], at place: String, to receiver: @escaping Receiver
  ) throws(WatchLogError) {
    self.queues = queues
    self.receiver = receiver
    guard let bell = WakePipe(), let thread = WorkerThread() else {
      throw .unavailable(place: place, reason: "no descriptors left")
    }
    self.bell = bell
    self.thread = thread
    guard thread.start({ [self] in run() }) else {
      throw .unavailable(place: place, reason: "no thread left")
    }
  }

  /// Why the last attempt to hand a draft on failed; `nil` if it did not.
  var problem: WatchLogError? { state.withLock { $0.problem } }

  /// Tells the thread that a draft was added.
  func wake() {
    bell.wake()
  }

  /// The most drafts that the writer, who has to wait, hands on itself.
  private static let fewEnough = 50

  /// Hands on what waits on the calling thread, if there is little of it and the last attempt did
  /// not fail; returns whether nothing waits any more.
  ///
  /// The other thread may do the same meanwhile: a key is written once.
  func settle() -> Bool {
    let count = queues.map(\.counts.waiting).reduce(0, +)
    return problem == nil && count <= Self.fewEnough && handOn()
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    bell.wake()
    thread.waitForEnd(milliseconds: Self.lastWait)
  }

  private func run() {
    var pause = Self.pauses.shortest
    while !state.withLock({ $0.isStopped }) {
      let isEmpty = handOn()
      pause = isEmpty ? Self.pauses.shortest : min(2 * pause, Self.pauses.longest)
      // An empty queue is checked when something is added; another process sees to its own.
      _ = bell.wait(milliseconds: isEmpty ? -1 : pause)
    }
  }

  /// Hands on until the queues are empty, which returns `true`, or the log does not take the next
  /// draft.
  private func handOn() -> Bool {
    do throws(WatchLogError) {
      for queue in queues {
        while let draft = try queue.first(1).first {
          if state.withLock({ $0.isStopped }) { return false }
          try handOn(draft, from: queue)
          note(nil)
        }
      }
      note(nil)
      return true
    } catch {
      note(error)
      return false
    }
  }

  private func handOn(_ draft: LogDraft, from queue: DraftQueue) throws(WatchLogError) {
    do throws(WatchLogError) {
      try receiver(draft)
      try queue.remove(draft.key)
    } catch {
      // A draft that no log will ever take must not hold up those behind it.
      guard error.isOfDraft else { throw error }
      try queue.setAside(draft.key)
    }
  }

  /// Sets why the waiting drafts are not handed on; `nil` if they are.
  func note(_ problem: WatchLogError?) {
    state.withLock { $0.problem = problem }
  }
}
