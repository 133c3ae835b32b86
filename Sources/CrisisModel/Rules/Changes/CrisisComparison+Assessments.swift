/// The crisis itself, and the judgements on it.
extension CrisisComparison {
  mutating func compareCrisis() {
    revise(
      .crisisRevised, whole,
      [
        "name": old.name != new.name, "state": old.state != new.state,
        "began": old.began != new.began, "summary": old.summary != new.summary,
        "place": old.place != new.place,
      ])
  }

  mutating func compareVerdict() {
    let (before, after) = (old.verdict, new.verdict)
    if before.status != after.status {
      add(.verdictStatus, whole, before.status.rawValue, after.status.rawValue)
    }
    if before.trend != after.trend {
      add(.verdictTrend, whole, before.trend.rawValue, after.trend.rawValue)
    }
    if before.risk != after.risk {
      add(.verdictRisk, whole, before.risk.rawValue, after.risk.rawValue)
    }
    if before.alerts != after.alerts { compareAlerts() }
    if before.rationale != after.rationale {
      add(.verdictRationale, whole, before.rationale, after.rationale, .minor)
    }
    revise(
      .verdictRevised, whole,
      ["by": before.by != after.by, "sources": before.sources.differs(from: after.sources)])
  }

  private mutating func compareAlerts() {
    let (before, after) = (Self.words(old.verdict.alerts), Self.words(new.verdict.alerts))
    if before != after { add(.verdictAlerts, whole, before, after) }
  }

  /// In an order of its own, whatever the order of the file; `nil` for none.
  private static func words(_ alerts: [Verdict.Alert]) -> String? {
    alerts.isEmpty ? nil : alerts.map(\.rawValue).sorted().joined(separator: " ")
  }

  mutating func compareStateCapacity() {
    let (before, after) = (old.stateCapacity, new.stateCapacity)
    if before?.judgement != after?.judgement {
      add(.stateCapacity, whole, before?.judgement.rawValue, after?.judgement.rawValue)
    }
    guard let before, let after else { return }
    revise(
      .stateCapacityRevised, whole,
      [
        "by": before.by != after.by, "note": before.note != after.note,
        "sources": before.sources.differs(from: after.sources),
      ])
  }

  /// Compares judgements; whether "not assessed" is on record or missing says the same.
  mutating func compareConsequences() {
    let (before, after) = (old.consequences, new.consequences)
    if before?.judgement != after?.judgement {
      let judgements = [before?.judgement, after?.judgement]
      let isAssessed = judgements.contains { $0 != nil && $0 != .notAssessed }
      add(
        .consequences, whole, before?.judgement.rawValue, after?.judgement.rawValue,
        isAssessed ? .major : .minor)
    }
    guard let before, let after else { return }
    revise(
      .consequencesRevised, whole,
      [
        "by": before.by != after.by, "note": before.note != after.note,
        "sources": before.sources.differs(from: after.sources),
      ])
  }

  mutating func compareRiskFactors() {
    let pairs = Pairs(old.riskFactors, new.riskFactors, by: { $0[$1].factor })
    for finding in pairs.added { add(.riskFactor, record(finding), nil, finding.level.rawValue) }
    for finding in pairs.gone { add(.riskFactor, record(finding), finding.level.rawValue, nil) }
    for (before, after) in pairs.kept {
      if before.level != after.level {
        add(.riskFactor, record(after), before.level.rawValue, after.level.rawValue)
      }
      revise(
        .riskFactorRevised, record(after),
        ["note": before.note != after.note, "sources": before.sources.differs(from: after.sources)])
    }
  }

  /// A factor opens the crisis, which both sides have.
  private func record(_ finding: RiskFactorFinding) -> Record {
    Record(subject: String(finding.factor), fact: .crisis(new.id))
  }
}
