internal import TerminalUI

/// A site's set-up, judged by facts that were gathered before; asks nothing of the machine.
struct SiteReview: Equatable, Sendable {
  let rooms: [SiteRoom]

  private var verdicts: [SiteCheck.Verdict] { rooms.flatMap(\.checks).map(\.verdict) }

  private var failed: Int {
    verdicts.count {
      if case .fails = $0 { true } else { false }
    }
  }

  private var unseen: Int {
    verdicts.count {
      if case .unseen = $0 { true } else { false }
    }
  }

  var lines: [SafeText] {
    var lines: [SafeText] = []
    for room in rooms {
      lines.append(room.title)
      for check in room.checks { lines.append("  \(check.line)") }
      lines.append(.empty)
    }
    let holding = verdicts.count - failed - unseen
    lines.append("\(holding) so, \(failed) not so, \(unseen) cannot be seen from here")
    return lines
  }

  /// Whether something is known to be wrong; what cannot be seen is said, and is no failure.
  var isFailed: Bool { failed > 0 }
}
