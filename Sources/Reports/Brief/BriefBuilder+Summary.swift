internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension BriefBuilder {
  /// Where each crisis stands, and where it stood at the beginning of the period.
  mutating func summary() -> Report.Section {
    let rows = crises.map { summaryRow($0) }
    var blocks: [Report.Block] = rows.isEmpty ? [] : [.table(summaryTable(rows))]
    blocks += crises.map { .paragraph(rationale($0)) }
    blocks += gone.map { .paragraph(departure($0)) }
    if blocks.isEmpty {
      blocks = [.paragraph(.init("No crisis is told of; that does not mean calm."))]
    }
    return section("summary", "Summary", blocks)
  }

  private func summaryTable(_ rows: [Report.Row]) -> Report.Table {
    Report.Table(
      caption: "Verdicts of the watch; before → now where they differ",
      columns: [
        .init("Crisis"), .init("Status"), .init("Trend"), .init("Risk", .word),
        .init("In force"),
        .init("Gap", .word),
      ], rows: rows)
  }

  private mutating func summaryRow(_ crisis: Crisis) -> Report.Row {
    let (now, before) = (crisis.verdict, old.crisis(crisis.id)?.verdict)
    let label: SafeText =
      before == nil ? "\(name(crisis)), new in the snapshot" : name(crisis)
    let previous = before == nil ? nil : old.crisis(crisis.id)
    return Report.Row(
      [
        label, turn(before.map { Labels.status($0.status).text }, Labels.status(now.status).text),
        turn(before.map { Labels.trendWord($0.trend) }, Labels.trendWord(now.trend)),
        turn(before.map { Labels.risk($0.risk).text }, Labels.risk(now.risk).text),
        turn(previous.map { rung($0, old) }, rung(crisis, new)),
        turn(previous.map { gap($0, old) }, gap(crisis, new)),
      ], citations.cite(now.sources, in: new))
  }

  private func rung(_ crisis: Crisis, _ picture: Picture) -> SafeText {
    let inForce =
      picture.highestRung(crisis.id).map { "\($0.rawValue) \(Labels.rung($0))" as SafeText }
      ?? "none"
    guard let authorised = picture.standingAuthority(crisis.id) else { return inForce }
    return "\(inForce); \(authorised.rawValue) \(Labels.rung(authorised)) authorised"
  }

  private func gap(_ crisis: Crisis, _ picture: Picture) -> SafeText {
    Labels.gap(picture.gap(crisis)).text
  }

  private mutating func rationale(_ crisis: Crisis) -> Report.Passage {
    let verdict = crisis.verdict
    let text: SafeText =
      "\(name(crisis)): \(SafeText(crisis.summary)) Verdict by \(SafeText(verdict.by, limit: 200)): \(SafeText(verdict.rationale))"
    return Report.Passage(text, citations.cite(verdict.sources, in: new))
  }

  private mutating func departure(_ crisis: Crisis) -> Report.Passage {
    let status = Labels.status(crisis.verdict.status).text
    return Report.Passage(
      "\(name(crisis)): no longer in the snapshot, which does not mean calm; status was \(status).",
      citations.cite(crisis.verdict.sources, in: old))
  }
}
