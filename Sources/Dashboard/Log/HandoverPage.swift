internal import CrisisModel
internal import DisplayText
internal import Reports
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

extension DashboardState {
  /// What waits, what can be done, and the handover as it would be prepared now.
  var handoverPage: Page {
    let desk = log.map { LogWords.desk($0.writer.desk) } ?? "no log"
    return Page(
      title: "Handover · \(desk)", rows: handoverRows + documentRows,
      isPending: handover.failure == nil && handoverMaterial == nil)
  }

  private var handoverRows: [Page.Row] {
    guard let log else { return [Page.Row(Line(logAbsence, .noData), .words)] }
    var rows = LogSigns.sentence(log).map { text($0, .stale, .words) } ?? []
    guard let reading = log.handoverReading else { return rows }
    if let waiting = reading.waiting {
      let line: SafeText =
        "\(LogWords.number(waiting)) waits to be accepted, prepared by \(LogWords.signature(waiting)): R accepts it"
      let key = waiting.draft.key
      rows += text(
        line, .severityHigh, .command(.acceptHandover, named: "accept \(Self.name(key))"))
      rows += text(
        "  Enter here reads it", .link, .screen(.logEntry(key), named: Self.name(key)))
    }
    rows += text("P prepares the handover as it stands below", .strong, .command(.prepareHandover))
    if let last = reading.last {
      let key = last.acceptance.draft.key
      let line: SafeText =
        "Last: \(LogWords.number(last.prepared)), prepared by \(LogWords.signature(last.prepared)), accepted by \(LogWords.signature(last.acceptance))"
      let name = Self.name(last.prepared.draft.key)
      rows += text(line, .dim, .screen(.logEntry(key), named: name))
    }
    return rows + [.blank]
  }

  /// A handover is the same thing before and after it was accepted.
  private static func name(_ key: LogKey) -> SafeText { "handover \(SafeText(key.description))" }

  private var documentRows: [Page.Row] {
    if let failure = handover.failure {
      return text("The snapshot it begins with could not be read: \(failure)", .finding, .words)
    }
    guard let material = handoverMaterial else {
      return text("The handover is being worked out.", .noData, .words)
    }
    return ReportPage(HandoverBuilder.report(material), width: size.width - 4).rows
  }

  private func text(
    _ text: SafeText, _ role: Role, _ subject: RowSubject
  ) -> [Page.Row] {
    text.wrapped(to: size.width - 4).enumerated().map {
      Page.Row(Line($1, role), subject, continues: $0 > 0)
    }
  }
}
