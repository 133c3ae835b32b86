internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

extension DashboardState {
  /// The pages on alerts; `nil` for other screens.
  func alertsPage(of screen: Screen, _ picture: Picture) -> Page? {
    var builder = PageBuilder(picture, width: size.width - 4)
    switch screen {
    case .alerts:
      guard let alerts else { return Self.waiting }
      builder.buildAlerts(openAlerts(alerts), alerts, log)
      return Page(title: "Alerts", rows: builder.rows)
    case .alert(let id):
      guard let alerts else { return Self.waiting }
      guard let alert = alerts.book.alert(id) else {
        _ = builder.absent(id.text)
        return Page(title: "Alert", rows: builder.rows)
      }
      builder.buildAlert(alert, alerts.rules[alert.rule], log)
      return Page(title: "Alert", rows: builder.rows)
    default: return nil
    }
  }

  private static let waiting = Page(
    title: "Alerts",
    rows: [
      Page.Row(Line("Alerts are being worked out; that does not mean calm.", .noData), .words)
    ], isPending: true)
}

extension PageBuilder {
  /// Open alerts, the newest first; those that are acknowledged after the others.
  mutating func buildAlerts(_ open: [Alert], _ view: AlertsView, _ log: LogView?) {
    text(
      "Worked out from the snapshots up to this one by the rules of Data/reference. What the record cannot say stays open.",
      role: .dim)
    for note in view.notes { text(note, role: .finding) }
    if let log { addDoubt(log) }
    let known = log?.knownAcknowledgements ?? [:]
    let wanting = open.filter { known[$0.id] == nil }
    let acknowledged = open.filter { known[$0.id] != nil }
    heading("Open", note: "\(wanting.count), newest first")
    if wanting.isEmpty { line(Line("  none", .noData)) }
    for alert in wanting { add(alert, view.rules[alert.rule]) }
    if !acknowledged.isEmpty {
      heading("Open, acknowledged", note: "\(acknowledged.count), newest first")
      for alert in acknowledged {
        add(alert, view.rules[alert.rule], acknowledged: known[alert.id])
      }
    }
    let closed = view.book.alerts.count { !$0.isOpen }
    blank()
    text("\(closed) more were cleared or raised again.", role: .dim)
  }

  /// Said where it cannot be looked up who acknowledged what.
  private mutating func addDoubt(_ log: LogView) {
    guard !log.standing.isReadable, let sentence = LogSigns.sentence(log) else { return }
    text(sentence, role: .stale)
  }

  /// Every line of it opens it; nothing is cut.
  private mutating func add(
    _ alert: Alert, _ rule: AlertRule?, acknowledged: Acknowledgement? = nil
  ) {
    let words = AlertWords(picture: picture)
    let opens = Screen.alert(alert.id)
    let first = Line(AlertWords.level(alert.level).padded(to: Self.alertIndent), .alertOpen)
      .appending(Dates.compact(alert.raisedAt.day, today: picture.today).padded(to: 9))
      .appending(picture.crisisName(alert.crisis), .strong)
    line(first, opens: opens)
    var lines: [Span] = [Span(words.what(alert)), Span(words.numbers(alert.evidence))]
    if alert.standing != .holding { lines.append(words.standing(alert)) }
    if let acknowledged {
      let note = SafeText(acknowledged.entry.draft.content.text)
      lines.append(
        Span("✔ \(LogWords.signature(acknowledged.entry))", .alertAcknowledged))
      if !note.isEmpty { lines.append(Span(note, .alertAcknowledged)) }
    }
    lines.append(
      Span("\(words.source(alert)) · next alert \(words.next(alert, rule))", .dim))
    let margin = SafeText("").padded(to: Self.alertIndent)
    for span in lines where !span.text.isEmpty {
      for part in span.text.wrapped(to: width - Self.alertIndent - 2) {
        line(Line(margin).appending(part, span.role), opens: opens, continues: true)
      }
    }
  }

  private static let alertIndent = 11

  /// One alert: the rule in words, the number against it, and the facts.
  mutating func buildAlert(_ alert: Alert, _ rule: AlertRule?, _ log: LogView?) {
    let words = AlertWords(picture: picture)
    text(words.what(alert), role: .strong)
    blank()
    field("Level", AlertWords.level(alert.level), role: .alertOpen)
    field(
      "Crisis", picture.crisisName(alert.crisis), opens: .record(.crisis(alert.crisis)))
    field(
      "Raised",
      "\(Dates.group(alert.raisedAt)), \(Dates.age(alert.raisedAt.day, today: picture.today))")
    field("Now", Line([words.standing(alert)]))
    if let log { addAcknowledgement(of: alert, log) }
    addNumbers(alert, words)
    if alert.repeats > 0 { field("Came back", "\(alert.repeats) times, merged into this alert") }
    field("Fires again", words.next(alert, rule))
    field("Id", alert.id.text)
    if let rule { add(rule) }
    heading("Facts", note: "\(alert.evidence.facts.count)")
    for fact in alert.evidence.facts { addFact(fact) }
    sources(alert.evidence.sources)
  }

  private mutating func addAcknowledgement(of alert: Alert, _ log: LogView) {
    guard log.standing.isReadable else {
      addDoubt(log)
      return
    }
    guard let found = log.acknowledgements[alert.id] else {
      field("Acknowledged", "by nobody; a acknowledges it", role: .noData)
      return
    }
    for (index, entry) in ([found.entry] + found.later).enumerated() {
      let note = SafeText(entry.draft.content.text)
      let text: SafeText = note.isEmpty ? "" : ": \(note)"
      field(
        index == 0 ? "Acknowledged" : "also", "\(LogWords.signature(entry))\(text)",
        role: .alertAcknowledged, opens: .logEntry(entry.draft.key))
    }
  }

  private mutating func addNumbers(_ alert: Alert, _ words: AlertWords) {
    let numbers = words.numbers(alert.evidence)
    if !numbers.isEmpty { field("Value", numbers) }
    let latest = words.numbers(alert.latest)
    if latest != numbers { field("Latest", latest) }
  }

  private mutating func add(_ rule: AlertRule) {
    heading("Rule", note: rule.id.text)
    text(SafeText(rule.title), role: .strong)
    text(AlertWords.rule(rule))
    let timing = AlertWords.timing(rule.timing)
    if !timing.isEmpty { text(timing) }
    text(SafeText(rule.basis), role: .dim)
  }
}
