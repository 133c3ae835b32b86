internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  mutating func buildLadder(_ crisis: Crisis) -> SafeText {
    guard let ladder = picture.ladders[crisis.id] else { return absent(crisis.id.text) }
    text(
      "Prevention is the core; force comes last, needs the Council's authority, and must be weighed for doing more harm than good.",
      role: .dim)
    for rung in ladder.rungs.reversed() {
      heading("\(rung.rung.rawValue) \(Labels.rung(rung.rung))", note: Labels.basis(rung.rung))
      line(LadderLines(picture).state(rung))
      for step in rung.onRecord { addMeasures(step.measures, of: step.step, crisis) }
      for step in rung.notOnRecord { addUntried(step.step) }
    }
    addApart(
      "Outside the ladder", "force without authority, by invitation, in self-defence; never rung 4",
      ladder.outside, crisis)
    addApart("After", "rebuilding, easing, lifting, terminating", ladder.after, crisis)
    return "Ladder · \(SafeText(crisis.name, limit: 80))"
  }

  private mutating func addApart(
    _ title: SafeText, _ note: SafeText, _ steps: [Ladder.StepState], _ crisis: Crisis
  ) {
    heading(title, note: note)
    if steps.isEmpty { line(Line("nothing on record", .noData)) }
    for step in steps { addMeasures(step.measures, of: step.step, crisis) }
  }

  private mutating func addUntried(_ step: Step) {
    let line = Line("  ") + Line([Labels.stateGlyph(.notOnRecord)])
    self.line(
      line.appending(" \(SafeText(step.name, limit: 80))", .stateNotOnRecord),
      opens: .record(.step(step.id)))
  }

  mutating func buildNotTried(_ crisis: Crisis) -> SafeText {
    guard let ladder = picture.ladders[crisis.id] else { return absent(crisis.id.text) }
    text(
      "Steps of rungs 1 to 3 without any measure on record, not even a proposed or an ended one.",
      role: .dim)
    for group in ladder.notTried {
      heading(
        "\(group.rung.rawValue) \(Labels.rung(group.rung))",
        note: "\(group.steps.count) of \(group.of) not on record; who could take them")
      if group.steps.isEmpty { line(Line("every step is on record", .dim)) }
      for step in group.steps { addOpenStep(step) }
    }
    return "Not tried · \(SafeText(crisis.name, limit: 80))"
  }

  private mutating func addOpenStep(_ step: Step) {
    let takers = SafeText.joined(step.takers.map { SafeText($0, limit: 40) })
    let line = Line("  ") + Line([Labels.stateGlyph(.notOnRecord)])
    self.line(
      line.appending(" \(SafeText(step.name, limit: 60).padded(to: 40)) ")
        .appending(takers, .dim),
      opens: .record(.step(step.id)))
  }
}
