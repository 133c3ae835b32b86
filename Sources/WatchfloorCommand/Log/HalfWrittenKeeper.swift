internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import SnapshotArchive
internal import Synchronization
internal import Threads
internal import WatchLog

/// Keeps half-written texts on a thread of its own, so that no slow disk holds up the keys.
///
/// What is typed is on the disk a moment after the last key, and before the program ends.
final class HalfWrittenKeeper: Sendable {
  private struct Shared {
    var texts: [HalfWritten] = []
    var isComplete = false
    /// Whether they have changed since the thread looked last.
    var isNew = false
    var isStopping = false
    var problem: SafeText?
    var answers: [Action] = []
  }

  /// Why there is none; what is typed is lost with the program then, and that is said over the prompt.
  enum Absence: Error {
    case noHome
    case noWorker(WorkerError)

    var text: SafeText {
      switch self {
      case .noHome: "no home directory: what you do not write is lost with the program"
      case .noWorker(let error): "\(error.text): what you do not write is lost with the program"
      }
    }
  }

  private let shared = Mutex(Shared())
  private let answered: WakePipe
  private let ordered: WakePipe
  private let thread: WorkerThread

  /// How long keys are gathered before the disk has them, in milliseconds.
  private static let gathering = 300
  /// How long after a failure it is tried again.
  private static let pause = 5_000
  /// How long the end waits for the disk.
  private static let lastWait = 3_000

  init(directory: String, writer: LogWriter) throws(WorkerError) {
    answered = try WakePipe.make()
    ordered = try WakePipe.make()
    guard let thread = WorkerThread() else { throw .noPipe }
    self.thread = thread
    let isStarted = thread.start { [self] in
      let files = HalfWrittenFiles(directory: directory, writer: writer)
      take(files)
      while work(files) {}
    }
    guard isStarted else { throw .noThread }
  }

  var descriptor: Int32 { answered.descriptor }

  /// Keeps these from now on.
  ///
  /// - Parameter isComplete: whether those that were found are among them, where they are still
  ///   half-written.
  func keep(_ texts: [HalfWritten], isComplete: Bool) {
    let isNew = shared.withLock { shared in
      guard shared.texts != texts || shared.isComplete != isComplete else { return false }
      (shared.texts, shared.isComplete, shared.isNew) = (texts, isComplete, true)
      return true
    }
    if isNew { ordered.wake() }
  }

  func answers() -> [Action] {
    answered.drain()
    return shared.withLock { shared in
      defer { shared.answers = [] }
      return shared.answers
    }
  }

  /// Ends the thread when the disk has everything, or takes too long.
  ///
  /// - Returns: why not everything is kept; `nil` where it is.
  func stop() -> SafeText? {
    shared.withLock { $0.isStopping = true }
    ordered.wake()
    thread.waitForEnd(milliseconds: Self.lastWait)
    return shared.withLock { shared in
      shared.problem ?? (shared.isNew ? "the disk did not answer in time" : nil)
    }
  }

  // MARK: On the thread

  private func take(_ files: HalfWrittenFiles) {
    do throws(WriteFailure) {
      let (found, unread) = try files.take()
      let problem = unread.first.map { path in
        "\(SafeText(path)): a half-written text cannot be read, or others may write it; use the newer program, or move it away"
          as SafeText
      }
      answer(.halfWrittenFound(found, problem: problem))
    } catch {
      shared.withLock { $0.problem = Self.text(error) }
      answer(.keepingFailed(Self.text(error)))
    }
  }

  /// Keeps what is new and sleeps; `false` where it is time to end.
  private func work(_ files: HalfWrittenFiles) -> Bool {
    let (texts, isComplete, isNew) = shared.withLock { ($0.texts, $0.isComplete, $0.isNew) }
    if isNew { keep(texts, isComplete: isComplete, in: files) }
    let (isStopping, isLeft, hasFailed) = shared.withLock {
      ($0.isStopping, $0.isNew, $0.problem != nil)
    }
    // At the end one more attempt was made; a disk that fails holds nobody up.
    if isStopping && (!isLeft || hasFailed) { return false }
    if hasFailed { ordered.wait(milliseconds: Self.pause) } else if !isLeft { sleep() }
    return true
  }

  /// Sleeps until there is something to keep, and while more keys may follow.
  private func sleep() {
    ordered.wait()
    var isStopping: Bool { shared.withLock { $0.isStopping } }
    if !isStopping { ordered.wait(milliseconds: Self.gathering) }
  }

  private func keep(
    _ texts: [HalfWritten], isComplete: Bool, in files: HalfWrittenFiles
  ) {
    var problem: SafeText?
    do throws(WriteFailure) {
      try files.keep(texts, isComplete: isComplete, now: Instant(seconds: time(nil)))
    } catch {
      problem = Self.text(error)
    }
    let isNews = shared.withLock { shared in
      // What was typed meanwhile is still to be kept, and so is what failed.
      shared.isNew = problem != nil || shared.texts != texts || shared.isComplete != isComplete
      defer { shared.problem = problem }
      return shared.problem != problem
    }
    if isNews { answer(.keepingFailed(problem)) }
  }

  private func answer(_ action: Action) {
    shared.withLock { $0.answers.append(action) }
    answered.wake()
  }

  private static func text(_ error: WriteFailure) -> SafeText {
    "half-written texts are not kept: \(SafeText(error.path)): \(SafeText(error.reason)); write what you type"
  }
}
