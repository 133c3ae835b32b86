internal import CrisisModel
internal import DisplayText
internal import Presentation
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
      if open.error == nil { keepFilter() }
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

  /// A filter that hides the selected crisis is a choice among those that it leaves.
  private mutating func keepFilter() {
    let (shown, first) = (currentCrisis, hiddenByFilter)
    prompt = nil
    if filter.isEmpty, let first { select(first) }
    guard let hidden = selectedCrisis, let shown, shown.id != hidden, !filter.isEmpty else {
      return
    }
    select(shown.id)
    hiddenByFilter = first ?? hidden
    let name = picture?.crisisName(hidden) ?? hidden.text
    message = "\(name) does not pass the filter; \(SafeText(shown.name, limit: 80)) is selected"
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
      prompt = nil
      if let start = open.start { select(start) }
      return
    }
    guard open.prompt.handle(key) else { return }
    sought = open.prompt.text
    prompt = .find(open)
    guard let page, let start = open.start else { return }
    let (row, found) = (PageSelection(start, on: page).row, finds)
    if let next = found.first(where: { $0 >= row }) ?? found.first {
      select(row: next)
    } else {
      select(start)
    }
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
    switch key {
    case .enter: return choose(open)
    case .up, .control("p"): open.move(by: -1)
    case .down, .control("n"), .tab: open.move(by: 1)
    case .pageUp: open.move(by: -10)
    case .pageDown: open.move(by: 10)
    default: guard open.prompt.handle(key) else { return [] }
    }
    prompt = .palette(open)
    return []
  }

  /// Follows the entry that is selected; one that has gone meanwhile leads nowhere.
  private mutating func choose(_ open: PalettePrompt) -> [Effect] {
    if let entry = open.selected {
      prompt = nil
      return follow(entry.target)
    }
    if open.entries.isEmpty {
      prompt = nil
      message = "nothing matches \(SafeText(open.prompt.text, limit: 60))"
    }
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
      lookAt(id)
      show(.record(.crisis(id)))
    case .screen(let screen):
      if let id = screen.crisis { lookAt(id) }
      show(screen)
    }
    return []
  }

  /// Makes a crisis the selected one; a filter that hides it is cleared, and that is said.
  private mutating func lookAt(_ id: CrisisID) {
    screens = [.overview]
    select(id)
    guard !visibleCrises.contains(where: { $0.id == id }) else { return }
    filter = .all
    message = "filter cleared"
  }
}
