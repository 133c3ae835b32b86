internal import CrisisModel
internal import TerminalUI

/// The top line: program, archive, the snapshot's time, where on the time axis, handling.
struct Header {
  let state: DashboardState

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    buffer.fill(rect, role: .header)
    // The time and the handling are never cut for the sake of names and words.
    var title: SafeText = " WATCHFLOOR "
    var right = trailing(isNarrow: rect.width < 100, inWords: true)
    if !fits(title, right, rect) {
      right = trailing(isNarrow: true, inWords: false)
      if !fits(title, right, rect) { title = "" }
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

  private func trailing(isNarrow: Bool, inWords: Bool) -> Line {
    var line = Line()
    if let picture = state.picture {
      line = line.appending(isNarrow ? "" : "AS OF ", .header)
        .appending(Dates.group(picture.snapshot.asOf), .header)
      if picture.snapshot.exercise { line = line.appending(" EXERCISE ", .bannerExercise) }
    } else {
      line = line.appending("NO DATA", .bannerError)
    }
    line =
      line.appending(isNarrow ? " " : "   ", .header)
      .appending("◀ \(place)/\(state.archive.instants.count) ▶", .header)
      .appending(" ", .header) + TimeSigns.line(state) + alerts(inWords: inWords)
    if !state.findings.isEmpty {
      line = line.appending(" ! \(state.findings.count)", .finding)
    }
    if let handling = state.picture?.snapshot.handling {
      line = line.appending(isNarrow ? " " : "   ", .header) + Line([Labels.handling(handling)])
    }
    return line
  }

  /// Which of the snapshots; none where the archive has none.
  private var place: Int { state.archive.instant == nil ? 0 : state.archive.index + 1 }

  /// Only where there are some; none is not said to be calm.
  private func alerts(inWords: Bool) -> Line {
    let count = alertCount
    guard count > 0 else { return Line() }
    let word: SafeText = !inWords ? "" : count == 1 ? " alert" : " alerts"
    return Line(" ▲\(count)\(word)", .alertOpen)
  }

  private var alertCount: Int { state.alerts?.openCount ?? 0 }
}
