package import CrisisModel
package import DisplayText
internal import StrictJSON
package import TerminalUI
package import WatchDesk

/// The one-line entry that takes the keys while it is open.
package enum OpenPrompt: Hashable, Sendable {
  case filter(FilterPrompt)
  case find(FindPrompt)
  case palette(PalettePrompt)
  /// A time to go to.
  case time(Prompt)
  /// An entry of the watch log.
  case entry(EntryPrompt)
  case logFilter(LogFilterPrompt)

  package var text: String { line.text }

  /// What is typed, where the cursor stands, and what could not be taken.
  private var line: Prompt {
    switch self {
    case .filter(let open): open.prompt
    case .find(let open): open.prompt
    case .palette(let open): open.prompt
    case .time(let open): open
    case .entry(let open): open.prompt
    case .logFilter(let open): open.prompt
    }
  }

  /// Says that something of the terminal could not be taken; the text stays as it is.
  mutating func note(_ loss: InputLoss) {
    switch self {
    case .filter(var open):
      _ = open.prompt.handle(.lost(loss))
      self = .filter(open)
    case .find(var open):
      _ = open.prompt.handle(.lost(loss))
      self = .find(open)
    case .palette(var open):
      _ = open.prompt.handle(.lost(loss))
      self = .palette(open)
    case .time(var open):
      _ = open.handle(.lost(loss))
      self = .time(open)
    case .entry(var open):
      _ = open.prompt.handle(.lost(loss))
      self = .entry(open)
    case .logFilter(var open):
      _ = open.prompt.handle(.lost(loss))
      self = .logFilter(open)
    }
  }

  /// What is wrong with what is being typed.
  package var complaint: SafeText? {
    line.loss.map { InputWords.sentence($0, limit: line.limit) } ?? complaintOfText
  }

  private var complaintOfText: SafeText? {
    switch self {
    case .filter:
      error.map { "\(Self.text($0.what, at: $0.position)); the terms before it hold" }
    case .logFilter(let open):
      open.error.map { "\(Self.text($0.what, at: $0.position)); the terms before it hold" }
    case .entry(let open): open.complaint
    case .find, .palette, .time: nil
    }
  }

  /// What is wrong with a filter of crises.
  package var error: CrisisFilter.ParseError? {
    if case .filter(let open) = self { open.error } else { nil }
  }

  private static func text(_ what: Message, at position: Int) -> SafeText {
    "character \(position + 1): \(SafeText(what, limit: 300))"
  }
}

/// The filter while it is typed; the last valid one is applied at once.
package struct FilterPrompt: Hashable, Sendable {
  package var prompt: Prompt
  package var before: CrisisFilter
  package var error: CrisisFilter.ParseError?
}

/// What is looked for on a page while it is typed; the selection goes to the first line with it.
package struct FindPrompt: Hashable, Sendable {
  package var prompt: Prompt
  package var before: String
  /// What was selected when the prompt was opened; `nil` on an empty page.
  let start: RowAnchor?
}

/// The palette: what is typed, what matches it, and which of that is selected.
package struct PalettePrompt: Hashable, Sendable {
  package var prompt = Prompt(limit: Prompt.searchLimit)
  /// As they were drawn: Enter follows none that came since.
  private(set) var entries: [PaletteEntry] = []
  private(set) var place = ListPlace.listed(0)
  private var target: PaletteEntry.Target?
  /// What the entries were found for.
  private var basis: Basis?

  private struct Basis: Hashable {
    let typed: String
    let reading: Int
  }

  package init() {}

  var selected: PaletteEntry? {
    guard case .listed(let row) = place, entries.indices.contains(row) else { return nil }
    return entries[row]
  }

  mutating func move(by count: Int) {
    guard !entries.isEmpty else { return }
    let from =
      switch place {
      case .listed(let row): row
      case .gone(let row): count > 0 ? row - 1 : row
      }
    select(min(max(0, from + count), entries.count - 1))
  }

  private mutating func select(_ row: Int) {
    place = .listed(row)
    target = entries.indices.contains(row) ? entries[row].target : nil
  }

  /// Finds the entries anew where another text is typed, or another snapshot has come.
  ///
  /// A text begins with the best match; a snapshot leaves the selection where it was.
  mutating func update(reading: Int, _ find: (String) -> [PaletteEntry]) {
    let wanted = Basis(typed: prompt.text, reading: reading)
    guard basis != wanted else { return }
    let isSameText = basis?.typed == wanted.typed
    basis = wanted
    entries = find(prompt.text)
    guard isSameText, let target else { return select(0) }
    if let row = entries.firstIndex(where: { $0.target == target }) {
      place = .listed(row)
    } else {
      place = .gone(before: min(place.row, entries.count))
    }
  }
}

/// The log's filter while it is typed; the last valid one is applied at once.
package struct LogFilterPrompt: Hashable, Sendable {
  package var prompt: Prompt
  package var before: LogFilter
  package var error: LogFilter.ParseError?
}
