internal import CrisisModel
internal import DisplayText
internal import Presentation

/// How the header says where on the time axis the screen stands, and how old that is.
enum TimeSigns {
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
    return shown == newest ? "" : " -\(TimeWords.stretch(newest.seconds - shown.seconds))"
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
    let isStale = seconds > TimeWords.staleSeconds
    return Line(" ")
      + Line(
        "\(TimeWords.stretch(max(0, seconds)))\(isStale ? " old" : "")",
        isStale ? .stale : .headerLive)
  }

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
}
