/// A fact as published files name it: its kind, then the ids that find it.
extension Fact {
  /// `["measure", crisis, measure]`, for one.
  package var words: [String] {
    switch self {
    case .crisis(let id): ["crisis", id.rawValue]
    case .measure(let id, let measure): ["measure", id.rawValue, measure.rawValue]
    case .position(let id, let holder, let question, let date):
      ["position", id.rawValue, holder.rawValue, question.rawValue, date.iso]
    case .decision(let id, let symbol): ["decision", id.rawValue, symbol.rawValue]
    case .event(let id, let event): ["event", id.rawValue, event.rawValue]
    case .membership(let organization, let state):
      ["membership", organization.rawValue, state.rawValue]
    case .border(let first, let second): ["border", first.rawValue, second.rawValue]
    case .step(let id): ["step", id.rawValue]
    case .source(let id): ["source", id.rawValue]
    }
  }

  /// `nil` for words that name no fact.
  package init?(words: [String]) {
    let rest = Array(words.dropFirst())
    switch (words.first, rest.count) {
    case ("crisis", 1): self = .crisis(CrisisID(rest[0]))
    case ("measure", 2): self = .measure(CrisisID(rest[0]), MeasureID(rest[1]))
    case ("position", 4):
      guard let date = CalendarDay(rest[3]) else { return nil }
      self = .position(
        CrisisID(rest[0]), holder: ActorID(rest[1]), question: QuestionID(rest[2]), date: date)
    case ("decision", 2): self = .decision(CrisisID(rest[0]), DecisionSymbol(rest[1]))
    case ("event", 2): self = .event(CrisisID(rest[0]), EventID(rest[1]))
    case ("membership", 2): self = .membership(OrganizationID(rest[0]), StateID(rest[1]))
    case ("border", 2): self = .border(StateID(rest[0]), StateID(rest[1]))
    case ("step", 1): self = .step(StepID(rest[0]))
    case ("source", 1): self = .source(SourceID(rest[0]))
    default: return nil
    }
  }
}
