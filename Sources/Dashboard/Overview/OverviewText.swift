internal import CrisisModel
package import DisplayText
internal import Presentation
internal import TerminalUI

/// The overview as lines of text, for where there is no screen: every crisis in turn.
package enum OverviewText {
  package static func lines(_ state: DashboardState) -> [SafeText] {
    var lines: [SafeText] = []
    if let failure = state.failure { lines.append("ERROR \(failure)") }
    guard let picture = state.picture else { return lines + ["no snapshot could be read"] }
    let snapshot = picture.snapshot
    let marking = Labels.handling(snapshot.handling).text
    let exercise: SafeText = snapshot.exercise ? "  EXERCISE" : ""
    lines.append(
      "WATCHFLOOR  \(state.archive.name)  AS OF \(Dates.group(snapshot.asOf))  \(state.archive.index + 1)/\(state.archive.instants.count)  REPLAY\(exercise)  \(marking)"
    )
    let crises = state.visibleCrises
    lines.append(
      "\(crises.count) of \(snapshot.crises.count) crises; verdicts are illustrations of this project"
    )
    for crisis in crises {
      lines.append("")
      lines += block(crisis, state, picture)
    }
    return lines
  }

  private static func block(
    _ crisis: Crisis, _ state: DashboardState, _ picture: Picture
  ) -> [SafeText] {
    let verdict = crisis.verdict
    var lines: [SafeText] = [
      "\(SafeText(crisis.name, limit: 80))  \(Labels.status(verdict.status).text)  \(Labels.trendWord(verdict.trend))  risk \(Labels.risk(verdict.risk).text)",
      "  \(SafeText(crisis.summary))",
    ]
    lines += LadderPanel(crisis, picture).rows.map { "  \($0.line.text)" }
    let question = state.question(for: crisis)
    lines.append(
      "  Positions: \(question.map { SafeText($0.name).lowercasedFirst } ?? "none on record")")
    for row in PositionsPanel(crisis, question, picture).rows {
      lines.append("    \(position(row, picture))")
    }
    let decisions = CouncilPanel(crisis, picture).decisions
    if decisions.isEmpty { lines.append("  Decisions: none on record") }
    for decision in decisions { lines.append(self.decision(decision, picture)) }
    return lines
  }

  private static func position(_ row: PositionsPanel.Row, _ picture: Picture) -> SafeText {
    let holder = picture.short(row.holder).padded(to: 8)
    guard let latest = row.stand?.latest else { return "\(holder) \(Labels.silent.text)" }
    let date = Dates.short(latest.date, today: picture.today)
    let grade = picture.gradeSpan(latest.sources).text
    let dissent: SafeText =
      latest.dissent.isEmpty ? "" : "  dissent: \(SafeText.joined(latest.dissent.map(\.text)))"
    return
      "\(holder) \(Labels.stance(latest.stance).text.padded(to: 14)) \(date) \(grade)\(dissent)"
  }

  private static func decision(_ decision: Decision, _ picture: Picture) -> SafeText {
    "\(DecisionLine(picture).line(decision).text)  \(SafeText(decision.title, limit: 200))"
  }
}
