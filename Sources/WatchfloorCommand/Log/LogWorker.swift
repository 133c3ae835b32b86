internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import Synchronization
internal import Threads
internal import WatchDesk
internal import WatchLog

/// The watch log on a thread of its own, which alone asks the store; its pipe becomes readable when
/// there are answers.
///
/// The thread sleeps until it is told something, by the screen or by the store's descriptor, and
/// looks once a second whether what it opened is still there. A store without a descriptor is asked
/// then.
final class LogWorker: Sendable {
  private struct Shared {
    var interest: LogInterest?
    var older: (filter: LogFilter, before: Int64)?
    var orders: [LogOrder] = []
    var answers: [Action] = []
    var isStopping = false
  }

  private let shared = Mutex(Shared())
  private let answered: WakePipe
  private let ordered: WakePipe
  private let thread: WorkerThread

  /// News of others are read so often at most, in milliseconds.
  private static let newsInterval = 200
  /// How often it is looked whether the store is still there.
  private static let lookInterval = 1_000
  /// How long the end waits for entries that are being written: longer than a store's own patience.
  private static let lastWait = 7_000

  init(writer: LogWriter, open: @escaping LogKeeper.Opener) throws(WorkerError) {
    answered = try WakePipe.make()
    ordered = try WakePipe.make()
    guard let thread = WorkerThread() else { throw .noPipe }
    self.thread = thread
    let isStarted = thread.start { [self] in
      var keeper = LogKeeper(writer: writer, open: open)
      ordered.wait()
      var lastNews = MonotonicTime.now - .milliseconds(Self.newsInterval)
      while work(&keeper, &lastNews) {}
    }
    guard isStarted else { throw .noThread }
  }

  var descriptor: Int32 { answered.descriptor }

  func follow(_ interest: LogInterest) {
    shared.withLock { $0.interest = interest }
    ordered.wake()
  }

  func readOlder(_ filter: LogFilter, before: Int64) {
    shared.withLock { $0.older = (filter, before) }
    ordered.wake()
  }

  func write(_ order: LogOrder) {
    shared.withLock { $0.orders.append(order) }
    ordered.wake()
  }

  func answers() -> [Action] {
    answered.drain()
    return shared.withLock { shared in
      defer { shared.answers = [] }
      return shared.answers
    }
  }

  /// Ends the thread when what was ordered is written, or has failed, or takes too long.
  ///
  /// - Returns: what was answered meanwhile, and the orders of which nothing is known.
  func stop() -> (answers: [Action], unanswered: [LogOrder]) {
    shared.withLock { $0.isStopping = true }
    ordered.wake()
    let isWriting = shared.withLock { !$0.orders.isEmpty }
    thread.waitForEnd(milliseconds: isWriting ? Self.lastWait : 300)
    return (answers(), shared.withLock { $0.orders })
  }

  // MARK: On the thread

  /// Does what is to be done and sleeps; `false` where it is time to end.
  private func work(
    _ keeper: inout LogKeeper, _ lastNews: inout MonotonicTime
  ) -> Bool {
    // An order stays until it is answered, so that the end knows of it.
    while let order = shared.withLock({ $0.orders.first }) {
      let answers = keeper.write(order, now: MachineClock.now())
      shared.withLock { shared in
        shared.orders.removeFirst()
        shared.answers += answers
      }
      answered.wake()
    }
    let (interest, older, isStopping) = shared.withLock { shared in
      defer { (shared.interest, shared.older) = (nil, nil) }
      return (shared.interest, shared.older, shared.isStopping)
    }
    if isStopping { return false }
    var answers = keeper.follow(interest, now: MachineClock.now())
    if let older {
      answers += keeper.older(older.filter, before: older.before, now: MachineClock.now())
    }
    if !answers.isEmpty {
      shared.withLock { $0.answers += answers }
      answered.wake()
    }
    sleep(keeper, &lastNews)
    return true
  }

  private func sleep(_ keeper: LogKeeper, _ lastNews: inout MonotonicTime) {
    guard let store = keeper.store else {
      ordered.wait(milliseconds: keeper.patience * 1_000)
      return
    }
    guard let news = store.newsDescriptor else {
      ordered.wait(milliseconds: Self.lookInterval)
      return
    }
    guard ordered.wait(orFor: news, milliseconds: Self.lookInterval) == .other else { return }
    // Many entries at once are read once; the first of them at once.
    let since = Int((MonotonicTime.now - lastNews) / .milliseconds(1))
    if since < Self.newsInterval { ordered.wait(milliseconds: Self.newsInterval - since) }
    lastNews = .now
  }

}
