package import CrisisModel
package import TerminalUI

extension TimeSigns {
  /// `1 ahead 2 arriving polling`: what keeps the list of snapshots from being what it seems.
  static func archive(_ state: DashboardState) -> Line {
    let health = state.archive.health
    var line = Line()
    if state.aheadCount > 0 { line = line.appending(" \(state.aheadCount) ahead", .stale) }
    if !health.arriving.isEmpty {
      line = line.appending(" \(health.arriving.count) arriving", .header)
    }
    if health.isPolled { line = line.appending(" polling", .header) }
    return line
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
