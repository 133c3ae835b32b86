package import CrisisModel
package import DisplayText

/// A fact in a line, for lists of evidence.
package struct FactLine {
  let picture: Picture

  package init(picture: Picture) {
    self.picture = picture
  }

  package func line(_ fact: Fact) -> Line {
    switch fact {
    case .crisis(let id): return Line("Verdict on \(picture.crisisName(id))")
    case .measure(let id, let measure): return self.measure(id, measure)
    case .position(let id, let holder, let question, let date):
      return position(id, holder, question, date)
    case .decision(let id, let symbol): return decision(id, symbol)
    case .event(let id, let event):
      let found = picture.event(event, in: id)
      return Line(SafeText(found?.what ?? event.rawValue, limit: 300))
    case .membership(let id, let state): return Line("\(id.text): \(picture.name(state))")
    case .border(let first, let second):
      return Line("\(picture.name(first)) borders \(picture.name(second))")
    case .step(let id): return Line(picture.name(id))
    case .source(let id): return source(id)
    }
  }

  private func measure(_ crisis: CrisisID, _ id: MeasureID) -> Line {
    guard let measure = picture.measure(id, in: crisis) else {
      return Line(id.text)
    }
    var line = Line([Labels.stateGlyph(picture.state(of: measure, crisis))])
    line = line.appending(" \(picture.name(measure.step)), \(picture.short(measure.actor))")
    line = line.appending(" \(Dates.short(measure.from, today: picture.today))", .dim)
    guard let effect = measure.effect else { return line }
    return line.appending(", ") + Line([Labels.effect(effect.judgement)])
      + Line(" by \(SafeText(effect.by, limit: 100))", .dim)
  }

  private func position(
    _ crisis: CrisisID, _ holder: ActorID, _ question: QuestionID, _ date: CalendarDay
  ) -> Line {
    let found = picture.positions(holder, question, date, in: crisis)?.first
    var line = Line("\(picture.short(holder)) ")
    if let found { line = line + Line([Labels.stance(found.stance)]) }
    line = line.appending(" \(picture.name(question).lowercasedFirst)")
    return line.appending(", \(Dates.short(date, today: picture.today))", .dim)
  }

  private func decision(_ crisis: CrisisID, _ symbol: DecisionSymbol) -> Line {
    let found = picture.decision(symbol, in: crisis)
    guard let found else { return Line(symbol.text) }
    let line = Line("\(symbol.text) ") + Line([Labels.outcome(picture.outcome(of: found))])
    return line.appending(" \(Figures.tally(found))")
      .appending(", \(Dates.short(found.date, today: picture.today))", .dim)
  }

  private func source(_ id: SourceID) -> Line {
    guard let source = picture.source(id) else { return Line(id.text) }
    return Line([Labels.grade(source.grade)])
      .appending(
        " \(SafeText(source.publisher, limit: 100)): \(SafeText(source.symbol ?? source.title, limit: 200))"
      )
      .appending(", \(Dates.dated(source.date))", .dim)
  }
}
