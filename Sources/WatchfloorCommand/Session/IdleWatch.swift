internal import DisplayText

/// Counts the time without a key: warns a minute before the end of it, or at half of a shorter one.
struct IdleWatch {
  enum Due {
    case warn(SafeText)
    case leave(SafeText)
  }

  private let limit: Duration
  private var lastKey: ContinuousClock.Instant
  private var hasWarned = false

  init(limit: Duration, now: ContinuousClock.Instant = .now) {
    self.limit = limit
    lastKey = now
  }

  mutating func heardKey(now: ContinuousClock.Instant = .now) {
    lastKey = now
    hasWarned = false
  }

  private var warning: Duration { max(limit - .seconds(60), limit / 2) }

  /// Milliseconds until something is due.
  var timeout: Int { milliseconds(at: .now) }

  func milliseconds(at now: ContinuousClock.Instant) -> Int {
    let end = lastKey + (hasWarned ? limit : warning)
    return max(0, Int((end - now) / .milliseconds(1)) + 1)
  }

  /// What is due now, the warning once.
  mutating func due(now: ContinuousClock.Instant = .now) -> Due? {
    let idle = now - lastKey
    let minutes = Int(limit / .seconds(60))
    if idle >= limit { return .leave("left, since no key came for \(minutes) minutes") }
    guard idle >= warning, !hasWarned else { return nil }
    hasWarned = true
    let left = Int((limit - idle) / .seconds(1)) + 1
    return .warn("no key for long: the program leaves in \(left) seconds; any key keeps it")
  }
}
