internal import DisplayText
internal import Threads

/// Counts the time without a key: warns a minute before the end of it, or at half of a shorter one.
struct IdleWatch {
  enum Due {
    case warn(SafeText)
    case leave(SafeText)
  }

  private let limit: Duration
  private var lastKey: MonotonicTime
  private var hasWarned = false

  init(limit: Duration, now: MonotonicTime = .now) {
    self.limit = limit
    lastKey = now
  }

  mutating func heardKey(now: MonotonicTime = .now) {
    lastKey = now
    hasWarned = false
  }

  private var warning: Duration { max(limit - .seconds(60), limit / 2) }

  /// Milliseconds until something is due.
  var timeout: Int { milliseconds(at: .now) }

  func milliseconds(at now: MonotonicTime) -> Int {
    let end = lastKey + (hasWarned ? limit : warning)
    return end.milliseconds(from: now)
  }

  /// What is due now, the warning once.
  mutating func due(now: MonotonicTime = .now) -> Due? {
    let idle = now - lastKey
    let minutes = Int(limit / .seconds(60))
    if idle >= limit { return .leave("left, since no key came for \(minutes) minutes") }
    guard idle >= warning, !hasWarned else { return nil }
    hasWarned = true
    let left = Int((limit - idle) / .seconds(1)) + 1
    return .warn("no key for long: the program leaves in \(left) seconds; any key keeps it")
  }
}
