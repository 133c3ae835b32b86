package import CrisisModel
package import DisplayText

/// What an entry of a timeline is, in a word, and what it says.
package struct TimelineWords {
  let picture: Picture

  package init(picture: Picture) {
    self.picture = picture
  }

  /// At most eight columns.
  package func mark(_ mark: Timeline.Mark) -> Span {
    switch mark {
    case .event: Span("event", .text)
    case .position: Span("position", .dim)
    case .decision: Span("decision", .strong)
    case .measure(let measure, _): place(of: measure.step)
    }
  }

  /// The rung of the step, or that it stands apart from the ladder.
  private func place(of id: StepID) -> Span {
    switch picture.reference.step(id)?.place {
    case .rung(let rung)?: Span("rung \(rung.rawValue)", Labels.rungRole(rung))
    case .outside?: Span("outside", .outsideLadder)
    case .after?: Span("after", .afterLadder)
    case nil: Span("step ?", .noData)
    }
  }

  package func text(_ mark: Timeline.Mark) -> Line {
    switch mark {
    case .event(let event): self.event(event)
    case .position(let position): self.position(position)
    case .decision(let decision): self.decision(decision)
    case .measure(let measure, let turn): self.measure(measure, turn)
    }
  }

  private func event(_ event: Event) -> Line {
    let line = Line(SafeText(event.what, limit: 300))
    guard let fatalities = event.fatalities else { return line }
    return line.appending("  \(Figures.fatalities(fatalities))", .strong)
  }

  private func position(_ position: Position) -> Line {
    let line =
      Line("\(picture.short(position.holder)) ", .strong)
      + Line([Labels.stance(position.stance)])
    return line.appending(" \(picture.name(position.question).lowercasedFirst)")
  }

  private func decision(_ decision: Decision) -> Line {
    let review = DecisionReview(decision, council: picture.reference.council)
    var line =
      Line("\(picture.short(decision.body)) ", .strong)
      + Line([Labels.outcome(review.outcome)])
    line = line.appending(" \(Figures.tally(decision))")
    if let mark = CouncilWords.mark(review) { line = line.appending(" \(mark)", .ballotAgainst) }
    return line.appending(" \(decision.symbol.text)").appending(
      " \(SafeText(decision.title, limit: 300))", .dim)
  }

  private func measure(_ measure: Measure, _ turn: Timeline.Turn) -> Line {
    let line = Line([self.turn(turn, of: measure)])
      .appending(" \(picture.short(measure.actor)): ", .strong)
      .appending(picture.name(measure.step))
    if case .judged = turn, let effect = measure.effect {
      return line.appending(", says \(SafeText(effect.by, limit: 100))", .dim)
    }
    guard let target = measure.target else { return line }
    return line.appending("  \(SafeText(target, limit: 200))", .dim)
  }

  private func turn(_ turn: Timeline.Turn, of measure: Measure) -> Span {
    switch turn {
    case .authorised: Labels.state(.authorised)
    case .taken: Labels.state(.taken)
    case .inForce: Labels.state(.inForce)
    case .proposed: Span("△ proposed", .stateProposed)
    case .blocked: Span("✘ blocked", .stateBlocked)
    case .judged(let judgement): Labels.effect(judgement)
    case .ended: Span("◇ ended", .stateEnded)
    case .plannedEnd:
      Span(
        measure.until.map { $0 < picture.today } == true
          ? "◇ planned end passed, no end on record" : "◇ planned end", .stateEnded)
    }
  }
}
