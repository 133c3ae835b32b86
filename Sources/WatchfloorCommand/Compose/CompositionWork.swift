internal import CrisisChronicle
internal import CrisisModel
internal import Glibc
internal import SnapshotArchive
internal import Synchronization
internal import Threads

/// Composes snapshots on several threads, validates each, and compares it with its file.
///
/// Each thread takes a run of neighbours at a time, which have most in common. What was composed is
/// let go: as many snapshots as a chronicle may have would not fit in memory.
final class CompositionWork: Sendable {
  /// A snapshot beside the file of its name.
  enum FileState: Hashable, Sendable {
    case same, differs, missing
    case unreadable(FileError)
  }

  /// What became of the work, in the order of the instants and the same on any number of threads.
  struct Result: Sendable {
    var states: [FileState] = []
    var problems: [ChronicleProblem] = []
  }

  private enum Task {
    /// Texts of one crisis.
    case crisis(Int)
    case snapshots(Range<Int>)
  }

  private struct Progress {
    var next = 0
    var done = 0
    var results: [Int: Result] = [:]
  }

  private static let longestRun = 16

  private let directory: ChronicleDirectory
  private let reference: Reference?
  private let instants: [Instant]
  private let archive: String
  private let jobs: Int
  private let tasks: [Task]
  private let tell: @Sendable (Int) -> Void
  private let progress = Mutex(Progress())

  /// - Parameters:
  ///   - archive: the path of the archive, which need not be there.
  ///   - jobs: threads that work, the caller's among them.
  ///   - tell: how many snapshots are done; called on any of the threads, one at a time.
  init(
    _ directory: ChronicleDirectory, reference: Reference?, instants: [Instant],
    archive: String, jobs: Int, tell: @escaping @Sendable (Int) -> Void
  ) {
    self.directory = directory
    self.reference = reference
    self.instants = instants
    self.archive = archive
    self.jobs = jobs
    self.tell = tell
    let length = min(Self.longestRun, max(1, instants.count / max(1, jobs)))
    let runs = stride(from: 0, to: instants.count, by: length).map {
      Task.snapshots($0..<min($0 + length, instants.count))
    }
    tasks = directory.chronicle.crises.indices.map { .crisis($0) } + runs
  }

  /// Works on this thread and others; a thread that cannot be had leaves its work to the rest.
  func run() -> Result {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, min(jobs, tasks.count)) {
      var thread = pthread_t()
      let this = Unmanaged.passUnretained(self).toOpaque()
      if pthread_create(&thread, nil, Self.body, this) == 0 { threads.append(thread) }
    }
    work()
    for thread in threads { pthread_join(thread, nil) }
    let results = progress.withLock { $0.results }
    return tasks.indices.reduce(into: Result()) { whole, task in
      whole.states += results[task]?.states ?? []
      whole.problems += results[task]?.problems ?? []
    }
  }

  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let this = $0 else { return nil }
    CrashStack.around {
      Unmanaged<CompositionWork>.fromOpaque(this).takeUnretainedValue().work()
    }
    return nil
  }

  private func work() {
    var composer = SnapshotComposer(directory.chronicle)
    let review = ChronicleReview(
      directory.chronicle, directory.documents, reference: reference)
    while let place = takeTask() {
      let result =
        switch tasks[place] {
        case .crisis(let index): Result(problems: review.hindsight(inCrisis: index))
        case .snapshots(let run): compose(run, &composer, review)
        }
      progress.withLock { $0.results[place] = result }
    }
  }

  private func takeTask() -> Int? {
    progress.withLock { progress in
      guard progress.next < tasks.count else { return nil }
      progress.next += 1
      return progress.next - 1
    }
  }

  private func compose(
    _ run: Range<Int>, _ composer: inout SnapshotComposer, _ review: ChronicleReview
  ) -> Result {
    var result = Result()
    for place in run {
      let composed = composer.compose(at: instants[place])
      result.problems += review.problems(of: composed)
      result.states.append(Self.state(of: composed, in: archive))
      progress.withLock { progress in
        progress.done += 1
        tell(progress.done)
      }
    }
    return result
  }

  private static func state(of composed: ComposedSnapshot, in archive: String) -> FileState {
    do throws(FileError) {
      let file = try FileBytes(path: "\(archive)/\(composed.fileName)")
      return file.withBytes { isSame($0, composed.bytes) } ? .same : .differs
    } catch {
      if case .notFound = error { return .missing }
      return .unreadable(error)
    }
  }

  private static func isSame(_ file: UnsafeBufferPointer<UInt8>, _ bytes: [UInt8]) -> Bool {
    guard file.count == bytes.count, let start = file.baseAddress else { return bytes.isEmpty }
    return memcmp(start, bytes, bytes.count) == 0
  }
}
