internal import Synchronization
internal import Threads
internal import WatchLog

/// Hands on what waits in a queue, in its order, on a thread of its own.
final class QueueForwarder: Sendable {
  private struct State {
    var problem: WatchLogError?
    var isStopped = false
  }

  private let queue: DraftQueue
  private let log: any WatchLogStore
  private let bell: WakePipe
  private let thread: WorkerThread
  private let state = Mutex(State())

  /// Milliseconds that the end of the log waits for the thread.
  private static let lastWait = 2_000

  /// Milliseconds between two attempts, at first and at most.
  private static let pauses = (shortest: 100, longest: 5_000)

  init(from queue: DraftQueue, to log: any WatchLogStore) throws(WatchLogError) {
    self.queue = queue
    self.log = log
    guard let bell = WakePipe(), let thread = WorkerThread() else {
      throw .unavailable(place: log.place, reason: "no descriptors left")
    }
    self.bell = bell
    self.thread = thread
    guard thread.start({ [self] in run() }) else {
      throw .unavailable(place: log.place, reason: "no thread left")
    }
  }

  /// Why the last attempt to hand one on failed.
  var problem: WatchLogError? { state.withLock { $0.problem } }

  /// Something was added.
  func wake() {
    bell.wake()
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

  /// Hands on until the queue is empty, which is `true`, or the log does not take the next one.
  private func handOn() -> Bool {
    do throws(WatchLogError) {
      while let draft = try queue.first(1).first {
        if state.withLock({ $0.isStopped }) { return false }
        _ = try log.append(draft)
        try queue.remove(draft.key)
        note(nil)
      }
      note(nil)
      return true
    } catch {
      note(error)
      return false
    }
  }

  private func note(_ problem: WatchLogError?) {
    state.withLock { $0.problem = problem }
  }
}
