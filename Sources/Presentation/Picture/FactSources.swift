package import CrisisModel

extension Fact {
  /// The sources that a fact of a snapshot names; none for what only reference data says.
  package func sources(in picture: Picture) -> [SourceID] {
    switch self {
    case .crisis(let id): picture.crisis(id)?.verdict.sources ?? []
    case .measure(let id, let measure):
      picture.crisis(id)?.measures.first { $0.id == measure }?.sources ?? []
    case .position(let id, let holder, let question, let date):
      picture.crisis(id)?.positions.last {
        $0.holder == holder && $0.question == question && $0.date == date
      }?.sources ?? []
    case .decision(let id, let symbol):
      picture.crisis(id)?.decisions.first { $0.symbol == symbol }?.sources ?? []
    case .event(let id, let event):
      picture.crisis(id)?.events.first { $0.id == event }?.sources ?? []
    case .source(let id): [id]
    case .membership, .border, .step: []
    }
  }
}

extension Change {
  /// What the changed record rests on, in the snapshot that has it.
  package func sources(in picture: Picture) -> [SourceID] {
    guard let id = crisis, let found = picture.crisis(id) else { return fact.sources(in: picture) }
    if kind.isOfSeries {
      return found.indicators.first { $0.id.rawValue == subject }?.sources ?? []
    }
    switch kind {
    case .stateCapacity: return found.stateCapacity?.sources ?? []
    case .consequences: return found.consequences?.sources ?? []
    case .riskFactor:
      return found.riskFactors.first { String($0.factor) == subject }?.sources ?? []
    case .measureEffect:
      let measure = found.measures.first { fact == .measure(id, $0.id) }
      return measure?.effect?.sources ?? measure?.sources ?? []
    default: return fact.sources(in: picture)
    }
  }
}
