internal import CrisisModel
internal import TerminalUI

/// The escalation ladder of one crisis, the fourth rung on top; what is apart from it, and what
/// has not been tried.
struct LadderPanel {
  struct Row {
    let line: Line
    let target: Screen
    /// Shown below the row where there is room.
    let details: [Line]
  }

  let crisis: Crisis
  let picture: Picture
  let rows: [Row]

  init(_ crisis: Crisis, _ picture: Picture) {
    self.crisis = crisis
    self.picture = picture
    guard let ladder = picture.ladders[crisis.id] else {
      rows = []
      return
    }
    let writer = LadderLines(crisis, picture)
    var rows = Rung.allCases.reversed().map { rung in
      Row(
        line: writer.rung(ladder[rung]), target: .ladder(crisis.id),
        details: writer.details(ladder[rung].onRecord))
    }
    for (name, steps) in [("outside the ladder" as SafeText, ladder.outside), ("after", ladder.after)]
    where !steps.isEmpty {
      let role: Role = name == "after" ? .afterLadder : .outsideLadder
      let line = Line("  \(name.uppercased())  ", role) + writer.summary(steps)
      rows.append(Row(line: line, target: .ladder(crisis.id), details: writer.details(steps)))
    }
    rows.append(Row(line: writer.notTried(ladder), target: .notTried(crisis.id), details: []))
    self.rows = rows
  }

  func draw(
    in rect: Rect, selected: Int, isFocused: Bool, on buffer: inout CellBuffer
  ) -> Point? {
    let title: SafeText = "Escalation ladder · \(SafeText(crisis.name, limit: 80))"
    let inner = Panel(title: title, isFocused: isFocused).draw(in: rect, on: &buffer)
    guard inner.height > 0 else { return nil }
    let lines = arranged(height: inner.height, selected: selected)
    var cursor: Point?
    for (y, entry) in lines.enumerated() where y < inner.height {
      buffer.draw(entry.line, in: inner.row(y))
      guard entry.row == selected, isFocused else { continue }
      buffer.restyle(inner.row(y), role: .selection)
      cursor = Point(x: inner.x, y: inner.y + y)
    }
    return cursor
  }

  /// The rows with as many details as fit, given to the rows from the top.
  private func arranged(height: Int, selected: Int) -> [(line: Line, row: Int?)] {
    var room = max(0, height - rows.count)
    var lines: [(line: Line, row: Int?)] = []
    for (index, row) in rows.enumerated() {
      lines.append((row.line, index))
      let shown = row.details.count <= room ? row.details.count : max(0, room - 1)
      lines += row.details.prefix(shown).map { ($0, nil) }
      if shown < row.details.count && room > 0 {
        lines.append((Line("    … \(row.details.count - shown) more", .dim), nil))
        room -= 1
      }
      room -= shown
    }
    let first = max(0, min(selected - height + 1, lines.count - height))
    return Array(lines.dropFirst(lines.count > height ? first : 0))
  }
}

/// The wording of a rung's state and of its steps.
struct LadderLines {
  let crisis: Crisis
  let picture: Picture

  init(_ crisis: Crisis, _ picture: Picture) {
    self.crisis = crisis
    self.picture = picture
  }

  func rung(_ state: Ladder.RungState) -> Line {
    let name = "\(state.rung.rawValue) \(Self.title(state.rung).padded(to: 9)) " as SafeText
    let line = Line(name, Labels.rungRole(state.rung))
    guard state.state != .notOnRecord else {
      return line + Line([Labels.state(.notOnRecord)])
    }
    return line + Line([Labels.state(state.state)]) + summary(state.onRecord)
  }

  private static func title(_ rung: Rung) -> SafeText {
    switch rung {
    case .prevention: "PREVENT"
    case .peacefulMeans: "PEACEFUL"
    case .coercion: "COERCION"
    case .force: "FORCE"
    }
  }

  /// ` 5 steps, since 26 Feb · no-fly, AONM`.
  func summary(_ steps: [Ladder.StepState]) -> Line {
    let count: SafeText = steps.count == 1 ? " 1 step" : " \(steps.count) steps"
    let since = steps.flatMap(\.measures).map(\.from).min()
    let date = since.map { ", since \(Dates.short($0, today: picture.today))" as SafeText } ?? ""
    let newest = steps.sorted { $0.latest > $1.latest }
    let names = SafeText.joined(newest.map { SafeText($0.step.short, limit: 20) })
    return Line("\(count)\(date)").appending(" · \(names)", .dim)
  }

  func details(_ steps: [Ladder.StepState]) -> [Line] {
    let ordered = steps.sorted { ($0.state, $0.latest) > ($1.state, $1.latest) }
    return ordered.compactMap { state in
      state.measures.first.map { step(state, $0) }
    }
  }

  private func step(_ state: Ladder.StepState, _ measure: Measure) -> Line {
    let name = SafeText(state.step.name, limit: 60)
    let actors = SafeText.joined(distinct(state.measures.map { picture.short($0.actor) }))
    var line = Line("    ") + Line([Labels.stateGlyph(state.state), Span(" \(name)")])
    line = line.appending("  \(actors) \(Dates.short(measure.from, today: picture.today))", .dim)
    line = line.appending(" ") + Line([picture.gradeSpan(measure.sources)])
    return line
  }

  func notTried(_ ladder: Ladder) -> Line {
    let groups = ladder.notTried
    let count = groups.reduce(0) { $0 + $1.steps.count }
    let peaceful = groups.filter { $0.rung < .coercion }
    let open = peaceful.reduce(0) { $0 + $1.steps.count }
    return Line("NOT TRIED  ", .strong)
      .appending("\(open) of \(peaceful.reduce(0) { $0 + $1.of }) preventive and peaceful steps")
      .appending(", \(count) of \(groups.reduce(0) { $0 + $1.of }) in all", .dim)
  }

  private func distinct(_ texts: [SafeText]) -> [SafeText] {
    var seen: Set<SafeText> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension Ladder.StepState {
  /// The day of the newest measure.
  var latest: CalendarDay { measures.map(\.from).max() ?? CalendarDay(dayNumber: 0) }
}
