internal import CrisisModel
internal import TerminalUI

/// The matching entries over the lower part of the screen, the best one nearest to the title.
struct PaletteView {
  let state: DashboardState
  let open: PalettePrompt

  private static let tallest = 12

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    let matches = state.paletteMatches(open.prompt.text)
    let height = min(rect.height, max(3, min(matches.count, Self.tallest) + 2))
    let area = Rect(x: rect.x, y: rect.maxY - height, width: rect.width, height: height)
    buffer.fill(area, role: .text)
    let note = Line("\(matches.isEmpty ? 0 : selected(matches) + 1) of \(matches.count)", .dim)
    let panel = Panel(
      title: "Commands, crises, questions, organisations, decisions", note: note, isFocused: true)
    let inner = panel.draw(in: area, on: &buffer)
    guard !matches.isEmpty else {
      buffer.draw("nothing matches; Esc leaves", in: inner.row(0), role: .noData)
      return
    }
    Table(
      columns: columns(width: inner.width), rows: matches.map(row), selected: selected(matches),
      isFocused: true, showsTitles: false
    ).draw(in: inner, on: &buffer)
  }

  private func selected(_ matches: [PaletteEntry]) -> Int {
    min(open.row, max(0, matches.count - 1))
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
