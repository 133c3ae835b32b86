internal import CrisisModel
internal import TerminalUI

extension DashboardState {
  /// Keys while the filter is typed: it works at once; Enter keeps it, Esc takes it back.
  mutating func handlePrompt(_ key: Key) -> [Effect] {
    guard var editing = prompt else { return [] }
    switch key {
    case .enter:
      if editing.error == nil { prompt = nil }
      return []
    case .escape, .control("c"), .control("g"):
      filter = editing.before
      prompt = nil
      return []
    default:
      guard editing.prompt.handle(key) else { return [] }
    }
    do {
      filter = try CrisisFilter(parsing: editing.prompt.text)
      editing.error = nil
    } catch {
      editing.error = error
    }
    prompt = editing
    return []
  }
}
