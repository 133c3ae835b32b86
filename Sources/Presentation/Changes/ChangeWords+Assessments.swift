internal import CrisisModel
internal import DisplayText

/// Verdicts, judgements, risk factors, rungs.
extension ChangeWords {
  func assessment(_ change: Change) -> Line {
    switch change.kind {
    case .verdictStatus: Line("status ") + turn(change, Labels.status)
    case .verdictTrend:
      Line("trend ") + turn(change) { Span(Labels.trendWord($0), Labels.trend($0).role) }
    case .verdictRisk: Line("risk ") + turn(change, Labels.risk)
    case .verdictAlerts:
      Line("forward alerts: \(alerts(change.before)) → \(alerts(change.after))", .strong)
    case .verdictRationale:
      Line("rationale: ", .dim).appending(SafeText(change.after ?? "", limit: 300))
        .appending(" Before: \(SafeText(change.before ?? "", limit: 300))", .dim)
    case .stateCapacity:
      Line("the State is judged: ")
        + turn(change) { (word: StateCapacity.Judgement) in Span(Labels.capacity(word), .strong) }
    case .consequences:
      Line("balance of consequences: ")
        + turn(change) { (word: Consequences.Judgement) in Span(Labels.balance(word), .strong) }
    case .riskFactor: riskFactor(change)
    case .riskFactorRevised: Line("risk factor \(factor(change))") + revised(change)
    case .verdictRevised: Line("verdict") + revised(change)
    case .stateCapacityRevised: Line("judgement on the State") + revised(change)
    case .consequencesRevised: Line("balance of consequences") + revised(change)
    default: Line("crisis") + revised(change)
    }
  }

  private func alerts(_ words: String?) -> SafeText {
    let alerts = words?.split(separator: " ").compactMap { Verdict.Alert(rawValue: String($0)) }
    guard let alerts else { return "none" }
    return SafeText.joined(alerts.map { Labels.alert($0).text })
  }

  private func riskFactor(_ change: Change) -> Line {
    Line("risk factor \(factor(change)): ")
      + turn(change) { (word: RiskFactorFinding.Level) in Span(Labels.riskLevel(word), .strong) }
  }

  /// `12 Signs of ...`.
  private func factor(_ change: Change) -> SafeText {
    let factors = comparison.new.reference.riskFactors
    let found = factors.first { String($0.number) == change.subject }
    let number = SafeText(change.subject, limit: 4)
    return found.map { "\(number) \(SafeText($0.name, limit: 120))" } ?? number
  }

  func rung(_ change: Change) -> Line {
    switch change.kind {
    case .highestRung:
      return Line("highest rung in force ")
        + Line([rungSpan(change.before), Span(" → ", .dim), rungSpan(change.after)])
    case .rungReached:
      let day = change.after.flatMap { CalendarDay($0) }.map(Dates.long) ?? "?"
      return Line("rung ")
        + Line([rungSpan(change.subject)])
        .appending(" first reached \(day)", .strong)
    case .rungAuthorised:
      let day = change.after.flatMap { CalendarDay($0) }.map(Dates.long) ?? "?"
      return Line("rung ")
        + Line([rungSpan(change.subject)])
        .appending(" first authorised \(day), which is not use", .strong)
    case .rungAuthorityGone:
      return Line("rung ")
        + Line([rungSpan(change.subject)])
        .appending(": no authority is on record any more", .changeGone)
    default:
      return Line("rung ")
        + Line([rungSpan(change.subject)])
        .appending(": no measure that was taken is on record any more", .changeGone)
    }
  }

  private func rungSpan(_ word: String?) -> Span {
    guard let rung = word.flatMap({ Int($0) }).flatMap(Rung.init) else {
      return Span("none", .noData)
    }
    return Span("\(rung.rawValue) \(Labels.rung(rung))", Labels.rungRole(rung))
  }
}
