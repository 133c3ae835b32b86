internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  mutating func buildLadder(_ crisis: Crisis) -> SafeText {
    guard let ladder = picture.ladder(of: crisis.id) else { return absent(crisis.id.text) }
    text(
      "Prevention is the core; force comes last, needs the Council's authority, and must be weighed for doing more harm than good.",
      role: .dim)
    addEndings(crisis)
    for rung in ladder.rungs.reversed() {
      heading("\(rung.rung.rawValue) \(Labels.rung(rung.rung))", note: Labels.basis(rung.rung))
      line(
        LadderLines(picture).state(rung, of: ladder), opens: .reason(.rung(rung.rung), crisis.id))
      addFirstReached(rung.rung, ladder)
      for step in rung.onRecord { addMeasures(step.measures, of: step.step, crisis) }
      for step in rung.notOnRecord { addUntried(step) }
    }
    addApart(
      "Outside the ladder", "force without authority, by invitation, in self-defence; never rung 4",
      ladder.outside, crisis)
    addApart("After", "rebuilding, easing, lifting, terminating", ladder.after, crisis)
    return "Ladder · \(SafeText(crisis.name, limit: 80))"
  }

  /// What ends within 90 days, or should have ended; the whole list is key `e`.
  private mutating func addEndings(_ crisis: Crisis) {
    let endings = Ending.within(90, of: picture.today, in: [crisis])
    guard !endings.isEmpty else { return }
    heading("Ends within 90 days, or should have", note: "e shows all crises")
    for ending in endings { add(ending, namingCrisis: false) }
  }

  private mutating func addFirstReached(_ rung: Rung, _ ladder: Ladder) {
    if let first = ladder.firstAuthorised(rung) {
      line(
        Line("first authorised \(Dates.long(first.value))", .dim)
          .appending(", \(Dates.age(first.value, today: picture.today))", .dim),
        opens: first.facts.first.map(Screen.record))
    }
    guard let first = ladder.firstReached(rung) else { return }
    line(
      Line("first reached \(Dates.long(first.value))", .dim)
        .appending(", \(Dates.age(first.value, today: picture.today))", .dim),
      opens: first.facts.first.map(Screen.record))
  }

  private mutating func addApart(
    _ title: SafeText, _ note: SafeText, _ steps: [Ladder.StepState], _ crisis: Crisis
  ) {
    heading(title, note: note)
    if steps.isEmpty { line(Line("nothing on record", .noData)) }
    for step in steps { addMeasures(step.measures, of: step.step, crisis) }
  }

  private mutating func addUntried(_ state: Ladder.StepState) {
    let step = state.step
    if state.openness == .closed { return addClosed(step) }
    let line = Line("  ") + Line([Labels.stateGlyph(.notOnRecord)])
    self.line(
      line.appending(" \(SafeText(step.name, limit: 80))", .stateNotOnRecord),
      opens: .record(.step(step.id)))
  }

  /// `– Suspension from the Human Rights Council: not open, no member of HRC`.
  private mutating func addClosed(_ step: Step) {
    let body = step.membersOf.map(\.text) ?? "the body"
    line(
      Line("  – \(SafeText(step.name, limit: 80)): not open, no member of \(body)", .dim),
      opens: .record(.step(step.id)))
  }

  mutating func buildNotTried(_ crisis: Crisis) -> SafeText {
    guard let ladder = picture.ladder(of: crisis.id) else { return absent(crisis.id.text) }
    text(
      "Steps of rungs 1 to 3 without any measure on record, not even a proposed or an ended one; then those that are not open to this State; who could take each, then which organisations concerned have the power.",
      role: .dim)
    let concerned = picture.concerned(with: crisis)
    for group in ladder.notTried {
      heading(
        "\(group.rung.rawValue) \(Labels.rung(group.rung))",
        note: "\(group.steps.count) of \(group.of) not on record")
      if group.steps.isEmpty { line(Line("every step that is open is on record", .dim)) }
      for step in group.steps {
        addOpenStep(
          step, Takers(step, concerned: concerned, reference: picture.reference),
          isConfirmed: !group.unconfirmed.contains(step.id))
      }
      for step in group.notOpen { addClosed(step) }
    }
    return "Not tried · \(SafeText(crisis.name, limit: 80))"
  }

  /// The step, and who could take it: organs and States, then organisations concerned that have
  /// the power.
  private mutating func addOpenStep(_ step: Step, _ takers: Takers, isConfirmed: Bool) {
    let column = min(48, width / 2)
    let bodies = takers.bodies.map(picture.short) + (takers.includesStates ? ["States"] : [])
    var text = SafeText.joined(bodies, separator: " ")
    if takers.isRegional {
      let names = SafeText.joined(takers.organizations.map(\.text), separator: " ")
      let concerned = names.isEmpty ? "none with the power" : names
      text = text.isEmpty ? concerned : "\(text) · \(concerned)"
    }
    if !isConfirmed, let body = step.membersOf {
      text = "\(text); the State is not known to be a member of \(body.text)"
    }
    let name =
      Line("  ")
      + Line([Labels.stateGlyph(.notOnRecord)])
      .appending(" \(SafeText(step.name, limit: 80))")
    let target = Screen.record(.step(step.id))
    // A name is never cut: what could be mistaken for another step would be reported as not tried.
    let isLong = name.width >= column
    if isLong { line(name, opens: target) }
    for (index, part) in text.wrapped(to: width - column - 2).enumerated() {
      let lead = index == 0 && !isLong ? name : Line("")
      let space = SafeText("").padded(to: column - lead.width)
      line(
        lead.appending(space).appending(part, .dim), opens: target,
        continues: isLong || index > 0)
    }
  }
}
