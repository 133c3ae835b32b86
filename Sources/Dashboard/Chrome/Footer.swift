internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk

/// The bottom line: where one is, what was just said, and the keys that matter here.
struct Footer {
  let state: DashboardState

  /// Returns the cursor where a prompt is open.
  func draw(in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    buffer.fill(rect, role: .footer)
    if let open = state.prompt { return draw(open, in: rect, on: &buffer) }
    let left =
      (state.message ?? progress ?? state.greeting).map { Line(" \($0)", .strong) } ?? breadcrumbs
    let used = buffer.draw(left, in: rect)
    let keys = hints
    let room = Rect(x: rect.x + used + 2, y: rect.y, width: rect.width - used - 3, height: 1)
    buffer.drawTrailing(fitting(keys, room.width), in: room)
    return nil
  }

  private func draw(_ open: OpenPrompt, in rect: Rect, on buffer: inout CellBuffer) -> Point {
    switch open {
    case .filter(let open): open.prompt.draw(label: " filter: ", in: rect, on: &buffer)
    case .find(let open): open.prompt.draw(label: " find: ", in: rect, on: &buffer)
    case .time(let open): open.draw(label: " time: ", in: rect, on: &buffer)
    case .palette(let open): open.prompt.draw(label: " : ", in: rect, on: &buffer)
    case .logFilter(let open): open.prompt.draw(label: " filter log: ", in: rect, on: &buffer)
    case .entry(let open):
      open.prompt.draw(label: open.label(width: rect.width / 2), in: rect, on: &buffer)
    }
  }

  /// What is wrong with what is typed, and that the time without a key runs out; whole, in the lines
  /// above.
  func drawComplaints(above rect: Rect, on buffer: inout CellBuffer) {
    let complaint = state.prompt?.complaint.map { "✘ \($0)" as SafeText }
    let texts = [state.idleWarning, keepingProblem, complaint].compactMap { $0 }
    let lines = texts.flatMap { $0.wrapped(to: max(10, rect.width - 2), lines: 3) }
    for (index, line) in lines.enumerated() {
      let y = rect.y - lines.count + index
      guard y >= 0 else { continue }
      let row = Rect(x: rect.x, y: y, width: rect.width, height: 1)
      buffer.fill(row, role: .promptError)
      buffer.draw(" \(line)", in: row, role: .promptError)
    }
  }

  /// That what is typed would be lost with the program.
  private var keepingProblem: SafeText? {
    guard case .entry = state.prompt else { return nil }
    return state.log?.keepingProblem
  }

  /// What long work is at.
  private var progress: SafeText? {
    guard let seek = state.seek else { return nil }
    return
      "looking for a change: \(seek.index + 1) of \(state.archive.instants.count); any key stops"
  }

  private var breadcrumbs: Line {
    let names = state.screens.map(name)
    return Line(" " + SafeText.joined(names, separator: " ▸ "), .footer)
  }

  private func name(_ screen: Screen) -> SafeText {
    switch screen {
    case .overview: state.subject.map(\.text) ?? "overview"
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
    case .multiples: "all trends"
    case .endings: "ends soon"
    case .alerts: "alerts"
    case .alert(let id): id.text
    case .log: "log"
    case .handover: "handover"
    case .logEntry(let key): state.log?.entry(key).map(LogWords.number) ?? "entry"
    case .reason: "why"
    case .raw: "JSON"
    case .changes: "changes"
    case .earlier: "before"
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
    case .page: pageHints
    case .log: [.help, .back, .open, .writeEntry, .filterLog, .correctEntry, .watch, .palette]
    case .help: [.back, .quit]
    }
  }

  private var pageHints: [Command.ID] {
    switch state.screen {
    case .alerts, .alert: [.help, .back, .open, .acknowledge, .writeEntry, .palette, .find]
    case .handover: [.help, .back, .prepareHandover, .acceptHandover, .open, .palette, .find]
    default: [.help, .back, .open, .palette, .find, .notTried, .earlier, .later, .copy]
    }
  }

  /// As many hints as fit whole, the most needed first.
  private func fitting(_ ids: [Command.ID], _ width: Int) -> Line {
    var line = Line.empty
    for id in ids {
      guard let command = Command.named(id), let key = command.keys.first,
        state.permissions.allows(command.capability)
      else { continue }
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
