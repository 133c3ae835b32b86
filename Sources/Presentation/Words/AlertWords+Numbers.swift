package import CrisisModel
package import DisplayText

extension AlertWords {
  /// Glyph and word; severity is never colour alone.
  package static func level(_ level: AlertLevel) -> SafeText {
    switch level {
    case .routine: "△ routine"
    case .priority: "▲ priority"
    case .flash: "‼ FLASH"
    }
  }

  /// The value against threshold and baseline; empty where the rule reads no number.
  package func numbers(_ evidence: AlertEvidence) -> SafeText {
    guard let value = evidence.value, let threshold = evidence.threshold else { return "" }
    switch evidence.detail {
    case .silent: return "\(days(value)), reports every \(days(threshold))"
    case .ends where value < 0: return "\(days(-value)) past its last day"
    case .ends: return "\(days(value)) left, alerts from \(Figures.value(threshold)) on"
    default:
      let unit = SafeText(evidence.unit ?? "", limit: 30)
      return
        "\(Figures.value(value)) \(unit), floor \(Figures.value(threshold))\(baseline(evidence))"
    }
  }

  private func days(_ number: Double) -> SafeText {
    number == 1 ? "1 day" : "\(Figures.value(number)) days"
  }

  private func baseline(_ evidence: AlertEvidence) -> SafeText {
    guard let baseline = evidence.baseline else { return "" }
    let record = Self.record(baseline)
    guard let value = baseline.value else { return "; nothing to compare in \(record)" }
    return "; highest before \(Figures.value(value)) in \(record)"
  }

  /// `366 days`, or how many of them are on record.
  package static func record(_ baseline: AlertEvidence.Baseline) -> SafeText {
    let days = Figures.value(Double(baseline.days))
    return baseline.daysOnRecord < baseline.days
      ? "\(Figures.value(Double(baseline.daysOnRecord))) of \(days) days on record" : "\(days) days"
  }

  /// Whether it holds still; a silent source is never calm.
  package func standing(_ alert: Alert) -> Span {
    switch alert.standing {
    case .holding: Span("holds", .alertOpen)
    case .unknown(.sourceSilent(let day)):
      Span("source silent since \(Dates.long(day))", .stale)
    case .unknown(.noFigure(let day)):
      Span("no figure to tell by since \(Dates.long(day))", .noData)
    case .unknown(.notInSnapshot): Span("not in this snapshot", .noData)
    case .cleared(let instant): Span("cleared \(Dates.group(instant))", .alertAcknowledged)
    case .replaced(let instant, _):
      Span("raised again \(Dates.group(instant))", .alertAcknowledged)
    }
  }

  /// When the next alert on the same subject can come.
  package func next(_ alert: Alert, _ rule: AlertRule?) -> SafeText {
    switch alert.subject {
    case .veto, .rung, .authority, .crossing: return "never: it happens once"
    case .indicator, .mandate, .verdict: break
    }
    let sooner: SafeText = rule?.timing.raiseWhenWorse == true ? ", sooner if worse" : ""
    if alert.nextFiring <= alert.raisedAt { return "when it comes back\(sooner)" }
    return "from \(Dates.long(alert.nextFiring.day))\(sooner)"
  }

  /// The newest source with its grade and age.
  package func source(_ alert: Alert) -> SafeText {
    guard let newest = picture.newestSources(alert.latest.sources).first else {
      return "source not in this snapshot"
    }
    let age = Dates.age(newest.date.day, today: picture.today)
    return "\(Labels.grade(newest.grade).text) \(SafeText(newest.publisher, limit: 60)), \(age)"
  }
}
