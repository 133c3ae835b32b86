internal import CrisisModel
internal import TerminalUI

extension DashboardState {
  /// Keys while a prompt is open; none of them reaches the screen behind.
  mutating func handlePrompt(_ key: Key) -> [Effect] {
    switch prompt {
    case .filter(let open): handleFilter(key, open)
    case .find(let open): handleFind(key, open)
    case .palette(let open): return handlePalette(key, open)
    case .time(let open): return handleTime(key, open)
    case .entry(let open): return handleEntry(key, open)
    case .logFilter(let open): handleLogFilter(key, open)
    case nil: break
    }
    return []
  }

  static func closes(_ key: Key) -> Bool {
    [.escape, .control("c"), .control("g")].contains(key)
  }

  /// The filter works at once; Enter keeps it, Esc takes it back.
  private mutating func handleFilter(_ key: Key, _ open: FilterPrompt) {
    var open = open
    if key == .enter {
      if open.error == nil { prompt = nil }
      return
    }
    if Self.closes(key) {
      filter = open.before
      prompt = nil
      return
    }
    guard open.prompt.handle(key) else { return }
    do {
      filter = try CrisisFilter(parsing: open.prompt.text)
      open.error = nil
    } catch {
      open.error = error
      filter = Self.finishedPart(of: open.prompt.text) ?? filter
    }
    prompt = .filter(open)
  }

  /// The filter without the last term, which is still being typed.
  private static func finishedPart(of text: String) -> CrisisFilter? {
    let end = text.lastIndex(of: " ") ?? text.startIndex
    return try? CrisisFilter(parsing: String(text[..<end]))
  }

  /// The selection goes to the first line with the text; Enter keeps it there, Esc goes back.
  private mutating func handleFind(_ key: Key, _ open: FindPrompt) {
    var open = open
    if key == .enter {
      prompt = nil
      if open.prompt.text.isEmpty { sought = open.before }
      if !sought.isEmpty, finds.isEmpty { message = "not on this page: \(SafeText(sought))" }
      return
    }
    if Self.closes(key) {
      sought = open.before
      rows[.page(screen)] = open.row
      prompt = nil
      return
    }
    guard open.prompt.handle(key) else { return }
    sought = open.prompt.text
    prompt = .find(open)
    let found = finds
    rows[.page(screen)] = found.first { $0 >= open.row } ?? found.first ?? open.row
  }

  private mutating func handleTime(_ key: Key, _ open: Prompt) -> [Effect] {
    var open = open
    if key == .enter || Self.closes(key) {
      prompt = nil
      return key == .enter && !open.text.isEmpty ? go(to: open.text) : []
    }
    if open.handle(key) { prompt = .time(open) }
    return []
  }

  private mutating func handlePalette(_ key: Key, _ open: PalettePrompt) -> [Effect] {
    var open = open
    if Self.closes(key) {
      prompt = nil
      return []
    }
    var last: Int { paletteMatches(open.prompt.text).count - 1 }
    switch key {
    case .enter:
      prompt = nil
      let matches = paletteMatches(open.prompt.text)
      guard !matches.isEmpty else {
        message = "nothing matches \(SafeText(open.prompt.text, limit: 60))"
        return []
      }
      return follow(matches[min(open.row, matches.count - 1)].target)
    case .up, .control("p"): open.row = max(0, min(open.row, last) - 1)
    case .down, .control("n"), .tab: open.row = min(max(0, last), open.row + 1)
    case .pageUp: open.row = max(0, min(open.row, last) - 10)
    case .pageDown: open.row = min(max(0, last), open.row + 10)
    default:
      guard open.prompt.handle(key) else { return [] }
      open.row = 0
    }
    prompt = .palette(open)
    return []
  }

  /// Goes where an entry of the palette leads.
  private mutating func follow(_ target: PaletteEntry.Target) -> [Effect] {
    switch target {
    case .command(let id):
      let isHere = Command.table.contains { $0.id == id && $0.contexts.contains(context) }
      // What is forbidden says why where one is, and leads nowhere.
      if !isHere, refusal(of: id) == nil { screens = [.overview] }
      return perform(id)
    case .crisis(let id):
      select(id)
      show(.record(.crisis(id)))
    case .screen(let screen):
      if let id = screen.crisis { select(id) }
      show(screen)
    }
    return []
  }

  /// Makes a crisis the selected one; a filter that hides it is cleared, and that is said.
  private mutating func select(_ id: CrisisID) {
    screens = [.overview]
    selectedCrisis = id
    for panel in OverviewPanel.allCases { rows[.panel(panel)] = nil }
    guard !visibleCrises.contains(where: { $0.id == id }) else { return }
    filter = .all
    message = "filter cleared"
  }
}
