package import CrisisModel
package import DisplayText

/// How far times lie apart, and how old what is shown is.
package enum TimeWords {
  /// A snapshot that is older than this is marked: a watch floor is told at least daily.
  package static let staleSeconds = 48 * 3_600

  /// `2h`, `13d`: whole units, rounded down, so that nothing looks older than it is.
  package static func stretch(_ seconds: Int) -> SafeText {
    switch seconds {
    case ..<60: "0m"
    case ..<3_600: "\(seconds / 60)m"
    case ..<172_800: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  /// `40 minutes`, `1 day`: the same in words.
  package static func words(_ seconds: Int) -> SafeText {
    let (count, unit): (Int, SafeText) =
      switch seconds {
      case ..<3_600: (max(0, seconds) / 60, "minute")
      case ..<86_400: (seconds / 3_600, "hour")
      default: (seconds / 86_400, "day")
      }
    return count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }

  /// Seconds until the age is written otherwise.
  package static func untilNextAge(_ seconds: Int) -> Int {
    let unit = seconds < 3_600 ? 60 : seconds < 172_800 ? 3_600 : 86_400
    return unit - ((seconds % unit) + unit) % unit
  }

  /// That snapshots are dated ahead of a clock; `nil` where none is.
  package static func ahead(_ instants: [Instant], of clock: Instant) -> SafeText? {
    let ahead = instants.filter { $0.isAhead(of: clock) }
    guard let last = ahead.last else { return nil }
    let says: SafeText = "this machine's clock, which says \(SafeText(clock.iso))"
    if ahead.count == instants.count {
      return "every snapshot is dated ahead of \(says); correct the clock"
    }
    let what: SafeText =
      ahead.count == 1 ? "1 snapshot is" : "\(ahead.count) snapshots are"
    return
      "\(what) dated ahead of \(says): the last \(SafeText(last.iso)); correct the dates, or the clock"
  }
}
