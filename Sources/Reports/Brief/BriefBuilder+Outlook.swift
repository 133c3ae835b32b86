internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension BriefBuilder {
  /// How near a mandate's end is told; the alert on it opens no later.
  static let daysAhead = 14

  /// What is to be expected by the record: forward alerts, ends of mandates, open alerts.
  mutating func outlook() -> Report.Section {
    let blocks = eachCrisis { builder, crisis in
      [builder.forward(crisis), builder.endings(of: crisis), builder.alerts(on: crisis)]
    }
    return section("outlook", "Outlook", blocks)
  }

  private mutating func forward(_ crisis: Crisis) -> Report.Block {
    let verdict = crisis.verdict
    let alerts = verdict.alerts.map { Labels.alert($0).text }
    let text: SafeText =
      alerts.isEmpty
      ? "none; that does not mean calm" : SafeText.joined(alerts)
    let by = SafeText(verdict.by, limit: 200)
    return .paragraph(
      .init(
        "Forward alerts of the verdict by \(by): \(text).", citations.cite(verdict.sources, in: new)
      ))
  }

  private mutating func endings(of crisis: Crisis) -> Report.Block {
    let endings = Ending.within(Self.daysAhead, of: today, in: [crisis])
    guard !endings.isEmpty else {
      return .paragraph(
        .init("No mandate on record ends within \(Self.daysAhead) days of the date above."))
    }
    let rows = endings.map { ending in
      Report.Row(
        [
          new.name(ending.measure.step), new.short(ending.measure.actor),
          Dates.long(ending.until), end(ending),
        ], citations.cite(ending.measure.sources, in: new))
    }
    return .table(
      Report.Table(
        caption: "Mandates that end within \(Self.daysAhead) days, or should have ended",
        columns: [
          .init("Measure"), .init("By", .word), .init("Last day", .word),
          .init("From the date above"),
        ],
        rows: rows))
  }

  private func end(_ ending: Ending) -> SafeText {
    let age = Dates.age(ending.until, today: today)
    return ending.daysLeft < 0 ? "\(age), neither a renewal nor an end on record" : age
  }

  private mutating func alerts(on crisis: Crisis) -> Report.Block {
    guard let alerts = material.alerts else {
      return .paragraph(.init("Alerts were not worked out; that does not mean calm."))
    }
    let open = material.openAlerts.filter { $0.crisis == crisis.id }
    guard !open.isEmpty else {
      return .paragraph(.init("No alert is open; that does not mean calm."))
    }
    return .table(
      Report.Table(
        caption: "Open alerts, the newest first",
        columns: [
          .init("Level", .word), .init("Raised", .word), .init("What, by which rule"),
          .init("Value, threshold, baseline"), .init("Standing"),
        ], rows: open.map { row($0, alerts.rules) }))
  }

  private mutating func row(_ alert: Alert, _ rules: AlertRules) -> Report.Row {
    let words = AlertWords(picture: new)
    let numbers = words.numbers(alert.evidence)
    let rule = SafeText(rules[alert.rule]?.title ?? alert.rule.rawValue, limit: 200)
    return Report.Row(
      [
        AlertWords.level(alert.level), Dates.group(alert.raisedAt),
        "\(words.what(alert)) (rule: \(rule.lowercasedFirst))", numbers.isEmpty ? "–" : numbers,
        words.standing(alert).text,
      ], citations.cite(alert.evidence.sources, in: new, isSeries: alert.subject.isSeries))
  }
}
