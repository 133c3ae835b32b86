internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  mutating func buildSixTests(_ crisis: Crisis) -> SafeText {
    text(
      "The record held against the six tests before force. Absence of evidence is not assessed, never met; nothing here recommends force.",
      role: .dim)
    addForceOnRecord(crisis)
    for outcome in picture.tests(of: crisis.id)?.outcomes ?? [] { addTest(outcome, crisis) }
    return "Six tests · \(SafeText(crisis.name, limit: 80))"
  }

  /// Authority for force, and force that has been used, kept apart by what it rests on.
  private mutating func addForceOnRecord(_ crisis: Crisis) {
    let force = ForceRecord(crisis, reference: picture.reference)
    heading("Force on record")
    let kinds: [(SafeText, [Measure])] = [
      ("authorised by the Council, which is not use", force.authorities),
      ("used with the Council's authority", force.withAuthority),
      ("by invitation", force.byInvitation),
      ("in self-defence", force.inSelfDefence), ("without authority", force.withoutAuthority),
    ]
    for (name, measures) in kinds where !measures.isEmpty {
      line(Line("  \(name)", .strong))
      for measure in measures { addFact(.measure(crisis.id, measure.id)) }
    }
    if kinds.allSatisfy({ $0.1.isEmpty }) { line(Line("  none", .noData)) }
  }

  private mutating func addTest(_ outcome: SixTests.Outcome, _ crisis: Crisis) {
    heading("\(outcome.test.rawValue + 1) \(Labels.test(outcome.test))")
    line(
      Line("  ") + Line([Labels.testResult(outcome.result.value)]),
      opens: .reason(.test(outcome.test), crisis.id))
    text(Labels.testRule(outcome.test), role: .dim, indent: 2)
    for fact in outcome.result.facts { addFact(fact) }
    if outcome.result.facts.isEmpty { line(Line("  no evidence on record", .noData)) }
  }

  /// One fact on one line, which opens its record.
  mutating func addFact(_ fact: Fact) {
    line(Line("    ") + FactLine(picture: picture).line(fact), opens: .record(fact))
  }
}
