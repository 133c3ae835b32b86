internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Crises down, rungs across; each cell says how far a rung has come and on how many steps.
  mutating func buildMatrix() -> SafeText {
    let name = min(20, width / 4)
    let column = max(9, min(12, (width - name - 5) / 5))
    var titles = Line(("CRISIS" as SafeText).padded(to: name), .tableHeader)
    titles = titles.appending(("GAP" as SafeText).padded(to: 5), .tableHeader)
    for title in ["1 PREVENT", "2 PEACEFUL", "3 COERCION", "4 FORCE", "OUTSIDE"] as [SafeText] {
      titles = titles.appending(title.truncated(to: column - 1).padded(to: column), .tableHeader)
    }
    line(titles)
    for crisis in crises {
      guard let ladder = picture.ladder(of: crisis.id) else { continue }
      var line = Line(SafeText(crisis.name, limit: 80).truncated(to: name - 1).padded(to: name))
      line = line + Line([padded(Labels.gap(picture.gap(crisis)), 5)])
      for rung in ladder.rungs { line = line + cell(rung.onRecord, of: rung.steps.count, column) }
      self.line(
        line + cell(ladder.outside, of: nil, column), opens: .aspect(.ladder, crisis.id))
    }
    blank()
    text(
      "Each cell: the state that says most of today, steps on record of all steps of the rung. § authorised is not used; ■ taken is an act, never in force.",
      role: .dim)
    text(
      "Gap: rungs that the highest one in force, or with an act of the last \(picture.reference.takenCountsDays) days, falls short of what the risk looks for, prevention for elevated, peaceful means for high, coercion for critical; force is never looked for; a dash: easing or closed, none worked out. A display aid, not a recommendation.",
      role: .dim)
    return "Crises and rungs"
  }

  private func cell(_ steps: [Ladder.StepState], of total: Int?, _ column: Int) -> Line {
    let state = steps.map(\.state).standing
    let glyph = Labels.stateGlyph(state)
    let count: SafeText =
      total.map { "\(steps.count)/\($0)" } ?? (steps.isEmpty ? "" : "\(steps.count)")
    let text: SafeText = "\(glyph.text) \(count)"
    return Line([Span(text.padded(to: column), glyph.role)])
  }
}
