internal import CrisisModel
internal import TerminalUI

extension PageBuilder {
  mutating func buildDecision(_ symbol: DecisionSymbol, _ crisis: Crisis) -> SafeText {
    guard let decision = crisis.decisions.first(where: { $0.symbol == symbol }) else {
      return absent(symbol.text)
    }
    text(SafeText(decision.title), role: .strong)
    blank()
    addFacts(decision)
    addReview(decision)
    addChain(decision, crisis)
    addBallots(decision)
    addEnabled(decision, crisis)
    sources(decision.sources)
    return symbol.text
  }

  private mutating func addFacts(_ decision: Decision) {
    field("Body", picture.name(decision.body))
    field("Date", "\(Dates.long(decision.date)), \(Dates.age(decision.date, today: picture.today))")
    optionalField("Draft", decision.draft)
    optionalField("Meeting", decision.meeting)
    if !decision.sponsors.isEmpty {
      field(
        "Sponsors", SafeText.joined(decision.sponsors.map { picture.name($0, on: decision.date) }))
    }
    if let chapter = decision.chapter { field("Chapter", SafeText(chapter.rawValue)) }
    var outcome = Line([Labels.outcome(decision.outcome)])
    outcome = outcome.appending(" \(Figures.tally(decision))")
    outcome = outcome.appending("  in favour, against, abstaining", .dim)
    field("Outcome", outcome)
  }

  /// The outcome worked out again from the ballots, and the rule it follows.
  private mutating func addReview(_ decision: Decision) {
    let review = DecisionReview(decision, council: picture.reference.council)
    if let recomputed = review.recomputed {
      var line = Line([Labels.outcome(recomputed)])
      line = line.appending("  nine in favour and no permanent member against (Art. 27(3))", .dim)
      field("Recomputed", line)
      if !review.permanentAgainst.isEmpty {
        let names = SafeText.joined(
          review.permanentAgainst.map { picture.name($0, on: decision.date) })
        field("Against (P)", names, role: .ballotAgainst)
      }
    }
    for finding in review.findings {
      field("Finding", SafeText(finding.text), role: .finding)
    }
  }

  /// Who asked for it or opposed it before, and how their members on the Council voted.
  private mutating func addChain(_ decision: Decision, _ crisis: Crisis) {
    let chain = ConsentChain(decision, in: crisis, reference: picture.reference)
    guard !chain.links.isEmpty else { return }
    heading(
      "Chain of consent", note: "organisations' stances before the vote, and their members' ballots"
    )
    for link in chain.links { addLink(link, crisis) }
  }

  private mutating func addLink(_ link: ConsentChain.Link, _ crisis: Crisis) {
    let days: SafeText = link.daysBefore == 1 ? "1 day before" : "\(link.daysBefore) days before"
    var line = Line("  ").appending(link.holder.text.padded(to: 8), .strong)
    line = line + Line([padded(Labels.stance(link.position.stance), 14)])
    line = line.appending(days.padded(to: 15), .dim)
    for member in link.members {
      let glyph = Labels.ballotGlyph(member.ballot)
      line = line + Line([glyph, Span("\(member.state.text) ", glyph.role)])
    }
    if link.members.isEmpty { line = line.appending("no member on the Council", .dim) }
    if !link.broke.isEmpty {
      line = line.appending(
        " \(link.broke.count) of \(link.members.count) against their own organisation", .finding)
    }
    self.line(line, opens: .record(link.position.fact(in: crisis.id)))
  }

  private mutating func addBallots(_ decision: Decision) {
    guard let ballots = decision.ballots else {
      let note: SafeText =
        decision.withoutVote ? "adopted without a vote" : "not on record by member"
      heading("Ballots", note: note)
      return
    }
    heading("Ballots", note: "\(ballots.voters.count) members, P: permanent")
    let permanent = Set(picture.reference.council.permanent)
    for ballot in Ballot.allCases where !ballots[ballot].isEmpty {
      let label = Labels.ballot(ballot)
      line(Line([label, Span("  \(ballots[ballot].count)", .dim)]))
      for state in ballots[ballot].sorted() {
        let mark: SafeText = permanent.contains(state) ? " P " : "   "
        let line =
          Line("  ")
          + Line([Labels.ballotGlyph(ballot), Span(mark, .strong), Span("\(state.text)  ", .dim)])
        self.line(line.appending(picture.name(state, on: decision.date)))
      }
    }
  }

  private mutating func addEnabled(_ decision: Decision, _ crisis: Crisis) {
    guard !decision.enables.isEmpty else { return }
    heading(
      decision.outcome == .adopted ? "Authorises or imposes" : "Would have authorised or imposed")
    for step in decision.enables {
      line(Line("  \(picture.name(step))"), opens: .record(.step(step)))
    }
    let resting = crisis.measures.filter { $0.decision == decision.symbol }
    guard !resting.isEmpty else { return }
    heading("Measures that rest on it")
    for measure in resting {
      guard let step = picture.reference.step(measure.step) else { continue }
      addMeasures([measure], of: step, crisis)
    }
  }

  mutating func buildCouncil(_ crisis: Crisis) -> SafeText {
    heading("Decisions", note: "newest first")
    if crisis.decisions.isEmpty { line(Line("no decision on record", .noData)) }
    for decision in CouncilPanel(crisis, picture).decisions { addDecision(decision, crisis) }
    addProjections(crisis)
    addMembers()
    return "Council · \(SafeText(crisis.name, limit: 80))"
  }

  /// What members have declared on each question; nobody's vote is guessed.
  private mutating func addProjections(_ crisis: Crisis) {
    let councilQuestions = picture.reference.questions.filter { question in
      question.steps.contains { picture.reference.step($0)?.takers.contains("UNSC") == true }
    }
    let projections = councilQuestions.compactMap { question in
      CouncilProjection(
        question.id, in: crisis, reference: picture.reference, on: picture.today)
    }.filter { !$0.facts.isEmpty }
    heading(
      "Projection", note: "from stances on record; nine in favour and no permanent member against")
    if projections.isEmpty {
      line(Line("no member of the Council has a stance on record", .noData))
    }
    for projection in projections { addProjection(projection, crisis) }
  }

  private mutating func addProjection(_ projection: CouncilProjection, _ crisis: Crisis) {
    let name = picture.name(projection.question)
    let short: SafeText =
      projection.shortOfNine == 0 ? "nine declared" : "short of nine by \(projection.shortOfNine)"
    line(Line("  \(name): ", .strong).appending(short), opens: .aspect(.positions, crisis.id))
    let groups: [(SafeText, [StateID])] = [
      ("in favour", projection.inFavour), ("against", projection.against),
      ("undecided", projection.undecided), ("not known", projection.unknown),
      ("blocking (P)", projection.blocking), ("could block (P)", projection.couldBlock),
    ]
    for (label, states) in groups where !states.isEmpty {
      let names = SafeText.joined(states.map(\.text), separator: " ")
      line(Line("    \(label.padded(to: 16))", .dim).appending("\(states.count)  \(names)"))
    }
    guard projection.shortOfNine > 0 else { return }
    let sets: SafeText =
      projection.canReachNine
      ? "\(projection.smallestSetCount) smallest sets of \(projection.shortOfNine) more would reach nine"
      : "nine cannot be reached: \(projection.pool.count) members are left"
    line(Line("    \(sets)", .dim))
  }

  private mutating func addMembers() {
    let council = picture.reference.council
    guard let members = council.members(on: picture.today) else {
      heading("Members")
      line(
        Line("the members on \(Dates.long(picture.today)) are not in the reference data", .noData))
      return
    }
    heading("Members", note: "on \(Dates.long(picture.today)); P: permanent")
    for state in members {
      let isPermanent = council.permanent.contains(state)
      let term = council.terms.first { $0.state == state && $0.period.contains(picture.today) }
      var line = Line(isPermanent ? "  P " : "    ", .strong).appending("\(state.text)  ", .dim)
      line = line.appending(picture.name(state).padded(to: 34))
      if let until = term?.period.until {
        line = line.appending("term ends \(Dates.long(until))", .dim)
      }
      self.line(line)
    }
  }
}
