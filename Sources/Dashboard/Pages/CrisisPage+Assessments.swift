internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  mutating func addAssessments(_ crisis: Crisis) {
    heading("Assessment", note: "absence of evidence is \"not assessed\"")
    if let capacity = crisis.stateCapacity {
      let text = Labels.capacity(capacity.judgement)
      field(
        "The State", "\(text), says \(SafeText(capacity.by, limit: 100))",
        opens: firstSource(capacity.sources), named: "The State")
      optionalField("", capacity.note)
    } else {
      field("The State", "not assessed", role: .noData)
    }
    if let consequences = crisis.consequences, consequences.judgement != .notAssessed {
      let by = SafeText(consequences.by ?? "", limit: 100)
      field(
        "Consequences", "\(Labels.balance(consequences.judgement)), says \(by)",
        opens: firstSource(consequences.sources), named: "Consequences")
      optionalField("", consequences.note)
    } else {
      field("Consequences", "not assessed", role: .noData)
    }
    addRiskFactors(crisis)
  }

  private func firstSource(_ ids: [SourceID]) -> Screen? {
    ids.first.map { .record(.source($0)) }
  }

  private mutating func addRiskFactors(_ crisis: Crisis) {
    let factors = picture.reference.riskFactors
    heading("Risk factors", note: "\(crisis.riskFactors.count) of \(factors.count) assessed")
    for finding in crisis.riskFactors {
      let name = factors.first { $0.number == finding.factor }?.name ?? "factor \(finding.factor)"
      let line = Line(("  \(finding.factor)" as SafeText).padded(to: 5), .dim)
        .appending(Labels.riskLevel(finding.level).padded(to: 9), .strong)
        .appending(SafeText(name, limit: 200))
        .appending(" ")
      self.line(
        line + Line([picture.gradeSpan(finding.sources)]), opens: firstSource(finding.sources),
        named: "factor \(finding.factor)")
      text(SafeText(finding.note), role: .dim, indent: 14)
    }
  }

  mutating func addIndicators(_ crisis: Crisis) {
    heading("Indicators", note: crisis.indicators.isEmpty ? "" : "i shows charts")
    if crisis.indicators.isEmpty { line(Line("no indicator on record", .noData)) }
    for indicator in crisis.indicators { addIndicator(indicator, crisis) }
  }

  /// One line, which opens its chart and sources.
  private mutating func addIndicator(_ indicator: Indicator, _ crisis: Crisis) {
    let grade = picture.gradeSpan(indicator)
    let line =
      Line("  \(SafeText(indicator.name, limit: 80))  ") + lastFigure(of: indicator)
      + Line([Span(" "), grade, Span("  ")])
    let series = indicator.chartSeries(today: picture.today)
    self.line(
      line + Sparkline(series).line(width: 24), opens: .aspect(.trends, crisis.id),
      of: indicator.id)
    if let note = indicator.note { text(SafeText(note), role: .dim, indent: 4) }
  }
}
