internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// Does what `reduce` asks for and feeds the answers back, until nothing is left to do.
struct EffectRunner {
  var setup: Setup
  /// Called with the theme to use from now on.
  var applyTheme: (Theme) -> Void = { _ in }
  var redraw: () -> Void = {}
  /// Sends text to the clipboard; gives the bytes sent, `nil` where there is none.
  var copy: (String) -> Int? = { _ in nil }
  /// Rings the terminal's bell.
  var ring: () -> Void = {}
  private(set) var alerts: AlertWork
  private(set) var hasQuit = false

  init(_ setup: Setup, alerts: AlertWork) {
    self.setup = setup
    self.alerts = alerts
  }

  mutating func send(_ action: Action, to state: inout DashboardState) {
    if case .archiveChanged(_, let changed) = action { alerts.forget(changed, setup.archive) }
    perform(reduce(into: &state, action), &state)
  }

  /// Whether work was left so that keys could be heard.
  func hasWork(_ state: DashboardState) -> Bool { state.seek != nil || alerts.pending != nil }

  /// Goes on with it for a moment.
  mutating func goOn(_ state: inout DashboardState) {
    if state.seek != nil {
      perform([.seek], &state)
    } else if let view = alerts.work(in: setup.archive) {
      send(.alertsEvaluated(view), to: &state)
    }
  }

  private mutating func perform(_ wanted: [Dashboard.Effect], _ state: inout DashboardState) {
    var effects = wanted
    while !effects.isEmpty {
      guard let answer = run(effects.removeFirst(), state) else { continue }
      effects += reduce(into: &state, answer)
    }
  }

  /// Asks for the alerts of the instant that is shown first.
  mutating func startAlerts(_ state: inout DashboardState) {
    perform([.evaluateAlerts(index: state.archive.index)], &state)
  }

  /// Compares what a session goes on with.
  mutating func startComparing(_ state: inout DashboardState) {
    perform(state.startComparing(), &state)
  }

  private mutating func run(_ effect: Dashboard.Effect, _ state: DashboardState) -> Action? {
    switch effect {
    case .readSnapshot(let index): return setup.read(index: index)
    case .readComparison(let index): return setup.readComparison(index: index)
    case .applyTheme(let index):
      let (theme, problem) = setup.shelf.theme(named: state.themes[index])
      applyTheme(theme)
      return .themeApplied(index, problem: problem)
    case .seek: return state.seek.map(advance)
    case .evaluateAlerts(let index):
      return alerts.ask(index, in: setup.archive).map(Action.alertsEvaluated)
    case .ring: ring()
    case .redraw: redraw()
    case .copy(let text): return .copied(bytes: copy(text))
    case .quit: hasQuit = true
    }
    return nil
  }

  /// Looks through snapshots for a tenth of a second, then lets keys be heard.
  private func advance(_ seek: Seek) -> Action {
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(100)
    var index = seek.index
    while setup.archive.entries.indices.contains(index) {
      // What cannot be read says nothing of a change.
      if let snapshot = setup.snapshot(at: index),
        (SnapshotWriter.write(seek.fact, of: snapshot) ?? []) != seek.record
      {
        return .seekEnded(index: index)
      }
      index += seek.isForward ? 1 : -1
      if clock.now > deadline { return .seekAdvanced(index: index) }
    }
    return .seekEnded(index: nil)
  }
}
