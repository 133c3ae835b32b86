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
  private(set) var hasQuit = false

  init(_ setup: Setup) {
    self.setup = setup
  }

  mutating func send(_ action: Action, to state: inout DashboardState) {
    var effects = reduce(into: &state, action)
    while !effects.isEmpty {
      guard let answer = run(effects.removeFirst(), state) else { continue }
      effects += reduce(into: &state, answer)
    }
  }

  private mutating func run(_ effect: Dashboard.Effect, _ state: DashboardState) -> Action? {
    switch effect {
    case .readSnapshot(let index): return setup.read(index: index)
    case .readComparison(let index): return setup.readComparison(index: index)
    case .applyTheme(let index):
      let (theme, problem) = setup.shelf.theme(named: state.themes[index])
      applyTheme(theme)
      return .themeApplied(index, problem: problem)
    case .redraw: redraw()
    case .copy(let text): return .copied(bytes: copy(text))
    case .quit: hasQuit = true
    }
    return nil
  }
}
