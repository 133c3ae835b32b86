package import CrisisModel

/// The places of one crisis's records by what names them, so that no list is gone through for each.
///
/// Of two records with one name the first is found.
struct CrisisRecords: Sendable {
  private struct PositionName: Hashable {
    let holder: ActorID
    let question: QuestionID
    let date: CalendarDay
  }

  private var measures: [MeasureID: Int] = [:]
  private var decisions: [DecisionSymbol: Int] = [:]
  private var events: [EventID: Int] = [:]
  /// The first and the last of a name.
  private var positions: [PositionName: ClosedRange<Int>] = [:]

  init(_ crisis: Crisis) {
    for (index, measure) in crisis.measures.enumerated() where measures[measure.id] == nil {
      measures[measure.id] = index
    }
    for (index, decision) in crisis.decisions.enumerated() where decisions[decision.symbol] == nil {
      decisions[decision.symbol] = index
    }
    for (index, event) in crisis.events.enumerated() where events[event.id] == nil {
      events[event.id] = index
    }
    for (index, position) in crisis.positions.enumerated() {
      let name = PositionName(
        holder: position.holder, question: position.question, date: position.date)
      positions[name] = (positions[name]?.lowerBound ?? index)...index
    }
  }

  func measure(_ id: MeasureID, of crisis: Crisis) -> Measure? {
    measures[id].map { crisis.measures[$0] }
  }

  func decision(_ symbol: DecisionSymbol, of crisis: Crisis) -> Decision? {
    decisions[symbol].map { crisis.decisions[$0] }
  }

  func event(_ id: EventID, of crisis: Crisis) -> Event? { events[id].map { crisis.events[$0] } }

  func positions(
    _ holder: ActorID, _ question: QuestionID, _ date: CalendarDay, of crisis: Crisis
  ) -> (first: Position, last: Position)? {
    let name = PositionName(holder: holder, question: question, date: date)
    return positions[name].map {
      (crisis.positions[$0.lowerBound], crisis.positions[$0.upperBound])
    }
  }
}

extension Picture {
  /// `nil` where the crisis, or the measure in it, is not on record here.
  package func measure(_ id: MeasureID, in crisis: CrisisID) -> Measure? {
    self.crisis(crisis).flatMap { records(of: $0).measure(id, of: $0) }
  }

  /// `nil` where the crisis, or the decision in it, is not on record here.
  package func decision(_ symbol: DecisionSymbol, in crisis: CrisisID) -> Decision? {
    self.crisis(crisis).flatMap { records(of: $0).decision(symbol, of: $0) }
  }

  /// `nil` where the crisis, or the event in it, is not on record here.
  package func event(_ id: EventID, in crisis: CrisisID) -> Event? {
    self.crisis(crisis).flatMap { records(of: $0).event(id, of: $0) }
  }

  /// What a holder said on a question on a day, first and last; `nil` where nothing is on record.
  package func positions(
    _ holder: ActorID, _ question: QuestionID, _ date: CalendarDay, in crisis: CrisisID
  ) -> (first: Position, last: Position)? {
    self.crisis(crisis).flatMap { records(of: $0).positions(holder, question, date, of: $0) }
  }

  private func records(of crisis: Crisis) -> CrisisRecords {
    records[crisis.id] { CrisisRecords(crisis) }
  }
}
