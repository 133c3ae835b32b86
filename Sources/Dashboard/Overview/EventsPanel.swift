internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// What has happened lately, newest first; shown where the window has room for a fifth panel.
struct EventsPanel: SubjectPanel {
  let crisis: Crisis
  let picture: Picture
  let events: [Event]

  init(_ crisis: Crisis, _ picture: Picture) {
    self.crisis = crisis
    self.picture = picture
    events = crisis.eventsNewestFirst
  }

  var items: [RowSubject] { events.map { .screen(.record(.event(crisis.id, $0.id))) } }

  func draw(
    in rect: Rect, selected: ListPlace, isFocused: Bool, on buffer: inout CellBuffer
  ) -> Point? {
    let title: SafeText = "Events · \(SafeText(crisis.name, limit: 80))"
    let note = Line("\(events.count) on record, newest first", .dim)
    let inner = Panel(title: title, note: note, isFocused: isFocused).draw(in: rect, on: &buffer)
    guard !events.isEmpty else {
      buffer.draw("no event on record", in: inner.row(0), role: .noData)
      return nil
    }
    let table = Table(
      columns: [
        .init("Date", .length(12)), .init("What", .fill(1)), .init("Deaths", .length(9)),
        .init("Gr", .length(2)),
      ],
      rows: events.map(row), selected: isFocused ? selected.listed : nil, isFocused: isFocused)
    return table.draw(in: inner, on: &buffer)
  }

  private func row(_ event: Event) -> Table.Row {
    Table.Row([
      Line(Dates.shortDated(event.date, today: picture.today)),
      Line(SafeText(event.what, limit: 300)),
      Line(event.fatalities.map(Figures.briefFatalities) ?? ""),
      Line([picture.gradeSpan(event.sources)]),
    ])
  }
}
