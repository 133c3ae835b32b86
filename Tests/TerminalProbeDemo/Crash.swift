import Glibc
import Threads

/// Ways in which a program ends without wanting to.
enum Crash: Sendable {
  case trapping, readingNothing, usingUpTheStack, usingUpMemory

  func happen() {
    switch self {
    case .trapping: fatalError("asked for")
    case .readingNothing: UnsafeMutablePointer<UInt8>(bitPattern: 8)?.pointee = 1
    case .usingUpTheStack: _ = Self.depth(below: 1)
    case .usingUpMemory: Self.useUpMemory()
    }
  }

  func happenOnAThread() {
    guard let thread = WorkerThread(), thread.start({ self.happen() }) else { exit(7) }
  }

  @inline(never)
  private static func depth(below count: Int) -> Int {
    count == 0 ? 0 : depth(below: count + 1) + count
  }

  /// As under `ulimit -v`: what is there may be used, and nothing more is given.
  private static func useUpMemory() {
    var limit = rlimit(rlim_cur: 0, rlim_max: RLIM_INFINITY)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var pieces: [[UInt8]] = []
    while true { pieces.append([UInt8](repeating: 1, count: 1 << 16)) }
  }

  private static let RLIM_INFINITY = rlim_t.max
}
