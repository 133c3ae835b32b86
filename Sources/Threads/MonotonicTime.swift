internal import Glibc

/// A moment of a clock that nobody sets, and that goes on while the machine sleeps: for stretches of
/// time alone.
///
/// It stands in for `ContinuousClock`, which links all of libdispatch. A moment that is more than 292
/// years away is the last one there is.
package struct MonotonicTime: Comparable, Hashable, Sendable {
  /// Since the machine was started.
  private var nanoseconds: Int64

  package static var now: MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return MonotonicTime(
      nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  package static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  package static func + (left: MonotonicTime, right: Duration) -> MonotonicTime {
    let (seconds, attoseconds) = right.components
    let (whole, isLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isFar) = left.nanoseconds.addingReportingOverflow(whole)
    let (end, isFarther) = sum.addingReportingOverflow(attoseconds / 1_000_000_000)
    guard !isLong, !isFar, !isFarther else {
      return MonotonicTime(nanoseconds: seconds < 0 ? .min : .max)
    }
    return MonotonicTime(nanoseconds: end)
  }

  package static func += (left: inout MonotonicTime, right: Duration) { left = left + right }

  package static func - (left: MonotonicTime, right: Duration) -> MonotonicTime {
    left + (.zero - right)
  }

  package static func - (left: MonotonicTime, right: MonotonicTime) -> Duration {
    .nanoseconds(left.nanoseconds) - .nanoseconds(right.nanoseconds)
  }

  /// Milliseconds to sleep so that it is over afterwards; 0 where it is.
  package func milliseconds(from now: MonotonicTime) -> Int {
    let left = (self - now).components
    let milliseconds = left.attoseconds / 1_000_000_000_000_000
    return max(0, Int(left.seconds) * 1_000 + Int(milliseconds) + 1)
  }
}
