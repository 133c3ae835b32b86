internal import Dashboard
internal import NcursesTerminal
internal import TerminalUI

/// The dashboard on a real terminal: sleeps until something happens, takes in all of it, draws once.
struct InteractiveSession {
  private var state: DashboardState
  private var runner: EffectRunner
  private let terminal: NcursesTerminal

  init(
    _ setup: Setup, index: Int, terminal: NcursesTerminal, theme: String, alerts: AlertWork,
    bell: Bool
  ) {
    self.terminal = terminal
    state = setup.initialState(size: terminal.size, index: index, theme: theme)
    state.message = terminal.notices.first
    state.bell.isOn = bell
    runner = EffectRunner(setup, alerts: alerts)
    runner.ring = { terminal.ring() }
    runner.applyTheme = { terminal.theme = $0 }
    runner.redraw = { terminal.redrawAll() }
    runner.copy = { terminal.sendToClipboard($0) }
  }

  var memory: SessionMemory { state.memory }

  /// Goes on where the last session on this archive was left.
  mutating func resume(from file: SessionFile) {
    let (memory, problem) = file.read()
    if let memory { state.resume(memory) }
    if let problem { state.message = problem }
  }

  /// Returns when the officer leaves, or the terminal is gone; with the signal that ended it.
  mutating func run() -> TerminalSignal? {
    terminal.present(render(state))
    // The first frame does not wait for the alerts.
    if runner.startAlerts(&state) { terminal.present(render(state)) }
    while !runner.hasQuit {
      let isWorking = runner.alerts.pending != nil
      let ready = terminal.waitForInput(timeoutMilliseconds: isWorking ? 0 : nil)
      if ready.isTimeout && isWorking && !runner.workOnAlerts(&state) { continue }
      if ready.isGone { return .hangUp }
      if ready.signals, let ending = takeSignals() { return ending }
      if ready.keys { takeKeys() }
      if terminal.isGone { return .hangUp }
      if !runner.hasQuit { terminal.present(render(state)) }
    }
    return nil
  }

  private mutating func takeKeys() {
    for key in terminal.readKeys() where !runner.hasQuit {
      runner.send(.key(key), to: &state)
    }
  }

  /// The signal to leave for, if there is one.
  private mutating func takeSignals() -> TerminalSignal? {
    while let signal = terminal.nextSignal() {
      switch signal {
      case .resized, .continued: runner.send(.resized(terminal.size), to: &state)
      case .suspend: terminal.suspend()
      case .hangUp, .terminate, .interrupt: return signal
      }
    }
    return nil
  }
}
