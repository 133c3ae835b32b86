/// One fact of the record, which a derived statement rests on and Enter opens.
package enum Fact: Hashable, Sendable {
  case crisis(CrisisID)
  case measure(CrisisID, MeasureID)
  case position(CrisisID, holder: ActorID, question: QuestionID, date: CalendarDay)
  case decision(CrisisID, DecisionSymbol)
  case event(CrisisID, EventID)
  case membership(OrganizationID, StateID)
  case border(StateID, StateID)
  case step(StepID)
  case source(SourceID)
}

/// A derived value, with the facts from which it was derived.
package struct Derived<Value> {
  /// What was derived.
  package let value: Value
  /// What it was derived from; empty if nothing on record led to it.
  package let facts: [Fact]

  /// A value with its facts.
  package init(_ value: Value, from facts: [Fact]) {
    self.value = value
    self.facts = facts
  }
}

extension Derived: Sendable where Value: Sendable {}
extension Derived: Equatable where Value: Equatable {}
extension Derived: Hashable where Value: Hashable {}

extension Fact {
  /// The crisis that it is on record in; `nil` for what only reference data and sources say.
  package var crisis: CrisisID? {
    switch self {
    case .crisis(let id), .measure(let id, _), .position(let id, _, _, _), .decision(let id, _),
      .event(let id, _):
      id
    case .membership, .border, .step, .source: nil
    }
  }
}
