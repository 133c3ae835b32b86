internal import CrisisModel

/// What happens in a made-up crisis, and what is done about it.
extension ExerciseCrisis {
  mutating func happen(on day: CalendarDay, _ catalogue: ExerciseCatalogue) {
    var event = catalogue.prototype.crisis.events[0]
    event.id = EventID("\(crisis.id.rawValue)-e\(nextNumber())")
    event.date = DatedDay(day)
    event.kind = draw(Event.Kind.allCases)
    if dice.happens(onceIn: 3) {
      event.fatalities = nil
    } else {
      event.fatalities?.low = Int.random(in: 0...40, using: &dice)
    }
    event.sources = crisis.verdict.sources
    crisis.events.append(event)
  }

  mutating func takePosition(on day: CalendarDay, _ catalogue: ExerciseCatalogue) {
    var position = catalogue.prototype.crisis.positions[0]
    position.holder = ActorID(draw(catalogue.organizations).rawValue)
    position.question = draw(catalogue.questions)
    position.stance = draw(Position.Stance.allCases)
    position.date = day
    position.sources = crisis.verdict.sources
    crisis.positions.append(position)
  }

  mutating func takeMeasure(on day: CalendarDay, _ catalogue: ExerciseCatalogue) {
    var measure = catalogue.prototype.crisis.measures[0]
    measure.id = MeasureID("\(crisis.id.rawValue)-m\(nextNumber())")
    measure.step = draw(catalogue.steps)
    measure.actor = ActorID(draw(catalogue.organizations).rawValue)
    let isAct = catalogue.acts.contains(measure.step)
    let done: Measure.Status = isAct ? .taken : .inForce
    measure.status = draw([.proposed, done, done])
    measure.from = day
    let until = dice.happens(onceIn: 2) ? day.advanced(by: 180) : nil
    measure.until = isAct ? nil : until
    measure.sources = [cite(on: day, catalogue)]
    crisis.measures.append(measure)
  }

  mutating func endMeasure(on day: CalendarDay) {
    guard let place = crisis.measures.firstIndex(where: { $0.status == .inForce }) else { return }
    crisis.measures[place].status = .ended
    crisis.measures[place].ended = day
    // A mandate that was left early has no planned end any more.
    crisis.measures[place].until = nil
  }

  /// The Council votes; where it adopts, now and then force follows.
  mutating func vote(on day: CalendarDay, _ catalogue: ExerciseCatalogue) {
    guard let members = catalogue.council.members(on: day) else { return }
    var decision = catalogue.prototype.crisis.decisions[0]
    decision.symbol = DecisionSymbol("EXERCISE/\(crisis.id.rawValue)/\(nextNumber())")
    decision.date = day
    decision.sources = [cite(on: day, catalogue)]
    decision.ballots?.inFavour = members
    if dice.happens(onceIn: 3) {
      let blocking = draw(catalogue.council.permanent(on: day))
      decision.recordedOutcome = .vetoed
      decision.ballots?.inFavour.removeAll { $0 == blocking }
      decision.ballots?.against = [blocking]
    }
    crisis.decisions.append(decision)
    if decision.recordedOutcome == .adopted && dice.happens(onceIn: 3) {
      takeForce(on: day, restingOn: decision, catalogue)
    }
  }

  private mutating func takeForce(
    on day: CalendarDay, restingOn decision: Decision, _ catalogue: ExerciseCatalogue
  ) {
    takeMeasure(on: day, catalogue)
    let last = crisis.measures.count - 1
    crisis.measures[last].step = "no-fly-zone"
    crisis.measures[last].decision = decision.symbol
    crisis.measures[last].status = .inForce
  }
}
