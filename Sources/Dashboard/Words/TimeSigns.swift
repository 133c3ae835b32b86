internal import CrisisModel
internal import TerminalUI

/// How far times lie apart, and how old what is shown is.
package enum TimeSigns {
  /// A snapshot that is older than this is marked: a watch floor is told at least daily.
  static let staleSeconds = 48 * 3_600

  /// `2h`, `13d`: whole units, rounded down, so that nothing looks older than it is.
  static func stretch(_ seconds: Int) -> SafeText {
    switch seconds {
    case ..<60: "0m"
    case ..<3_600: "\(seconds / 60)m"
    case ..<172_800: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  /// `40 minutes`, `1 day`: the same in words.
  static func words(_ seconds: Int) -> SafeText {
    let (count, unit): (Int, SafeText) =
      switch seconds {
      case ..<3_600: (max(0, seconds) / 60, "minute")
      case ..<86_400: (seconds / 3_600, "hour")
      default: (seconds / 86_400, "day")
      }
    return count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }

  /// `LIVE 2h`, `PAUSED -2h 3 new ▲1 new`, `REPLAY -229d`, `PLAY -229d`.
  static func line(_ state: DashboardState) -> Line {
    let behind = distance(state)
    let arrived: SafeText = state.arrived > 0 ? " \(state.arrived) new" : ""
    switch state.mode {
    case .live: return Line("LIVE", .headerLive) + age(state)
    case .paused: return Line("PAUSED\(behind)\(arrived)", .headerPaused) + arrivedAlerts(state)
    case .replay:
      return Line("\(state.isPlaying ? "PLAY" : "REPLAY")\(behind)\(arrived)", .headerReplay)
        + arrivedAlerts(state)
    }
  }

  /// How far the shown snapshot is from the newest one.
  private static func distance(_ state: DashboardState) -> SafeText {
    guard let shown = state.archive.instant, let newest = state.newest else { return "" }
    if shown > newest { return " ahead" }
    return shown == newest ? "" : " -\(stretch(newest.seconds - shown.seconds))"
  }

  /// Alerts of the snapshots that are not shown yet.
  private static func arrivedAlerts(_ state: DashboardState) -> Line {
    state.arrivedAlerts > 0 ? Line(" ▲\(state.arrivedAlerts) new", .alertOpen) : .empty
  }

  /// The age of the newest snapshot, where the clock is known; marked where it is stale.
  private static func age(_ state: DashboardState) -> Line {
    guard let now = state.now, let asOf = state.picture?.snapshot.asOf else { return .empty }
    if asOf.isAhead(of: now) { return Line(" clock?", .stale) }
    let seconds = now.seconds - asOf.seconds
    let isStale = seconds > staleSeconds
    return Line(" ")
      + Line("\(stretch(max(0, seconds)))\(isStale ? " old" : "")", isStale ? .stale : .headerLive)
  }

  /// Seconds until the age is written otherwise.
  package static func untilNextAge(_ seconds: Int) -> Int {
    let unit = seconds < 3_600 ? 60 : seconds < 172_800 ? 3_600 : 86_400
    return unit - ((seconds % unit) + unit) % unit
  }
}
