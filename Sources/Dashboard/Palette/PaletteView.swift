internal import CrisisModel
internal import DisplayText
internal import TerminalUI

/// The matching entries over the lower part of the screen, the best one nearest to the title.
struct PaletteView {
  let state: DashboardState
  let open: PalettePrompt

  private static let tallest = 12

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    let matches = open.entries
    let height = min(rect.height, max(3, min(matches.count, Self.tallest) + 2))
    let area = Rect(x: rect.x, y: rect.maxY - height, width: rect.width, height: height)
    buffer.fill(area, role: .text)
    let panel = Panel(
      title: "Commands, crises, questions, organisations, decisions", note: note, isFocused: true,
      keepsNote: open.place.listed == nil)
    let inner = panel.draw(in: area, on: &buffer)
    guard !matches.isEmpty else {
      buffer.draw("nothing matches; Esc leaves", in: inner.row(0), role: .noData)
      return
    }
    let window = Table.Window(
      count: matches.count, visible: inner.height, selected: open.place.row)
    let shown = matches.dropFirst(window.first).prefix(inner.height)
    Table(
      columns: columns(width: inner.width), rows: shown.map(row), window: window,
      selected: open.place.listed, isFocused: true, showsTitles: false
    ).draw(in: inner, on: &buffer)
  }

  private var note: Line {
    guard !open.entries.isEmpty else { return Line("0 of 0", .dim) }
    guard let row = open.place.listed else {
      return Line("the selected entry is gone; ↑ ↓ choose another", .stale)
    }
    return Line("\(row + 1) of \(open.entries.count)", .dim)
  }

  private func columns(width: Int) -> [Table.Column] {
    [
      .init("Kind", .length(12)), .init("Title", .length(min(24, width / 3))),
      .init("Detail", .fill(1)), .init("Keys", .length(10), alignsRight: true),
    ]
  }

  /// What is forbidden is dim, and its kind says so in a word.
  private func row(_ entry: PaletteEntry) -> Table.Row {
    let isForbidden = entry.isForbidden
    return Table.Row([
      Line(entry.kind, .dim), Line(entry.title, isForbidden ? .dim : .strong),
      Line(entry.detail, isForbidden ? .dim : .text),
      Line(entry.keys, isForbidden ? .dim : .footerKey),
    ])
  }
}
