package import CrisisModel
package import DisplayText

/// Decisions, positions and measures.
extension ChangeWords {
  func decision(_ change: Change) -> Line {
    guard case .decision(let crisis, let symbol) = change.fact,
      let found = picture(change).decision(symbol, in: crisis)
    else { return Line(SafeText(change.subject, limit: 120)) }
    let line = Line(symbol.text, .strong)
    switch change.kind {
    case .decisionRevised: return line + revised(change)
    case .decisionOutcome: return line.appending(": ") + turn(change, Labels.outcome)
    case .decisionGone: return line.appending(": no longer on record", .changeGone)
    default: return line.appending(" ") + outcome(found)
    }
  }

  /// A new veto is named as one, with who cast it.
  private func outcome(_ decision: Decision) -> Line {
    let review = DecisionReview(decision, council: comparison.new.reference.council)
    var line =
      Line([Labels.outcome(review.outcome)])
      .appending(" \(Figures.tally(decision)), \(Dates.long(decision.date))")
    if let mark = CouncilWords.mark(review) { line = line.appending(", \(mark)", .ballotAgainst) }
    return line.appending(": \(SafeText(decision.title, limit: 200))", .dim)
  }

  func position(_ change: Change) -> Line {
    guard case .position(_, let holder, let question, let date) = change.fact else {
      return Line(SafeText(change.subject, limit: 120))
    }
    let name = comparison.new.name(question).lowercasedFirst
    let line = Line("\(comparison.new.short(holder)): ", .strong)
    let day: SafeText = ", \(Dates.short(date, today: comparison.new.today))"
    switch change.kind {
    case .positionNew: return line + stance(change.after).appending(", \(name)\(day), first word")
    case .positionGone:
      return line + stance(change.before).appending(", \(name)\(day): no longer on record")
    case .positionRestated: return line.appending("the same again, \(name)\(day)")
    case .positionRevised: return line.appending(name) + revised(change)
    default: return line + turn(change, Labels.stance).appending(", \(name)\(day)\(sides(change))")
    }
  }

  /// `; crossed from undecided to in favour`.
  private func sides(_ change: Change) -> SafeText {
    guard let (from, to) = change.crossing else { return "" }
    return "; crossed from \(Labels.side(from)) to \(Labels.side(to))"
  }

  private func stance(_ raw: String?) -> Line {
    Line([raw.flatMap(Position.Stance.init).map(Labels.stance) ?? Span("?", .noData)])
  }

  func measure(_ change: Change) -> Line {
    guard case .measure(let crisis, let id) = change.fact,
      let found = picture(change).measure(id, in: crisis)
    else { return Line(SafeText(change.subject, limit: 120)) }
    let line = Line("\(comparison.new.name(found.step)), \(comparison.new.short(found.actor))")
    switch change.kind {
    case .measureStatus: return line.appending(": ") + turn(change, Self.status)
    case .measureEffect:
      return line.appending(": effect ")
        + turn(change) { (word: CrisisModel.Effect.Judgement) in Labels.effect(word) }
    case .measureEnd:
      return line.appending(": planned end \(end(change.before)) → \(end(change.after))")
    case .measureRevised: return line + revised(change)
    case .measureGone: return line.appending(": no longer on record", .changeGone)
    default: return line.appending(": ") + new(found)
    }
  }

  private func new(_ measure: Measure) -> Line {
    let line = Line([Self.status(measure.status)]).appending(", \(Dates.long(measure.from))")
    guard let target = measure.target else { return line }
    return line.appending(": \(SafeText(target, limit: 200))", .dim)
  }

  private func end(_ iso: String?) -> SafeText {
    iso.flatMap { CalendarDay($0) }.map(Dates.long) ?? "none"
  }

  package static func status(_ status: Measure.Status) -> Span {
    switch status {
    case .proposed: Labels.state(.proposed)
    case .blocked: Labels.state(.blocked)
    case .authorised: Labels.state(.authorised)
    case .taken: Labels.state(.taken)
    case .inForce: Labels.state(.inForce)
    case .ended: Labels.state(.ended)
    case .authorityEnded: Span("◇ authority ended", .stateEnded)
    }
  }
}
