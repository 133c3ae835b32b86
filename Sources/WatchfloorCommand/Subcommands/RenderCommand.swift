internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import TerminalUI

/// Prints one screen as text: for bug reports, documentation and tests.
///
/// With `--theme` the text carries the theme's colours as escape sequences; without, none.
struct RenderCommand {
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    let archive = try invocation.openArchive()
    for problem in archive.problems { output.message(problem) }
    let index = try orEnd(archive: archive.index(at: arguments.at))
    let themes = try invocation.themes()
    let state = try play(arguments.keys, archive, index, themes)
    try print(render(state), themes, state)
  }

  /// The dashboard after some keys.
  private func play(
    _ keys: [Key], _ archive: LiveArchive, _ index: Int, _ themes: ThemeShelf
  ) throws(CommandError) -> DashboardState {
    let chores = Chores(
      archive.reader, archive: archive.path, alerts: try invocation.alertSetup())
    var runner = EffectRunner(archive, themes: themes, work: WorkAtOnce(chores))
    var state = archive.firstState(
      size: arguments.size, index: index, themes: themes, theme: arguments.theme)
    if output.isASCII { state.charts.form = .ascii }
    runner.startLongWork(&state)
    for key in keys where !runner.hasQuit { runner.send(.key(key), to: &state) }
    return state
  }

  private func print(
    _ frame: Frame, _ themes: ThemeShelf, _ state: DashboardState
  ) throws(CommandError) {
    var frame = frame
    let marking = state.marking(of: state.screen) ?? .ofNothing
    if output.isASCII { frame.buffer = AsciiForm.of(frame.buffer) }
    let text = try text(of: frame, themes, state)
    try invocation.gate.write(Array(text.utf8), marking, "screen")
  }

  private func text(
    of frame: Frame, _ themes: ThemeShelf, _ state: DashboardState
  ) throws(CommandError) -> String {
    guard let name = arguments.theme else { return frame.lines.joined(separator: "\n") + "\n" }
    guard themes.names.contains(name) else {
      throw CommandError(.usage, [themes.theme(named: name).problem].compactMap { $0 })
    }
    // Keys may have changed the theme meanwhile.
    let theme = themes.theme(named: state.themes[state.theme]).theme
    return FramePainter(theme: theme, depth: arguments.colorDepth ?? .indexed).text(frame)
  }
}
