internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// The top line: program, archive, the snapshot's time, where on the time axis, handling.
struct Header {
  private let state: DashboardState
  private let marking: Marking?

  init(state: DashboardState) {
    self.state = state
    marking = state.marking(of: state.screen)
  }

  /// How much is said; less where there is no room for more.
  private enum Detail: CaseIterable {
    case full, narrow, short
    /// Without where on the axis one is, how files come, and what was found: all but the time itself
    /// stands elsewhere too.
    case least

    var isNarrow: Bool { self != .full }
    var isInWords: Bool { self == .full || self == .narrow }
  }

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    buffer.fill(rect, role: .header)
    // The time, the handling and the alerts are never cut for the sake of names and words.
    var title: SafeText = " WATCHFLOOR "
    var right = trailing(rect.width < 100 ? .narrow : .full)
    if !fits(title, right, rect) {
      right = trailing(.short)
      if !fits(title, right, rect) { title = "" }
      if !fits(title, right, rect) { right = trailing(.least) }
    }
    let name = state.archive.name.truncated(
      to: max(0, rect.width - title.width - right.width - 3))
    let left = Line(title, .header).appending(" \(name)", .header)
    let used = buffer.draw(left, in: rect)
    let room = Rect(x: rect.x + used + 1, y: rect.y, width: rect.width - used - 2, height: 1)
    buffer.drawTrailing(right, in: room)
  }

  private func fits(_ title: SafeText, _ right: Line, _ rect: Rect) -> Bool {
    title.width + right.width + 3 <= rect.width
  }

  private func trailing(_ detail: Detail) -> Line {
    let isNarrow = detail.isNarrow
    var line = Line()
    if let picture = state.picture {
      line = line.appending(isNarrow ? "" : "AS OF ", .header)
        .appending(Dates.group(picture.snapshot.asOf), .header)
      if marking?.isExercise == true { line = line.appending(" EXERCISE ", .bannerExercise) }
    } else {
      line = line.appending("NO DATA", .bannerError)
    }
    if detail != .least {
      line =
        line.appending(isNarrow ? " " : "   ", .header)
        .appending("◀ \(place)/\(state.archive.instants.count) ▶", .header)
    }
    line = line.appending(" ", .header) + TimeSigns.line(state)
    if detail != .least { line = line + TimeSigns.archive(state) }
    line = line + alerts(inWords: detail.isInWords)
    line = line + LogSigns.line(state, inWords: detail.isInWords)
    if !state.allFindings.isEmpty && detail != .least {
      line = line.appending(" ! \(state.allFindings.count)", .finding)
    }
    if let handling = marking?.handling {
      line = line.appending(isNarrow ? " " : "   ", .header) + Line([Labels.handling(handling)])
    }
    return line
  }

  /// Which of the snapshots; none where the archive has none.
  private var place: Int { state.archive.instant == nil ? 0 : state.archive.index + 1 }

  /// `▲2 alerts ✔1`: open ones that nobody has acknowledged, then those that are; only where there
  /// are some: none is not said to be calm.
  private func alerts(inWords: Bool) -> Line {
    let (wanting, acknowledged) = state.alertCounts
    var line = Line()
    if wanting > 0 {
      let word: SafeText = !inWords ? "" : wanting == 1 ? " alert" : " alerts"
      line = line.appending(" ▲\(wanting)\(word)", .alertOpen)
    }
    if acknowledged > 0 { line = line.appending(" ✔\(acknowledged)", .alertAcknowledged) }
    return line
  }
}
