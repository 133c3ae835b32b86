internal import DisplayText

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

/// One point of a site's set-up, with what was found.
struct SiteCheck: Equatable, Sendable {
  enum Verdict: Equatable, Sendable {
    case holds
    /// It is not so; with what to do.
    case fails(remedy: SafeText)
    /// Nothing is known of it, which is not the same as fine; with why.
    case unseen(SafeText)
  }

  /// What should be so, as a sentence without its full stop.
  let claim: SafeText
  let verdict: Verdict

  init(_ claim: SafeText, _ verdict: Verdict) {
    (self.claim, self.verdict) = (claim, verdict)
  }

  /// - Parameter holds: `nil` where it could not be seen.
  init(_ claim: SafeText, _ holds: Bool?, else remedy: SafeText) {
    let unseen = Verdict.unseen("it cannot be read by this user")
    self.init(claim, holds.map { $0 ? .holds : .fails(remedy: remedy) } ?? unseen)
  }

  var line: SafeText {
    switch verdict {
    case .holds: "so      \(claim)"
    case .fails(let remedy): "NOT SO  \(claim); \(remedy)"
    case .unseen(let reason): "unseen  \(claim): cannot be seen from here, \(reason)"
    }
  }
}

/// The points of one part of the set-up.
struct SiteRoom: Equatable, Sendable {
  let title: SafeText
  let checks: [SiteCheck]
}
