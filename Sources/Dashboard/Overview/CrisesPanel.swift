internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// The list of crises: which State, how it is going, how bad, how far the response has come.
struct CrisesPanel {
  let state: DashboardState

  func draw(in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    let crises = state.visibleCrises
    let panel = Panel(
      title: "Active crises", note: note(shown: crises.count), isFocused: state.focus == .crises,
      keepsNote: true)
    let inner = panel.draw(in: rect, on: &buffer)
    guard let picture = state.picture, !crises.isEmpty else {
      buffer.draw(emptyText, in: inner.row(0), role: .noData)
      return nil
    }
    let summary = self.summary(width: inner.width, room: inner.height - 1 - crises.count)
    let areas = inner.rows([.fill(1), .length(summary.count)])
    for (index, line) in summary.enumerated() {
      buffer.draw(line, in: areas[1].row(index), role: .text)
    }
    let selected = state.currentPlace
    // Of thousands of crises only those in view are put into words; one row is for the titles.
    let visible = max(0, areas[0].height - 1)
    let window = Table.Window(
      count: crises.count, visible: visible, selected: selected ?? state.crisisPlace)
    let shown = crises.dropFirst(window.first).prefix(visible)
    let table = Table(
      columns: columns(width: inner.width), rows: shown.map { row($0, picture, inner.width) },
      window: window, selected: selected, isFocused: state.focus == .crises)
    return table.draw(in: areas[0], on: &buffer)
  }

  /// What is happening in the selected crisis, in the rows that the list leaves free.
  private func summary(width: Int, room: Int) -> [SafeText] {
    guard let crisis = state.currentCrisis, room > 0 else { return [] }
    return SafeText(crisis.summary, limit: 400).wrapped(to: width, lines: min(2, room))
  }

  /// A hidden filter is dangerous: it stays in the title with the counts.
  private func note(shown: Int) -> Line {
    let total = state.picture?.snapshot.crises.count ?? 0
    var line = Line("\(shown) of \(total)", .dim)
    if !state.filter.isEmpty {
      line = line.appending(" · filter \(SafeText(state.filter.text, limit: 60))", .match)
    }
    if !state.marks.isEmpty { line = line.appending(" · ◆ \(state.marks.count)", .match) }
    if state.sort != CrisisSort() { line = line.appending(" · \(Labels.sort(state.sort))", .dim) }
    return line
  }

  private var emptyText: SafeText {
    if state.picture == nil { return "no snapshot could be read" }
    return state.filter.isEmpty
      ? "no crisis on record in this snapshot; that does not mean calm"
      : "no crisis passes the filter; Esc clears it"
  }

  private func columns(width: Int) -> [Table.Column] {
    var columns: [Table.Column] = [
      .init(title("Crisis", .name), .fill(2)), .init(title("Status", .status), .length(8)),
      .init(title("Risk", .risk), .length(6)),
      .init(title(width >= 50 ? "In force" : "Rung+gap", .rung), .length(width >= 50 ? 9 : 10)),
    ]
    if width >= 50 {
      columns.append(.init(title("Gap", .gap), .length(4), alignsRight: true))
      columns.append(.init(title("Not tried", .notTried), .length(10), alignsRight: true))
    }
    if width >= 90 { columns.append(.init("Rationale (illustrative)", .fill(3))) }
    return columns
  }

  /// The title, with a sign where the list is sorted by the column.
  private func title(_ text: SafeText, _ key: CrisisSort.Key) -> SafeText {
    guard state.sort.key == key else { return text }
    return state.sort.isReversed ? "\(text)▴" : "\(text)▾"
  }

  private func row(_ crisis: Crisis, _ picture: Picture, _ width: Int) -> Table.Row {
    var cells = [
      Line(state.marks.contains(crisis.id) ? "◆" : "", .match)
        .appending(picture.news.crises.contains(crisis.id) ? "+" : "", .changeNew)
        .appending(SafeText(crisis.name, limit: 80), .strong),
      Line([Labels.status(crisis.verdict.status)]),
      Line([Labels.risk(crisis.verdict.risk), Span(" "), Labels.trend(crisis.verdict.trend)]),
      rung(crisis, picture, withGap: width < 50),
    ]
    if width >= 50 {
      cells += [Line([Labels.gap(picture.gap(crisis))]), notTried(crisis, picture)]
    }
    if width >= 90 { cells.append(Line(SafeText(crisis.verdict.rationale, limit: 300), .dim)) }
    return Table.Row(cells)
  }

  /// The highest rung in force; where there is no room for a column of its own, with the gap.
  private func rung(_ crisis: Crisis, _ picture: Picture, withGap: Bool) -> Line {
    var line = Line("– none", .noData)
    if let rung = picture.highestRung(crisis.id) {
      line = Line("\(rung.rawValue) \(Labels.shortRung(rung))", Labels.rungRole(rung))
    }
    if let authorised = picture.standingAuthority(crisis.id) {
      let rung = picture.highestRung(crisis.id).map { "\($0.rawValue)" as SafeText } ?? "–"
      line = Line("\(rung) +§\(authorised.rawValue)", .stateAuthorised)
    }
    // Force apart from the ladder raises no rung, and must not be overlooked for that.
    if picture.ladder(of: crisis.id)?.outside.contains(where: \.isInForce) == true {
      let rung = picture.highestRung(crisis.id).map { "\($0.rawValue)" as SafeText } ?? "–"
      line = Line("\(rung) +OUT", .outsideLadder)
    }
    guard withGap else { return line }
    let role = line.spans[0].role
    let gap = Labels.gap(picture.gap(crisis))
    let space = SafeText("").padded(to: max(0, 2 - gap.text.width))
    return Line(line.text.truncated(to: 8).padded(to: 8), role).appending(space) + Line([gap])
  }

  private func notTried(_ crisis: Crisis, _ picture: Picture) -> Line {
    let groups = picture.ladder(of: crisis.id)?.notTried ?? []
    let count = groups.reduce(0) { $0 + $1.steps.count }
    return Line("\(count)/\(groups.reduce(0) { $0 + $1.of })", .text)
  }
}
