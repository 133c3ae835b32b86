internal import Dashboard
internal import TerminalUI

/// Does what `reduce` asks for and feeds the answers back, until nothing is left to do.
struct EffectRunner {
  let setup: Setup
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
    var effects = reduce(into: &state, action)
    while !effects.isEmpty {
      guard let answer = run(effects.removeFirst(), state) else { continue }
      effects += reduce(into: &state, answer)
    }
  }

  /// Asks for the alerts of the instant that is shown first; `true` where the state has them now.
  @discardableResult
  mutating func startAlerts(_ state: inout DashboardState) -> Bool {
    guard let view = alerts.ask(state.archive.index) else { return false }
    send(.alertsEvaluated(view), to: &state)
    return true
  }

  /// Does a part of the work on alerts; `true` once the state has them.
  mutating func workOnAlerts(_ state: inout DashboardState) -> Bool {
    guard let view = alerts.work() else { return false }
    send(.alertsEvaluated(view), to: &state)
    return true
  }

  private mutating func run(_ effect: Dashboard.Effect, _ state: DashboardState) -> Action? {
    switch effect {
    case .readSnapshot(let index): return setup.read(index: index)
    case .applyTheme(let index):
      let (theme, problem) = setup.shelf.theme(named: state.themes[index])
      applyTheme(theme)
      return .themeApplied(index, problem: problem)
    case .evaluateAlerts(let index): return alerts.ask(index).map(Action.alertsEvaluated)
    case .ring: ring()
    case .redraw: redraw()
    case .copy(let text): return .copied(bytes: copy(text))
    case .quit: hasQuit = true
    }
    return nil
  }
}
