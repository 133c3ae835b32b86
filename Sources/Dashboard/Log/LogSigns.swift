package import CrisisModel
internal import DisplayText
internal import Presentation
internal import WatchDesk
internal import WatchLog

/// What the header says of the log: only what is not as it should be.
enum LogSigns {
  /// `LOG ✘`, `LOG away 3m, 2 queued`; in short `LOG✘3m 2q`.
  static func line(_ state: DashboardState, inWords: Bool) -> Line {
    guard let log = state.log else { return .empty }
    let text: SafeText? =
      switch log.standing {
      case .opening: nil
      case .closed: inWords ? "LOG ✘" : "LOG✘"
      case .open(let status): words(status, now: state.now, inWords: inWords)
      }
    guard let text = text ?? (log.hasFailed ? (inWords ? "LOG ✘" : "LOG✘") : nil) else {
      return .empty
    }
    return Line(" ").appending(text, .stale)
  }

  private static func words(_ status: LogStatus, now: Instant?, inWords: Bool) -> SafeText? {
    if !status.differences.isEmpty { return inWords ? "LOG ✘ altered" : "LOG✘altered" }
    if status.lostHead != nil { return inWords ? "LOG ✘ another" : "LOG✘another" }
    let queued: SafeText = inWords ? "\(status.queued) queued" : "\(status.queued)q"
    if isRefused(status) { return inWords ? "LOG ✘ refused, \(queued)" : "LOG✘ \(queued)" }
    guard case .away(let since, _) = status.connection else {
      if status.setAside > 0 { return setAside(status, queued, inWords: inWords) }
      if status.queued > 0 { return "LOG \(queued)" }
      return status.isReadOnly ? (inWords ? "LOG read-only" : "LOG r/o") : nil
    }
    let age = now.map { TimeWords.stretch(since.seconds(to: $0)) }
    let away: SafeText =
      inWords ? age.map { "LOG away \($0)" } ?? "LOG away" : age.map { "LOG✘\($0)" } ?? "LOG✘"
    guard status.queued > 0 else { return away }
    return inWords ? "\(away), \(queued)" : "\(away) \(queued)"
  }

  /// Entries that somebody wrote and that no log has, nor will have by itself.
  private static func setAside(_ status: LogStatus, _ queued: SafeText, inWords: Bool) -> SafeText {
    let count = status.setAside
    let aside: SafeText = inWords ? "LOG ✘ \(count) set aside" : "LOG✘ \(count)a"
    return status.queued == 0 ? aside : inWords ? "\(aside), \(queued)" : "\(aside) \(queued)"
  }

  /// Whether the log says no to what waits, and will say so again.
  private static func isRefused(_ status: LogStatus) -> Bool {
    status.problem.map { !$0.isPassing } ?? false
  }

  private static func setAsideSentence(_ status: LogStatus) -> SafeText {
    "\(status.setAside) entries written on this machine could not be handed on and are set aside; watchfloor doctor says where."
  }

  /// How the log stands, in a sentence for its page; `nil` where there is nothing to say.
  static func sentence(_ log: LogView) -> SafeText? {
    switch log.standing {
    case .opening: return "The watch log is being opened."
    case .closed(let since, let reason):
      return
        "\(reason). Tried again since \(Dates.group(since)); nothing is known to be acknowledged."
    case .open(let status):
      if !status.differences.isEmpty { return altered(log, status.differences) }
      if isRefused(status), let refusal = status.problem {
        return "\(status.queued) entries wait on this machine: \(SafeText(refusal.text))"
      }
      if let lost = status.lostHead { return another(than: lost) }
      guard case .away(let since, let reason) = status.connection else {
        if status.setAside > 0 { return setAsideSentence(status) }
        if status.queued > 0, let problem = status.problem {
          return "\(status.queued) entries wait on this machine: \(SafeText(problem.text))"
        }
        return status.isReadOnly ? readOnly(log) : nil
      }
      return
        "Away since \(Dates.group(since)) (\(SafeText(reason.text, limit: 200))); \(status.queued) entries wait on this machine. What is listed may be old."
    }
  }

  /// How the line to the log's server is guarded; `nil` where there is none, or no line now.
  static func line(_ log: LogView) -> (text: SafeText, isGuarded: Bool)? {
    guard case .open(let status) = log.standing, !status.isAway, let line = status.line else {
      return nil
    }
    return ("Line to the server: \(SafeText(line.words)).", line.isGuarded)
  }

  /// The log that is there now is not the one that was read before.
  private static func another(than lost: LogHead) -> SafeText {
    "This log does not go on from #\(Int(lost.sequence)), which was its last entry: it was replaced, cut short or written anew. Keep a copy, and compare it with watchfloor log verify (\(SafeText(lost.hash.description).truncated(to: 17)))."
  }

  /// Somebody gave the log another schema: what is listed may be what they want to be read.
  private static func altered(_ log: LogView, _ differences: [SchemaDifference]) -> SafeText {
    "The schema of \(log.place) was altered (\(SafeText(differences.summary))): do not rely on what is listed, and nothing is written to it. Have whoever keeps it look who did this."
  }

  static func readOnly(_ log: LogView) -> SafeText {
    "The watch log can only be read: \(log.place) cannot be written; check permissions and the mount."
  }
}

extension DashboardState {
  /// Since when the log is away, where its sign in the header counts the time.
  package var logAwaySince: Instant? {
    guard case .open(let status)? = log?.standing, case .away(let since, _) = status.connection
    else { return nil }
    return since
  }
}
