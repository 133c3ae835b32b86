internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import TerminalUI

/// Prints one screen as text: for bug reports, documentation and tests.
///
/// With `--theme` the text carries the theme's colours as escape sequences; without, none.
struct RenderCommand {
  let arguments: Arguments
  let environment: [String: String]
  let output: Output

  func run() -> Int32 {
    do {
      let setup = try Setup(arguments, environment: environment)
      for problem in setup.archiveProblems { output.message(problem) }
      let index = try setup.firstIndex(at: arguments.at)
      let rules = AlertSetup(
        setup.installation, option: arguments.rules, environment: environment)
      var runner = EffectRunner(setup, work: WorkAtOnce(Chores(setup, alerts: rules)))
      var state = setup.initialState(
        size: arguments.size, index: index, theme: arguments.theme ?? setup.shelf.names[0])
      if output.isASCII { state.charts.form = .ascii }
      runner.startLongWork(&state)
      for key in arguments.keys where !runner.hasQuit {
        runner.send(.key(key), to: &state)
      }
      return printScreen(render(state), setup, state)
    } catch {
      output.message(error.text)
      return ExitCode.invalidData.rawValue
    }
  }

  private func printScreen(_ frame: Frame, _ setup: Setup, _ state: DashboardState) -> Int32 {
    var frame = frame
    let gate = ExportGate(arguments, environment: environment, output: output)
    let marking = state.marking(of: state.screen) ?? .ofNothing
    if output.isASCII { frame.buffer = AsciiForm.of(frame.buffer) }
    guard let name = arguments.theme else {
      let text = frame.lines.joined(separator: "\n") + "\n"
      return gate.write(Array(text.utf8), marking, "screen").rawValue
    }
    guard setup.shelf.names.contains(name) else {
      if let problem = setup.shelf.theme(named: name).problem { output.message(problem) }
      return ExitCode.usage.rawValue
    }
    // Keys may have changed the theme meanwhile.
    let theme = setup.shelf.theme(named: state.themes[state.theme]).theme
    let painter = FramePainter(theme: theme, depth: arguments.colorDepth ?? .indexed)
    return gate.write(Array(painter.text(frame).utf8), marking, "screen").rawValue
  }
}
