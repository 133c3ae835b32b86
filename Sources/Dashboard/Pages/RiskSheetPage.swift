internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// The 14 factors of the Framework of Analysis; not assessed unless the record says otherwise.
  mutating func buildRiskSheet(_ crisis: Crisis) -> SafeText {
    let findings = Dictionary(
      crisis.riskFactors.map { ($0.factor, $0) }, uniquingKeysWith: { first, _ in first })
    text(
      "UN Framework of Analysis for Atrocity Crimes: \(findings.count) of 14 factors assessed. Not assessed is not absent.",
      role: .dim)
    for group in RiskFactor.Group.allCases {
      heading(Self.title(group))
      for factor in picture.reference.riskFactors where factor.group == group {
        addFactor(factor, findings[factor.number])
      }
    }
    return "Risk sheet · \(SafeText(crisis.name, limit: 80))"
  }

  private static func title(_ group: RiskFactor.Group) -> SafeText {
    switch group {
    case .common: "Common"
    case .genocide: "Genocide"
    case .crimesAgainstHumanity: "Crimes against humanity"
    case .warCrimes: "War crimes"
    }
  }

  private mutating func addFactor(_ factor: RiskFactor, _ finding: RiskFactorFinding?) {
    let number = "\(factor.number)" as SafeText
    let name: SafeText = "factor \(number)"
    var line = Line("  \(number.padded(to: 3))", .dim)
    guard let finding else {
      line = line.appending(("not assessed" as SafeText).padded(to: 14), .noData)
      self.line(line.appending(SafeText(factor.name, limit: 200), .dim), named: name)
      return
    }
    line = line.appending(Labels.riskLevel(finding.level).padded(to: 9), .strong)
    line = line + Line([picture.gradeSpan(finding.sources), Span("   ")])
    line = line.appending(SafeText(factor.name, limit: 200))
    let newest = picture.newestSources(finding.sources).first?.date.day
    let age = newest.map { Dates.age($0, today: picture.today) } ?? "age not known"
    self.line(
      line, opens: finding.sources.first.map { .record(.source($0)) }, named: name)
    text("\(SafeText(finding.note)) (\(age))", role: .dim, indent: 19)
  }
}
