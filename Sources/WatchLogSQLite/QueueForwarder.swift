internal import StrictJSON
internal import Synchronization
internal import Threads
internal import WatchLog

/// Hands on what waits in queues, one after the other and each in its order, on a thread of its own.
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

  /// Milliseconds between two attempts, at first and at most.
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

  /// Why the last attempt to hand one on failed.
  var problem: WatchLogError? { state.withLock { $0.problem } }

  /// Something was added.
  func wake() {
    bell.wake()
  }

  /// As many drafts are handed on by whoever writes, who has to wait for it.
  private static let fewEnough = 50

  /// Hands on what waits by the calling thread, where it is not much and the last attempt did not fail;
  /// `true` where nothing waits any more.
  ///
  /// The thread may do the same meanwhile: a key is written once.
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
      // An empty queue is looked at when something is added; one of another process is its own care.
      _ = bell.wait(milliseconds: isEmpty ? -1 : pause)
    }
  }

  /// Hands on until the queues are empty, which is `true`, or the log does not take the next one.
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
      // What no log will ever take keeps nothing waiting behind it.
      guard error.isOfDraft else { throw error }
      try queue.setAside(draft.key)
    }
  }

  /// Why what waits is not handed on; `nil` where it is.
  func note(_ problem: WatchLogError?) {
    state.withLock { $0.problem = problem }
  }
}
