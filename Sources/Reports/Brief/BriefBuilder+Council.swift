internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension BriefBuilder {
  /// Texts put to a vote in the period, with every ballot and the outcome that the ballots give.
  mutating func council() -> Report.Section {
    section("council", "Council", eachCrisis { $0.decisions(on: $1) })
  }

  private mutating func decisions(on crisis: Crisis) -> [Report.Block] {
    let told = crisis.decisionsNewestFirst.filter {
      isNew(.decision(crisis.id, $0.symbol), in: crisis.id, dated: DatedDay($0.date))
    }
    guard !told.isEmpty else {
      let all = crisis.decisions.count
      let before: SafeText = all == 0 ? "none" : "\(all)"
      return [
        .paragraph(.init("No text came to a vote in the period; \(before) on record before."))
      ]
    }
    let reviews = told.map { DecisionReview($0, council: new.reference.council) }
    let table = Report.Table(
      caption: "Texts put to a vote",
      columns: [
        .init("Text"), .init("Body", .word), .init("Date", .word), .init("Outcome", .word),
        .init("Recorded as", .word),
        .init("Tally", .number),
      ], rows: reviews.map { row($0) })
    return [.table(table), .list(reviews.flatMap(passages))]
  }

  private mutating func row(_ review: DecisionReview) -> Report.Row {
    let decision = review.decision
    let chapter = decision.chapter.map { ", Chapter \(SafeText($0.rawValue))" as SafeText } ?? ""
    let kind: SafeText = decision.kind == .procedural ? ", procedural vote" : ""
    return Report.Row(
      [
        "\(decision.symbol.text): \(SafeText(decision.title))\(chapter)\(kind)",
        new.short(decision.body), Dates.long(decision.date), Labels.outcome(review.outcome).text,
        Labels.outcome(decision.recordedOutcome).text,
        Figures.tally(decision),
      ], citations.cite(decision.sources, in: new))
  }

  private func passages(_ review: DecisionReview) -> [Report.Passage] {
    let symbol = review.decision.symbol.text
    let findings = review.findings.map {
      Report.Passage("\(symbol), finding: \(SafeText($0.text)).")
    }
    return [
      Report.Passage(
        "\(symbol): \(CouncilWords.ballots(review.decision)); \(CouncilWords.ending(review, new.reference))"
      )
    ] + findings
  }

  /// The record held against the six tests, where force is on record or was put forward.
  mutating func sixTests() -> Report.Section {
    section("sixTests", "Six tests before force", eachCrisis { $0.tests(of: $1) })
  }

  private mutating func tests(of crisis: Crisis) -> [Report.Block] {
    guard new.concernsForce(crisis) else {
      return [
        .paragraph(.init("Force is neither on record nor proposed; the tests are not applied."))
      ]
    }
    let rows = (new.tests(of: crisis.id)?.outcomes ?? []).map { row($0) }
    let table = Report.Table(
      caption: "What the record says; absence of evidence is not assessed, never met",
      columns: [.init("Test"), .init("Result"), .init("Rests on")], rows: rows)
    return [.table(table), .paragraph(balance(crisis))]
  }

  private mutating func row(_ outcome: SixTests.Outcome) -> Report.Row {
    let facts = outcome.result.facts
    let lines = facts.map { FactLine(picture: new).line($0).text }
    return Report.Row(
      [
        "\(outcome.test.rawValue + 1) \(Labels.test(outcome.test))",
        Labels.testResult(outcome.result.value).text,
        lines.isEmpty ? "no evidence on record" : SafeText.joined(lines, separator: "; "),
      ], citations.cite(facts.flatMap { $0.sources(in: new) }, in: new))
  }

  private mutating func balance(_ crisis: Crisis) -> Report.Passage {
    guard let consequences = crisis.consequences, consequences.judgement != .notAssessed else {
      return Report.Passage("Balance of consequences: nobody's assessment is on record.")
    }
    let by = consequences.by.map { ", by \(SafeText($0, limit: 300))" as SafeText } ?? ""
    let note = consequences.note.map { ": \(SafeText($0))" as SafeText } ?? ""
    return Report.Passage(
      "Balance of consequences: \(Labels.balance(consequences.judgement))\(by)\(note)",
      citations.cite(consequences.sources, in: new))
  }
}
