internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  mutating func addAssessments(_ crisis: Crisis) {
    heading("Assessment", note: "absence of evidence is \"not assessed\"")
    if let capacity = crisis.stateCapacity {
      let text = Labels.capacity(capacity.judgement)
      field(
        "The State", "\(text), says \(SafeText(capacity.by, limit: 100))",
        opens: firstSource(capacity.sources))
      optionalField("", capacity.note)
    } else {
      field("The State", "not assessed", role: .noData)
    }
    if let consequences = crisis.consequences, consequences.judgement != .notAssessed {
      let by = SafeText(consequences.by ?? "", limit: 100)
      field(
        "Consequences", "\(Labels.balance(consequences.judgement)), says \(by)",
        opens: firstSource(consequences.sources))
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
        line + Line([picture.gradeSpan(finding.sources)]), opens: firstSource(finding.sources))
      text(SafeText(finding.note), role: .dim, indent: 14)
    }
  }

  mutating func addIndicators(_ crisis: Crisis) {
    heading("Indicators")
    if crisis.indicators.isEmpty { line(Line("no indicator on record", .noData)) }
    for indicator in crisis.indicators { addIndicator(indicator) }
  }

  private mutating func addIndicator(_ indicator: Indicator) {
    let name = SafeText(indicator.name, limit: 80)
    let target = firstSource(indicator.sources)
    guard let last = indicator.series.last(where: { $0.value != nil }) else {
      line(Line("  \(name)  ").appending("no figure", .noData), opens: target)
      return
    }
    let unit = SafeText(indicator.unit, limit: 40)
    var line = Line("  \(name)  ").appending("\(Figures.value(last.value)) \(unit)", .strong)
    line = line.appending("  \(Dates.short(last.day, today: picture.today))", .dim)
    let age: SafeText = ", \(Dates.age(last.day, today: picture.today))"
    let isStale = indicator.isStale(on: picture.today)
    line = line.appending(isStale ? "\(age), STALE" : age, isStale ? .stale : .dim)
    line = line.appending(" ") + Line([picture.gradeSpan(indicator.sources), Span("  ")])
    self.line(
      line + Sparkline(values: indicator.series.map(\.value)).line(width: 24), opens: target)
    if let note = indicator.note { text(SafeText(note), role: .dim, indent: 4) }
  }
}
