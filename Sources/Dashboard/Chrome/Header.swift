internal import CrisisModel
internal import TerminalUI

/// The top line: program, archive, the snapshot's time, where on the time axis, handling.
struct Header {
  let state: DashboardState

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    buffer.fill(rect, role: .header)
    let right = trailing(isNarrow: rect.width < 100)
    // The time is never cut for the sake of a long name.
    let title: SafeText = " WATCHFLOOR "
    let name = state.archive.name.truncated(
      to: max(0, rect.width - title.width - right.width - 3))
    let left = Line(title, .header).appending(" \(name)", .header)
    let used = buffer.draw(left, in: rect)
    let room = Rect(x: rect.x + used + 1, y: rect.y, width: rect.width - used - 2, height: 1)
    buffer.drawTrailing(right, in: room)
  }

  private func trailing(isNarrow: Bool) -> Line {
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
      .appending("◀ \(state.archive.index + 1)/\(state.archive.instants.count) ▶", .header)
      .appending(" ", .header) + TimeSigns.line(state)
    if !state.findings.isEmpty {
      line = line.appending(" ! \(state.findings.count)", .finding)
    }
    if let handling = state.picture?.snapshot.handling {
      line = line.appending(isNarrow ? " " : "   ", .header) + Line([Labels.handling(handling)])
    }
    return line
  }
}
