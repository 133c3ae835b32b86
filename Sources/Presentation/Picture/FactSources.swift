package import CrisisModel

extension Fact {
  /// The sources that a fact of a snapshot names; none for what only reference data says.
  package func sources(in picture: Picture) -> [SourceID] {
    switch self {
    case .crisis(let id): picture.crisis(id)?.verdict.sources ?? []
    case .measure(let id, let measure):
      picture.measure(measure, in: id)?.sources ?? []
    case .position(let id, let holder, let question, let date):
      picture.positions(holder, question, date, in: id)?.last.sources ?? []
    case .decision(let id, let symbol):
      picture.decision(symbol, in: id)?.sources ?? []
    case .event(let id, let event):
      picture.event(event, in: id)?.sources ?? []
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
      guard case .measure(_, let name) = fact else { return fact.sources(in: picture) }
      let measure = picture.measure(name, in: id)
      return measure?.effect?.sources ?? measure?.sources ?? []
    default: return fact.sources(in: picture)
    }
  }
}
