internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  mutating func buildCrisis(_ crisis: Crisis) -> SafeText {
    text(SafeText(crisis.summary), role: .strong)
    blank()
    addVerdict(crisis)
    addResponse(crisis)
    addStands(crisis)
    addDecisions(crisis)
    addAssessments(crisis)
    addIndicators(crisis)
    addEvents(crisis)
    let cited = crisis.citedSources
    heading("Sources", note: "\(cited.count) cited; 9 shows all")
    for id in cited {
      if let source = picture.source(id) { self.source(source) }
    }
    return SafeText(crisis.name, limit: 80)
  }

  private mutating func addVerdict(_ crisis: Crisis) {
    let verdict = crisis.verdict
    var line = Line([Labels.status(verdict.status), Span("  "), Labels.trend(verdict.trend)])
    line = line.appending(" \(Labels.trendWord(verdict.trend))  risk ")
    line = line + Line([Labels.risk(verdict.risk)])
    for alert in verdict.alerts { line = line.appending("  ") + Line([Labels.alert(alert)]) }
    field("Verdict", line)
    field("Rationale", SafeText(verdict.rationale))
    field("Judged by", SafeText(verdict.by), role: .dim)
    field(
      "State", "\(picture.name(crisis.state)) (\(crisis.state.text))")
    field(
      "Began", "\(Dates.long(crisis.began)), \(Dates.age(crisis.began, today: picture.today))")
    if let place = crisis.place {
      field(
        "Place",
        "\(SafeText(place.name, limit: 80)) (precise to the \(SafeText(place.precision.rawValue)))")
    }
  }

  private mutating func addResponse(_ crisis: Crisis) {
    guard let ladder = picture.ladder(of: crisis.id) else { return }
    let highest = ladder.highestInForce?.value
    heading(
      "Response",
      note: highest.map { "highest rung in force: \($0.rawValue) \(Labels.rung($0))" }
        ?? "no measure in force on record")
    for rung in ladder.rungs.reversed() {
      line(LadderLines(picture).rung(rung, of: ladder), opens: .reason(.rung(rung.rung), crisis.id))
      for step in rung.onRecord { addMeasures(step.measures, of: step.step, crisis) }
    }
    for (title, steps) in [
      ("Outside the ladder" as SafeText, ladder.outside), ("After", ladder.after),
    ]
    where !steps.isEmpty {
      line(
        Line(title, title == "After" ? .afterLadder : .outsideLadder),
        opens: .aspect(.ladder, crisis.id), named: title)
      for step in steps { addMeasures(step.measures, of: step.step, crisis) }
    }
    addGap(crisis, ladder)
    line(LadderLines(picture).notTried(ladder), opens: .aspect(.notTried, crisis.id))
  }

  private mutating func addGap(_ crisis: Crisis, _ ladder: Ladder) {
    guard let gap = ResponseGap.gap(crisis, ladder: ladder)?.value else { return }
    line(
      (Line("GAP        ", .strong) + Line([Labels.gap(gap)]))
        .appending("  rungs short of what the risk looks for; a display aid", .dim),
      opens: .reason(.gap, crisis.id))
  }

  /// One line a measure; each opens its record.
  mutating func addMeasures(_ measures: [Measure], of step: Step, _ crisis: Crisis) {
    for measure in measures {
      let glyph = Labels.stateGlyph(picture.state(of: measure, crisis.id))
      var line = Line("  ") + Line([glyph])
      line = line.appending(" \(SafeText(step.name, limit: 60))  ")
      line = line.appending("\(picture.short(measure.actor)) ", .strong)
      line =
        line + Line([Span(span(of: measure), .dim), Span(" "), picture.gradeSpan(measure.sources)])
      if let target = measure.target {
        line = line.appending("  \(SafeText(target, limit: 200))", .dim)
      }
      self.line(line, opens: .record(.measure(crisis.id, measure.id)))
    }
  }

  /// `26 Feb to 31 Oct (247 days)`, `since 26 Feb (19 days), until 30 Jun (in 105 days)`.
  func span(of measure: Measure) -> SafeText {
    let from = Dates.short(measure.from, today: picture.today)
    switch measure.status {
    case .ended, .authorityEnded:
      let ended = measure.ended.map { Dates.short($0, today: picture.today) } ?? "?"
      let what: SafeText = measure.status.isAuthority ? "authority " : ""
      return "\(what)\(from) to \(ended)\(duration(of: measure))"
    case .proposed: return "proposed \(from)"
    case .blocked: return "blocked \(from)"
    case .taken: return "taken \(from)"
    case .authorised: return "authorised \(from)\(plannedEnd(of: measure))"
    case .inForce: return "since \(from)\(duration(of: measure))\(plannedEnd(of: measure))"
    }
  }

  private func plannedEnd(of measure: Measure) -> SafeText {
    guard let until = measure.until else { return "" }
    let end = Dates.short(until, today: picture.today)
    let note: SafeText = until < picture.today ? ", no renewal on record" : ""
    return ", until \(end) (\(Dates.age(until, today: picture.today))\(note))"
  }

  /// ` (19 days)`: how long it has been, or was, in force.
  private func duration(of measure: Measure) -> SafeText {
    guard let days = measure.daysInForce(on: picture.today) else { return "" }
    return days == 0 ? "" : days == 1 ? " (1 day)" : " (\(days) days)"
  }

  private mutating func addStands(_ crisis: Crisis) {
    heading("Positions", note: "4 shows all questions and who is silent")
    let stands = Consensus.stands(in: crisis)
    if stands.isEmpty { line(Line("no position on record", .noData)) }
    for question in picture.reference.questions {
      for stand in stands where stand.question == question.id {
        addStand(stand, crisis, naming: picture.name(stand.question))
      }
    }
  }

  private mutating func addDecisions(_ crisis: Crisis) {
    heading("Decisions", note: "newest first")
    if crisis.decisions.isEmpty { line(Line("no decision on record", .noData)) }
    for decision in crisis.decisionsNewestFirst { addDecision(decision, crisis) }
  }

  mutating func addDecision(_ decision: Decision, _ crisis: Crisis) {
    var line = DecisionLine(picture).line(decision)
    if let chapter = decision.chapter {
      line = line.appending("  Ch. \(SafeText(chapter.rawValue))", .dim)
    }
    self.line(
      line.appending("  \(SafeText(decision.title, limit: 200))"),
      opens: .record(.decision(crisis.id, decision.symbol)))
  }

  private mutating func addEvents(_ crisis: Crisis) {
    heading("Events", note: "newest first")
    if crisis.events.isEmpty { line(Line("no event on record", .noData)) }
    for event in crisis.eventsNewestFirst {
      var line = Line("  ").appending(
        Dates.shortDated(event.date, today: picture.today).padded(to: 12), .dim)
      line = line.appending(SafeText(event.what, limit: 300))
      if let fatalities = event.fatalities {
        line = line.appending("  \(Figures.fatalities(fatalities))", .strong)
      }
      line = line.appending(" ") + Line([picture.gradeSpan(event.sources)])
      self.line(line, opens: .record(.event(crisis.id, event.id)))
    }
  }
}
