internal import CrisisModel
internal import TerminalUI

/// The top line: program, archive, the snapshot's time, where on the time axis, handling.
struct Header {
  let state: DashboardState

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    buffer.fill(rect, role: .header)
    let program = Line(isTight ? "" : " WATCHFLOOR ", .header)
    let left = program.appending(" \(state.archive.name)", .header)
    let used = buffer.draw(left, in: rect)
    let right = trailing(isNarrow: rect.width < 100)
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
    line = line.appending(isNarrow ? " " : "   ", .header)
      .appending("◀ \(state.archive.index + 1)/\(state.archive.instants.count) ▶", .header)
      .appending(" ", .header)
      .appending("REPLAY", .headerReplay)
    line = line + alerts
    if !state.findings.isEmpty {
      line = line.appending(" ! \(state.findings.count)", .finding)
    }
    if let handling = state.picture?.snapshot.handling {
      line = line.appending(isNarrow ? " " : "   ", .header) + Line([Labels.handling(handling)])
    }
    return line
  }

  /// Only where there are some; none is not said to be calm.
  private var alerts: Line {
    let count = alertCount
    guard count > 0 else { return Line() }
    let word: SafeText = isTight ? "" : count == 1 ? " alert" : " alerts"
    return Line(" ▲\(count)\(word)", .alertOpen)
  }

  private var alertCount: Int { state.alerts?.book.open.count ?? 0 }

  /// Where alerts would push the handling off the line, which must never go.
  private var isTight: Bool { alertCount > 0 && state.size.width < 78 }
}
