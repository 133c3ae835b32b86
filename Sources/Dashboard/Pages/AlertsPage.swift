internal import CrisisModel
internal import TerminalUI

extension DashboardState {
  /// The pages on alerts; `nil` for other screens.
  func alertsPage(of screen: Screen, _ picture: Picture) -> Page? {
    var builder = PageBuilder(picture, width: size.width - 4)
    switch screen {
    case .alerts:
      guard let alerts else { return Self.waiting }
      builder.buildAlerts(openAlerts(alerts), alerts)
      return Page(title: "Alerts", rows: builder.rows)
    case .alert(let id):
      guard let alerts else { return Self.waiting }
      guard let alert = alerts.book.alert(id) else {
        _ = builder.absent(id.text)
        return Page(title: "Alert", rows: builder.rows)
      }
      builder.buildAlert(alert, alerts.rules[alert.rule])
      return Page(title: "Alert", rows: builder.rows)
    default: return nil
    }
  }

  private static let waiting = Page(
    title: "Alerts",
    rows: [Page.Row(line: Line("Alerts are being worked out; that is not calm.", .noData))])
}

extension PageBuilder {
  /// Open alerts, the newest first.
  mutating func buildAlerts(_ open: [Alert], _ view: AlertsView) {
    text(
      "Worked out from the snapshots up to this one by the rules of Data/reference. What the record cannot say stays open.",
      role: .dim)
    for note in view.notes { text(note, role: .finding) }
    heading("Open", note: "\(open.count), newest first")
    if open.isEmpty { line(Line("  none", .noData)) }
    for alert in open { add(alert, view.rules[alert.rule]) }
    let closed = view.book.alerts.count { !$0.isOpen }
    blank()
    text("\(closed) more were cleared or raised again.", role: .dim)
  }

  /// Every line of it opens it; nothing is cut.
  private mutating func add(_ alert: Alert, _ rule: AlertRule?) {
    let words = AlertWords(picture: picture)
    let opens = Screen.alert(alert.id)
    let first = Line(AlertWords.level(alert.level).padded(to: Self.alertIndent), .alertOpen)
      .appending(Dates.compact(alert.raisedAt.day, today: picture.today).padded(to: 9))
      .appending(picture.crisisName(alert.crisis), .strong)
    line(first, opens: opens)
    var lines: [Span] = [Span(words.what(alert)), Span(words.numbers(alert.evidence))]
    if alert.standing != .holding { lines.append(words.standing(alert)) }
    lines.append(
      Span("\(words.source(alert)) · next alert \(words.next(alert, rule))", .dim))
    let margin = SafeText("").padded(to: Self.alertIndent)
    for span in lines where !span.text.isEmpty {
      for part in span.text.wrapped(to: width - Self.alertIndent - 2) {
        line(Line(margin).appending(part, span.role), opens: opens)
      }
    }
  }

  private static let alertIndent = 11

  /// One alert: the rule in words, the number against it, and the facts.
  mutating func buildAlert(_ alert: Alert, _ rule: AlertRule?) {
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
    addNumbers(alert, words)
    if alert.repeats > 0 { field("Came back", "\(alert.repeats) times, merged into this alert") }
    field("Fires again", words.next(alert, rule))
    field("Id", alert.id.text)
    if let rule { add(rule) }
    heading("Facts", note: "\(alert.evidence.facts.count)")
    for fact in alert.evidence.facts { addFact(fact) }
    sources(alert.evidence.sources)
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
