internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// The escalation ladder of one crisis, the fourth rung on top; what is apart from it, and what
/// has not been tried.
struct LadderPanel: SubjectPanel {
  struct Row {
    let line: Line
    /// Steps shown below the row where there is room.
    let details: [Ladder.StepState]
    let target: Screen
    /// Which row it is of those that open the same.
    let name: SafeText
  }

  let crisis: Crisis
  let picture: Picture
  let rows: [Row]

  init(_ crisis: Crisis, _ picture: Picture, _ detail: LadderLines.Detail = .named) {
    self.crisis = crisis
    self.picture = picture
    guard let ladder = picture.ladder(of: crisis.id) else {
      rows = []
      return
    }
    let lines = LadderLines(picture, detail)
    let target = Screen.aspect(.ladder, crisis.id)
    let isOutside = ladder.outside.contains(where: \.isInForce)
    var rows = ladder.rungs.reversed().map {
      Row(
        line: lines.rung($0, of: ladder, forceIsOutside: isOutside),
        details: $0.onRecord.newestFirst,
        target: target, name: "rung \($0.rung.rawValue)")
    }
    if let tests = picture.tests(of: crisis.id) {
      rows.insert(
        Row(
          line: lines.sixTests(tests), details: [], target: .aspect(.sixTests, crisis.id),
          name: "six tests"), at: 1)
    }
    if !ladder.outside.isEmpty {
      let line = lines.apart("OUTSIDE", .outsideLadder, ladder.outside, of: ladder)
      rows.append(
        Row(line: line, details: ladder.outside.newestFirst, target: target, name: "outside"))
    }
    if !ladder.after.isEmpty {
      let line = lines.apart("AFTER", .afterLadder, ladder.after, of: ladder)
      rows.append(Row(line: line, details: ladder.after.newestFirst, target: target, name: "after"))
    }
    if let ending = Ending.within(14, of: picture.today, in: [crisis]).first {
      rows.append(Row(line: lines.ends(ending), details: [], target: .endings, name: "ends"))
    }
    rows.append(
      Row(
        line: lines.notTried(ladder), details: [], target: .aspect(.notTried, crisis.id),
        name: "not tried"))
    self.rows = rows
  }

  var items: [RowSubject] { rows.map { .screen($0.target, named: $0.name) } }

  func draw(
    in rect: Rect, selected: ListPlace, isFocused: Bool, on buffer: inout CellBuffer
  ) -> Point? {
    let title: SafeText = "Escalation ladder · \(SafeText(crisis.name, limit: 80))"
    let inner = Panel(title: title, isFocused: isFocused).draw(in: rect, on: &buffer)
    guard inner.height > 0 else { return nil }
    var cursor: Point?
    for (y, entry) in arranged(height: inner.height, selected: selected.row).enumerated()
    where y < inner.height {
      draw(entry, in: inner.row(y), on: &buffer)
      guard isFocused, case .row(let index) = entry, index == selected.listed else { continue }
      buffer.restyle(inner.row(y), role: .selection)
      cursor = Point(x: inner.x, y: inner.y + y)
    }
    return cursor
  }

  /// One line of the panel.
  private enum Entry {
    case row(Int)
    case step(Ladder.StepState)
    case more(Int)
  }

  private func draw(_ entry: Entry, in rect: Rect, on buffer: inout CellBuffer) {
    switch entry {
    case .row(let index): buffer.draw(rows[index].line, in: rect)
    case .step(let state):
      if isNew(state) { buffer.draw(Line("+", .changeNew), in: rect.dropLeft(2)) }
      StepLine(state: state, picture: picture).draw(in: rect.dropLeft(4), on: &buffer)
    case .more(let count): buffer.draw("    … \(count) more", in: rect, role: .dim)
    }
  }

  private func isNew(_ state: Ladder.StepState) -> Bool {
    state.measures.contains { picture.news.facts.contains(.measure(crisis.id, $0.id)) }
  }

  /// The rows with as many steps as fit, shared fairly among the rungs.
  ///
  /// None gets more than a
  /// fifth of the panel: the whole is one Enter away, and every line costs bytes with each crisis.
  private func arranged(height: Int, selected: Int) -> [Entry] {
    let most = max(3, height / 5)
    let shares = Self.shares(
      of: max(0, height - rows.count), among: rows.map { min($0.details.count, most) })
    var entries: [Entry] = []
    for (index, row) in rows.enumerated() {
      entries.append(.row(index))
      let isCut = shares[index] < row.details.count
      let shown = isCut ? max(0, shares[index] - 1) : row.details.count
      entries += row.details.prefix(shown).map(Entry.step)
      if isCut && shares[index] > 0 { entries.append(.more(row.details.count - shown)) }
    }
    let first = max(0, min(selected - height + 1, entries.count - height))
    return Array(entries.dropFirst(first))
  }

  /// One line at a time to each that still wants one, from the top.
  private static func shares(of room: Int, among wanted: [Int]) -> [Int] {
    var shares = wanted.map { _ in 0 }
    var room = room
    while room > 0 {
      let open = wanted.indices.filter { shares[$0] < wanted[$0] }
      if open.isEmpty { break }
      for index in open where room > 0 {
        shares[index] += 1
        room -= 1
      }
    }
    return shares
  }
}

/// One step in columns: its state, its name, who took it last, when, and on what grade of source.
private struct StepLine {
  let state: Ladder.StepState
  let picture: Picture

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    guard let newest = state.measures.first else { return }
    let date = Dates.compact(newest.from, today: picture.today)
    let areas = rect.columns(
      [.length(1), .fill(1), .length(actor.width), .length(8), .length(2)], gap: 1)
    buffer.draw(Line([Labels.stateGlyph(state.state)]), in: areas[0])
    buffer.draw(SafeText(state.step.name, limit: 80), in: areas[1], role: .text)
    buffer.draw(actor, in: areas[2], role: .text)
    buffer.draw(date, in: areas[3], role: .text)
    buffer.draw(Line([picture.gradeSpan(newest.sources)]), in: areas[4])
  }

  /// The newest actor, and how many others there are.
  private var actor: SafeText {
    guard let newest = state.measures.first else { return "" }
    let others = Set(state.measures.map(\.actor)).count - 1
    let name = picture.short(newest.actor)
    return others > 0 ? "\(name)+\(others)" : name
  }
}

extension [Ladder.StepState] {
  /// What says most of today, then what is newest, first.
  var newestFirst: [Ladder.StepState] {
    sorted { ($0.state, $0.latest) > ($1.state, $1.latest) }
  }
}

extension Ladder.StepState {
  /// The day of the newest measure.
  var latest: CalendarDay { measures.first?.from ?? CalendarDay(dayNumber: 0) }
}
