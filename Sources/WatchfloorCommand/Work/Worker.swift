internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import Synchronization
internal import TerminalUI
internal import Threads

/// Long work on a thread of its own; its pipe becomes readable when there are answers.
///
/// The thread shares nothing with the screen's but what is in the mutex and the pictures that were
/// read ahead.
final class Worker: LongWork, Sendable {
  private struct Order {
    let ticket: Int
    var job: Job
    let archive: Archive
  }

  private struct Shared {
    var orders: [Job.Kind: Order] = [:]
    /// The newest of each kind: answers to older ones come too late.
    var tickets: [Job.Kind: Int] = [:]
    var changed: Set<Instant> = []
    var answers: [(kind: Job.Kind, ticket: Int, action: Action)] = []
    var isStopping = false
  }

  private let shared = Mutex(Shared())
  /// Tells the screen of answers.
  private let answered: WakePipe
  /// Tells the thread of orders.
  private let ordered: WakePipe
  private let thread: WorkerThread

  /// - Parameter chores: made on the thread, so that the first frame does not wait for its files.
  init(_ chores: @escaping @Sendable () -> Chores) throws(WorkerError) {
    answered = try WakePipe.make()
    ordered = try WakePipe.make()
    guard let thread = WorkerThread() else { throw .noPipe }
    self.thread = thread
    let isStarted = thread.start { [self] in
      var chores = chores()
      while next(&chores) {}
      chores.finish()
    }
    guard isStarted else { throw .noThread }
  }

  /// Readable when `answers` has something to give.
  var descriptor: Int32 { answered.descriptor }

  func want(_ job: Job, in archive: Archive) -> [Action] {
    shared.withLock { shared in
      let ticket = shared.tickets[job.kind, default: 0] + 1
      shared.tickets[job.kind] = ticket
      shared.orders[job.kind] = Order(ticket: ticket, job: job, archive: archive)
    }
    ordered.wake()
    return []
  }

  func drop(_ kind: Job.Kind) {
    shared.withLock { shared in
      guard shared.orders.removeValue(forKey: kind) != nil else { return }
      shared.tickets[kind, default: 0] += 1
    }
  }

  func forget(_ changed: Set<Instant>) {
    shared.withLock { $0.changed.formUnion(changed) }
  }

  func answers() -> [Action] {
    answered.drain()
    return shared.withLock { shared in
      defer { shared.answers = [] }
      return shared.answers.filter { shared.tickets[$0.kind] == $0.ticket }.map(\.action)
    }
  }

  /// Ends the thread after the piece it is at; one that a file system holds up is left behind.
  func stop() {
    shared.withLock { $0.isStopping = true }
    ordered.wake()
    thread.waitForEnd(milliseconds: 300)
  }

  // MARK: On the thread

  /// Does a piece of the most urgent job, or waits for one; `false` where it is time to end.
  private func next(_ chores: inout Chores) -> Bool {
    let (order, changed, isStopping) = shared.withLock { shared in
      defer { shared.changed = [] }
      let kind = Job.Kind.allCases.first { shared.orders[$0] != nil }
      let order = kind.flatMap { shared.orders[$0] }
      return (order, shared.changed, shared.isStopping)
    }
    if isStopping { return false }
    if !changed.isEmpty { chores.forget(changed) }
    guard let order else {
      ordered.wait()
      return true
    }
    let step = chores.work(on: order.job, in: order.archive) { [self] in
      isUrged(past: order.job.kind)
    }
    put(step, for: order)
    return true
  }

  /// Whether something waits that is more urgent, or the end.
  private func isUrged(past kind: Job.Kind) -> Bool {
    shared.withLock { shared in
      shared.isStopping || shared.orders.keys.contains { $0.rawValue < kind.rawValue }
    }
  }

  private func put(_ step: Chores.Step, for order: Order) {
    let kind = order.job.kind
    let isAnswered = shared.withLock { shared in
      guard shared.orders[kind]?.ticket == order.ticket else { return false }
      if let left = step.left {
        shared.orders[kind]?.job = left
      } else {
        shared.orders[kind] = nil
      }
      guard let action = step.answer else { return false }
      shared.answers.append((kind, order.ticket, action))
      return true
    }
    if isAnswered { answered.wake() }
  }
}

/// Why there is no thread for long work.
enum WorkerError: Error {
  case noPipe
  case noThread

  var text: SafeText {
    switch self {
    case .noPipe: "no pipe for work beside the screen; raise ulimit -n"
    case .noThread: "no thread for work beside the screen; raise ulimit -u"
    }
  }
}

extension WakePipe {
  static func make() throws(WorkerError) -> WakePipe {
    guard let pipe = WakePipe() else { throw .noPipe }
    return pipe
  }
}
