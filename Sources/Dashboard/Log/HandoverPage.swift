internal import CrisisModel
internal import TerminalUI
internal import WatchLog

extension DashboardState {
  /// What waits, what can be done, and the handover as it would be prepared now.
  var handoverPage: Page {
    let desk = log.map { LogWords.desk($0.writer.desk) } ?? "no log"
    return Page(title: "Handover · \(desk)", rows: handoverRows + documentRows)
  }

  private var handoverRows: [Page.Row] {
    guard let log else { return [Page.Row(line: Line(logAbsence, .noData))] }
    var rows = LogSigns.sentence(log).map { text($0, .stale) } ?? []
    guard let reading = log.handoverReading else { return rows }
    if let waiting = reading.waiting {
      let line: SafeText =
        "\(LogWords.number(waiting)) waits to be accepted, prepared by \(LogWords.signature(waiting)): R accepts it"
      rows += text(line, .severityHigh, does: .acceptHandover)
      rows += text("  Enter here reads it", .link, opens: .logEntry(waiting.draft.key))
    }
    rows += text("P prepares the handover as it stands below", .strong, does: .prepareHandover)
    if let last = reading.last {
      let key = last.acceptance.draft.key
      let line: SafeText =
        "Last: \(LogWords.number(last.prepared)), prepared by \(LogWords.signature(last.prepared)), accepted by \(LogWords.signature(last.acceptance))"
      rows += text(line, .dim, opens: .logEntry(key))
    }
    return rows + [Page.Row(line: .empty)]
  }

  private var documentRows: [Page.Row] {
    if let failure = handover.failure {
      return text("The snapshot it begins with could not be read: \(failure)", .finding)
    }
    guard let material = handoverMaterial else {
      return text("The handover is being worked out.", .noData)
    }
    return ReportPage(HandoverBuilder.report(material), width: size.width - 4).rows
  }

  private func text(
    _ text: SafeText, _ role: Role, does command: Command.ID? = nil, opens target: Screen? = nil
  ) -> [Page.Row] {
    text.wrapped(to: size.width - 4).map {
      Page.Row(line: Line($0, role), target: target, command: command)
    }
  }
}
