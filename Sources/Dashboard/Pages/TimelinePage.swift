internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Events and response of one crisis on one axis, oldest first, then what is planned ahead.
  mutating func buildTimeline(_ crisis: Crisis) -> SafeText {
    let timeline = Timeline(crisis, on: picture.today)
    let lines = TimelineLines(picture, width: width)
    for row in TimelineStrip(timeline, width: width).lines { line(row) }
    if let head = lines.laneTitles { line(head) }
    if timeline.past.isEmpty {
      line(Line("nothing on record up to this snapshot; that does not mean calm", .noData))
    }
    addPast(timeline, lines)
    title("now", lines.now(timeline.today))
    addAhead(timeline, lines)
    return "Timeline · \(SafeText(crisis.name, limit: 80))"
  }

  private mutating func addPast(_ timeline: Timeline, _ lines: TimelineLines) {
    var month: Month?
    let gaps = timeline.daysBefore
    for (index, entry) in timeline.past.enumerated() {
      var gap = gaps[index]
      if let days = gap, days >= TimelineLines.longGap, timeline.isSilent(before: index, days: days)
      {
        line(lines.silence(days))
        gap = nil
      }
      if Month(entry.date) != month { title(lines.title(entry.date), lines.heading(entry.date)) }
      month = Month(entry.date)
      for (number, part) in lines.entry(entry, daysBefore: gap).enumerated() {
        line(part, opens: .record(entry.fact), continues: number > 0)
      }
    }
    if let days = timeline.silentDaysToToday, days >= TimelineLines.longGap {
      line(lines.silence(days))
    }
  }

  private mutating func addAhead(_ timeline: Timeline, _ lines: TimelineLines) {
    if timeline.ahead.isEmpty { line(Line("no planned end of a measure is on record", .noData)) }
    for entry in timeline.ahead {
      line(lines.ahead(entry, today: timeline.today), opens: .record(entry.fact))
    }
  }
}

/// The month that an entry stands under; what is known to the year only has none.
private struct Month: Equatable {
  let year: Int
  let month: Int?

  init(_ date: DatedDay) {
    let (year, month, _) = date.day.components
    self.year = year
    self.month = date.precision == .year ? nil : month
  }
}
