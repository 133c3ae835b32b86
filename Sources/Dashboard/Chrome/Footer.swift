internal import CrisisModel
internal import TerminalUI

/// The bottom line: where one is, what was just said, and the keys that matter here.
struct Footer {
  let state: DashboardState

  /// Returns the cursor where a prompt is open.
  func draw(in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    buffer.fill(rect, role: .footer)
    if let open = state.prompt { return draw(open, in: rect, on: &buffer) }
    let left = state.message.map { Line(" \($0)", .strong) } ?? breadcrumbs
    let used = buffer.draw(left, in: rect)
    let keys = hints
    let room = Rect(x: rect.x + used + 2, y: rect.y, width: rect.width - used - 3, height: 1)
    buffer.drawTrailing(fitting(keys, room.width), in: room)
    return nil
  }

  private func draw(_ open: OpenPrompt, in rect: Rect, on buffer: inout CellBuffer) -> Point {
    switch open {
    case .filter(let open): drawFilter(open, in: rect, on: &buffer)
    case .find(let open): open.prompt.draw(label: " find: ", in: rect, on: &buffer)
    case .palette(let open): open.prompt.draw(label: " : ", in: rect, on: &buffer)
    }
  }

  private func drawFilter(
    _ editing: FilterPrompt, in rect: Rect, on buffer: inout CellBuffer
  ) -> Point {
    guard let error = editing.error else {
      return editing.prompt.draw(label: " filter: ", in: rect, on: &buffer)
    }
    let note: SafeText = " ✘ \(error.position + 1): \(SafeText(error.what, limit: 100)) "
    let width = min(note.width, rect.width / 2)
    let areas = rect.columns([.fill(1), .length(width)])
    let cursor = editing.prompt.draw(label: " filter: ", in: areas[0], on: &buffer)
    buffer.draw(note.truncated(to: width), in: areas[1], role: .promptError)
    return cursor
  }

  private var breadcrumbs: Line {
    let names = state.screens.map(name)
    return Line(" " + SafeText.joined(names, separator: " ▸ "), .footer)
  }

  private func name(_ screen: Screen) -> SafeText {
    switch screen {
    case .overview: state.currentCrisis.map { $0.id.text } ?? "overview"
    case .record(.crisis): "crisis"
    case .record(.measure(_, let id)): id.text
    case .record(.position(_, let holder, let question, _)): "\(holder.text) \(question.text)"
    case .record(.decision(_, let symbol)): symbol.text
    case .record(.event(_, let id)): id.text
    case .record(.source(let id)): id.text
    case .record(.step(let id)): id.text
    case .record(.membership(let id, _)): id.text
    case .record(.border): "border"
    case .aspect(let aspect, _): Labels.aspect(aspect)
    case .question(_, let question), .projection(_, let question): question.text
    case .organization(let id): id.text
    case .matrix: "matrix"
    case .stances: "stances"
    case .endings: "ends soon"
    case .reason: "why"
    case .raw: "JSON"
    case .sources: "sources"
    case .findings: "findings"
    case .help: "help"
    }
  }

  private var hints: [Command.ID] {
    switch state.context {
    case .overview:
      [
        .help, .quit, .open, .palette, .notTried, .filter, .earlier, .later, .nextPanel,
        .nextQuestion,
      ]
    case .page: [.help, .back, .open, .palette, .find, .notTried, .earlier, .later, .copy]
    case .help: [.back, .quit]
    }
  }

  /// As many hints as fit whole, the most needed first.
  private func fitting(_ ids: [Command.ID], _ width: Int) -> Line {
    var line = Line.empty
    for id in ids {
      guard let command = Command.named(id), let key = command.keys.first else { continue }
      let gap: SafeText = line.spans.isEmpty ? "" : "  "
      let next = line.appending(gap, .footer)
        .appending(SafeText(key.name), .footerKey)
        .appending(" \(command.title.lowercasedFirst)", .footer)
      if next.width > width { break }
      line = next
    }
    return line
  }
}
