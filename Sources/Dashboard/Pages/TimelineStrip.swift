internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// How much is on record when: events above, response below, over the width of the page.
///
/// Both rows have one scale. A stretch without an entry is a dot, which is no zero: nothing was
/// reported, or nothing was recorded.
struct TimelineStrip {
  private static let labelWidth = 10

  private let density: Timeline.Density?
  private let today: CalendarDay

  init(_ timeline: Timeline, width: Int) {
    today = timeline.today
    density = timeline.density(atMost: width - Self.labelWidth)
  }

  var lines: [Line] {
    guard let density else { return [] }
    let highest = max(density.happened.max() ?? 0, density.response.max() ?? 0)
    return [
      bars("events", density.happened, highest), bars("response", density.response, highest),
      axis(density),
    ]
  }

  private func bars(_ label: SafeText, _ counts: [Int], _ highest: Int) -> Line {
    counts.reduce(Line(label.padded(to: Self.labelWidth), .dim)) { line, count in
      guard count > 0 else { return line.appending("·", .chartGap) }
      // Never the lowest bar, which in ASCII is the dot of a stretch without an entry.
      let part = max(Double(count) / Double(highest), 1.0 / 7)
      return line.appending(Sparkline.bar(part), .chartLine)
    }
  }

  /// The first day, the days a column stands for, what could not be placed, and today.
  private func axis(_ density: Timeline.Density) -> Line {
    let days: SafeText =
      density.daysPerBucket == 1 ? "1 day a column" : "\(density.daysPerBucket) days a column"
    var text: SafeText =
      "\(Dates.long(density.first)) to \(Dates.long(today)), \(days), · no entry"
    if density.unplaced > 0 {
      text = "\(text); \(density.unplaced) not shown, dated too coarsely"
    }
    return Line(SafeText("").padded(to: Self.labelWidth)).appending(text, .dim)
  }
}
