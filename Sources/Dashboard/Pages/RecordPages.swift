internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  mutating func buildMeasure(_ id: MeasureID, _ crisis: Crisis) -> SafeText {
    guard let measure = crisis.measures.first(where: { $0.id == id }) else {
      return absent(id.text)
    }
    field("Step", picture.name(measure.step), role: .strong, opens: .record(.step(measure.step)))
    field(
      measure.status.isAuthority ? "Actor" : "Taken by",
      "\(picture.name(measure.actor)) (\(measure.actor.text))",
      opens: picture.page(of: measure.actor))
    let state = picture.state(of: measure, crisis.id)
    field("State", Line([Labels.state(state), Span("  "), Span(span(of: measure))]))
    if crisis.lacksAuthority(measure, picture.reference) {
      field("Finding", "the ballots did not adopt the text that it rests on", role: .finding)
    }
    if let decision = measure.decision {
      field("Decision", decision.text, role: .link, opens: .record(.decision(crisis.id, decision)))
    }
    optionalField("Authority", measure.authority)
    optionalField("Target", measure.target)
    optionalField("Note", measure.note)
    if let effect = measure.effect {
      blank()
      let line = Line([Labels.effect(effect.judgement)])
      field(
        "Effect",
        line.appending(" by \(SafeText(effect.by, limit: 100)), \(Dates.long(effect.date))"))
      optionalField("", effect.note)
    } else {
      field("Effect", "not judged by any source on record", role: .noData)
    }
    sources(
      measure.sources + (measure.effect?.sources ?? []).filter { !measure.sources.contains($0) })
    return picture.name(measure.step)
  }

  mutating func buildPosition(
    _ holder: ActorID, _ question: QuestionID, _ date: CalendarDay, _ crisis: Crisis
  ) -> SafeText {
    let stand = Consensus.stands(in: crisis).first {
      $0.holder == holder && $0.question == question
    }
    let what: SafeText = "\(picture.short(holder)) on \(picture.name(question).lowercasedFirst)"
    guard let stand, let position = stand.history.first(where: { $0.date == date }) else {
      return absent(what)
    }
    field(
      "Holder", "\(picture.name(holder)) (\(holder.text))", role: .strong,
      opens: picture.page(of: holder))
    field("Question", picture.name(question), opens: .question(crisis.id, question))
    field("Stance", Line([Labels.stance(position.stance)]))
    field("Date", "\(Dates.long(date)), \(Dates.age(date, today: picture.today))")
    field("Decided by", SafeText(position.body))
    optionalField("Document", position.document)
    if !position.dissent.isEmpty {
      field("Dissent", SafeText.joined(position.dissent.map { picture.name($0, on: date) }))
    }
    optionalField("Caveat", position.caveat)
    addConcern(holder, crisis)
    addHistory(stand, crisis)
    sources(position.sources)
    return what
  }

  /// Why the organisation is concerned; every reason opens.
  private mutating func addConcern(_ holder: ActorID, _ crisis: Crisis) {
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    guard let entry = concerned.first(where: { $0.organization.rawValue == holder.rawValue }) else {
      return
    }
    let membership = Screen.record(.membership(entry.organization, crisis.state))
    switch entry.concern.value {
    case .member(let isSuspended):
      let text: SafeText = isSuspended ? "is a member, suspended" : "is a member"
      field("Concerned", "\(picture.name(crisis.state)) \(text)", opens: membership)
    case .neighbor(let states):
      let names = SafeText.joined(states.map { picture.name($0) })
      field("Concerned", "neighbours that are members: \(names)", opens: membership)
    }
  }

  private mutating func addHistory(_ stand: Consensus.Stand, _ crisis: Crisis) {
    guard stand.history.count > 1 else { return }
    heading("History", note: "newest first")
    for position in stand.history {
      let line =
        Line("  ").appending(Dates.long(position.date).padded(to: 13), .dim)
        + Line([padded(Labels.stance(position.stance), 14)])
      self.line(
        line.appending(SafeText(position.body, limit: 200)),
        opens: .record(position.fact(in: crisis.id)))
    }
  }

  mutating func buildEvent(_ id: EventID, _ crisis: Crisis) -> SafeText {
    guard let event = crisis.events.first(where: { $0.id == id }) else { return absent(id.text) }
    text(SafeText(event.what), role: .strong)
    blank()
    field("Kind", Labels.eventKind(event.kind))
    field("Date", "\(Dates.dated(event.date)), \(Dates.age(event.date.day, today: picture.today))")
    if let place = event.place {
      let precision =
        event.placePrecision.map { " (precise to the \(SafeText($0.rawValue)))" as SafeText } ?? ""
      field("Place", "\(SafeText(place))\(precision)")
    }
    if !event.actors.isEmpty {
      field("Actors", SafeText.joined(event.actors.map { SafeText($0, limit: 100) }))
    }
    field(
      "Deaths",
      event.fatalities.map(Figures.fatalities) ?? "none on record for this event; that is not zero")
    sources(event.sources)
    return "Event of \(Dates.dated(event.date))"
  }

  mutating func buildSource(_ id: SourceID) -> SafeText {
    guard let source = picture.source(id) else { return absent(id.text) }
    field("Publisher", SafeText(source.publisher), role: .strong)
    field("Title", SafeText(source.title))
    optionalField("Symbol", source.symbol)
    optionalField("Address", source.url)
    field(
      "Date", "\(Dates.dated(source.date)), \(Dates.age(source.date.day, today: picture.today))")
    let words = Grades.words(source.grade)
    field("Grade", Line([Labels.grade(source.grade), Span(" \(words)")]))
    heading("Rests on it")
    for crisis in picture.snapshot.crises { addCitations(of: id, crisis) }
    return SafeText(source.symbol ?? source.title, limit: 80)
  }

  private mutating func addCitations(of id: SourceID, _ crisis: Crisis) {
    if crisis.verdict.sources.contains(id) {
      let name = SafeText(crisis.name, limit: 80)
      line(Line("  Verdict on \(name)"), opens: .record(.crisis(crisis.id)))
    }
    for measure in crisis.measures
    where measure.sources.contains(id) || measure.effect?.sources.contains(id) == true {
      let line = Line("  \(picture.name(measure.step)), \(picture.short(measure.actor))")
      self.line(
        line.appending(" \(Dates.short(measure.from, today: picture.today))", .dim),
        opens: .record(.measure(crisis.id, measure.id)))
    }
    for position in crisis.positions where position.sources.contains(id) {
      let question = picture.name(position.question)
      let line = Line("  \(picture.short(position.holder)): \(question) ")
      self.line(
        line + Line([Labels.stance(position.stance)]), opens: .record(position.fact(in: crisis.id)))
    }
    for decision in crisis.decisions where decision.sources.contains(id) {
      line(Line("  \(decision.symbol.text)"), opens: .record(.decision(crisis.id, decision.symbol)))
    }
    for event in crisis.events where event.sources.contains(id) {
      line(
        Line("  \(SafeText(event.what, limit: 200))"), opens: .record(.event(crisis.id, event.id)))
    }
  }

  mutating func buildStep(_ id: StepID) -> SafeText {
    guard let step = picture.reference.step(id) else { return absent(id.text) }
    field("Step", SafeText(step.name), role: .strong)
    switch step.place {
    case .rung(let rung):
      field("Rung", Line("\(rung.rawValue) \(Labels.rung(rung))", Labels.rungRole(rung)))
    case .outside: field("Rung", "none: outside the ladder", role: .outsideLadder)
    case .after: field("Rung", "none: after the ladder", role: .afterLadder)
    }
    field("Basis", SafeText(step.basis))
    if step.isAct { field("Kind", "an act: taken on a day, never in force") }
    if let body = step.membersOf { field("Open to", "members of \(body.text) at that time") }
    field("Taken by", SafeText.joined(step.takers.map { SafeText($0, limit: 60) }))
    heading("On record")
    let isOnRecord = picture.snapshot.crises.contains { $0.measures.contains { $0.step == id } }
    if !isOnRecord { line(Line("no measure on record in this snapshot", .noData)) }
    for crisis in picture.snapshot.crises {
      let measures = crisis.measures.filter { $0.step == id }
      if measures.isEmpty { continue }
      line(Line(SafeText(crisis.name, limit: 80), .strong), opens: .record(.crisis(crisis.id)))
      addMeasures(measures, of: step, crisis)
    }
    return SafeText(step.name)
  }
}

/// The two scales of the Admiralty code in words.
enum Grades {
  static func words(_ grade: Grade) -> SafeText {
    "\(reliability(grade.reliability)), \(credibility(grade.credibility))"
  }

  private static func reliability(_ reliability: Grade.Reliability) -> SafeText {
    switch reliability {
    case .completelyReliable: "completely reliable"
    case .usuallyReliable: "usually reliable"
    case .fairlyReliable: "fairly reliable"
    case .notUsuallyReliable: "not usually reliable"
    case .unreliable: "unreliable"
    case .cannotBeJudged: "reliability cannot be judged"
    }
  }

  private static func credibility(_ credibility: Grade.Credibility) -> SafeText {
    switch credibility {
    case .confirmed: "confirmed by other sources"
    case .probablyTrue: "probably true"
    case .possiblyTrue: "possibly true"
    case .doubtful: "doubtful"
    case .improbable: "improbable"
    case .cannotBeJudged: "truth cannot be judged"
    }
  }
}
