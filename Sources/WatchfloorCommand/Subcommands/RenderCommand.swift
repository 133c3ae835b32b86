internal import CrisisModel
internal import Dashboard
internal import TerminalUI

/// Prints one screen as text: for bug reports, documentation and tests.
///
/// With `--theme` the text carries the theme's colours as escape sequences; without, none.
struct RenderCommand {
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    let setup = try invocation.openArchive()
    for problem in setup.archiveProblems { output.message(problem) }
    let index = try orEnd(archive: setup.firstIndex(at: arguments.at))
    let state = play(arguments.keys, setup, index)
    try print(render(state), setup, state)
  }

  /// The dashboard after some keys.
  private func play(_ keys: [Key], _ setup: Setup, _ index: Int) -> DashboardState {
    let rules = AlertSetup(
      setup.installation, option: arguments.rules, environment: invocation.environment)
    var runner = EffectRunner(setup, work: WorkAtOnce(Chores(setup, alerts: rules)))
    var state = setup.initialState(
      size: arguments.size, index: index, theme: arguments.theme ?? setup.shelf.names[0])
    if output.isASCII { state.charts.form = .ascii }
    runner.startLongWork(&state)
    for key in keys where !runner.hasQuit { runner.send(.key(key), to: &state) }
    return state
  }

  private func print(
    _ frame: Frame, _ setup: Setup, _ state: DashboardState
  ) throws(CommandError) {
    var frame = frame
    let marking = state.marking(of: state.screen) ?? .ofNothing
    if output.isASCII { frame.buffer = AsciiForm.of(frame.buffer) }
    let text = try text(of: frame, setup.shelf, state)
    try invocation.gate.write(Array(text.utf8), marking, "screen")
  }

  private func text(
    of frame: Frame, _ shelf: ThemeShelf, _ state: DashboardState
  ) throws(CommandError) -> String {
    guard let name = arguments.theme else { return frame.lines.joined(separator: "\n") + "\n" }
    guard shelf.names.contains(name) else {
      throw CommandError(.usage, [shelf.theme(named: name).problem].compactMap { $0 })
    }
    // Keys may have changed the theme meanwhile.
    let theme = shelf.theme(named: state.themes[state.theme]).theme
    return FramePainter(theme: theme, depth: arguments.colorDepth ?? .indexed).text(frame)
  }
}
