internal import CrisisModel
internal import DisplayText
internal import Presentation

/// The lines of a timeline: date, days since the entry before, what it is, and the text.
///
/// Where there is room the events stand on the left and what was done about them on the right;
/// else one after the other, told apart by the mark.
struct TimelineLines {
  /// From how many days on a gap has a line of its own.
  static let longGap = 30

  private static let dateWidth = 10
  private static let gapWidth = 6
  private static let markWidth = 9

  private let picture: Picture
  private let width: Int
  private let words: TimelineWords

  init(_ picture: Picture, width: Int) {
    self.picture = picture
    // The sign of a line that opens something takes the last columns.
    self.width = width - 1
    words = TimelineWords(picture: picture)
  }

  private var hasTwoLanes: Bool { width >= 105 }
  private var axisWidth: Int { Self.dateWidth + Self.gapWidth }
  private var laneWidth: Int { (width - axisWidth - 3) / 2 }

  var laneTitles: Line? {
    guard hasTwoLanes else { return nil }
    let lead = SafeText("").padded(to: axisWidth)
    return Line("\(lead)\(("WHAT HAPPENED" as SafeText).padded(to: laneWidth)) │ ", .tableHeader)
      .appending("WHAT WAS DONE ABOUT IT", .tableHeader)
  }

  /// `── March 2011 ──────`; only the year where the entry is known to the year.
  func heading(_ date: DatedDay) -> Line {
    let title = title(date)
    return Line("── \(title) ", .strong).appending(Self.rule(width - title.width - 4), .dim)
  }

  func title(_ date: DatedDay) -> SafeText {
    date.precision == .year ? Dates.dated(date) : Dates.month(date.day)
  }

  /// A stretch without any entry, which says nothing about what happened in it.
  func silence(_ days: Int) -> Line {
    Line("   ┊ \(days) days without an entry; that does not mean calm", .noData)
  }

  func now(_ today: CalendarDay) -> Line {
    let title: SafeText = "now: \(Dates.long(today)), as of the snapshot; below it what lies ahead"
    return Line("━━ \(title) ", .strong).appending(Self.rule(width - title.width - 4), .strong)
  }

  /// One line, or with two lanes up to two.
  func entry(_ entry: Timeline.Entry, daysBefore: Int?) -> [Line] {
    let gap = daysBefore.map { $0 > 0 ? "+\($0)d" : "" as SafeText } ?? ""
    let isSameDay = daysBefore == 0
    let axis = Line(Self.date(entry.date).padded(to: Self.dateWidth), isSameDay ? .dim : .text)
      .appending(gap.padded(to: Self.gapWidth), .dim)
    guard hasTwoLanes else { return [axis + content(entry)] }
    let blank = Line(SafeText("").padded(to: axis.width))
    return lanes(entry).enumerated().map { ($0 == 0 ? axis : blank) + $1 }
  }

  private func lanes(_ entry: Timeline.Entry) -> [Line] {
    let mark = mark(entry)
    let margin = Line(SafeText("").padded(to: mark.width))
    let text = words.text(entry.mark).wrapped(to: laneWidth - mark.width, lines: 2)
    let bar = Line(" │ ", .dim)
    return text.enumerated().map { index, part in
      let content = (index == 0 ? mark : margin) + part
      let padding = Line(SafeText("").padded(to: laneWidth - content.width))
      guard entry.lane == .happened else {
        return Line(SafeText("").padded(to: laneWidth)) + bar + content
      }
      return content + padding + bar
    }
  }

  private func content(_ entry: Timeline.Entry) -> Line {
    mark(entry) + words.text(entry.mark)
  }

  private func mark(_ entry: Timeline.Entry) -> Line {
    let mark = words.mark(entry.mark)
    return Line(mark.text.padded(to: Self.markWidth), mark.role)
  }

  /// What is planned, with the days until then.
  func ahead(_ entry: Timeline.Entry, today: CalendarDay) -> Line {
    let line = Line(Dates.long(entry.date.day).padded(to: 13))
      .appending(Dates.age(entry.date.day, today: today).padded(to: 13), .strong)
    return line + content(entry)
  }

  /// The month stands in the heading; what is known less well than the day says so.
  private static func date(_ date: DatedDay) -> SafeText {
    switch date.precision {
    case .day: Dates.short(date.day, today: date.day)
    case .week: "wk \(Dates.short(date.day, today: date.day))"
    case .month: "this month"
    case .year: "this year"
    }
  }

  private static func rule(_ count: Int) -> SafeText {
    SafeText.joined(Array(repeating: "─", count: max(0, count)), separator: "")
  }
}
