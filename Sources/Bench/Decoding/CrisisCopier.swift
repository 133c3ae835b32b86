internal import CrisisModel

/// Copies a crisis under another id, with sources of its own.
struct CrisisCopier {
  private let suffix: String
  private var used: Set<SourceID> = []

  /// - Parameter number: different for each copy.
  init(number: Int) {
    suffix = "-" + String(number, radix: 36)
  }

  mutating func copy(_ original: Crisis) -> Crisis {
    var crisis = original
    crisis.id = CrisisID(original.id.rawValue + suffix)
    rename(&crisis.verdict.sources)
    if var capacity = crisis.stateCapacity {
      rename(&capacity.sources)
      crisis.stateCapacity = capacity
    }
    if var consequences = crisis.consequences {
      rename(&consequences.sources)
      crisis.consequences = consequences
    }
    renameRecords(of: &crisis)
    return crisis
  }

  /// The sources that the copied crisis names, under their new ids.
  func copyUsed(_ sources: [Source]) -> [Source] {
    sources.compactMap { source in
      let id = renamed(source.id)
      guard used.contains(id) else { return nil }
      var copy = source
      copy.id = id
      return copy
    }
  }

  private mutating func renameRecords(of crisis: inout Crisis) {
    for index in crisis.riskFactors.indices { rename(&crisis.riskFactors[index].sources) }
    for index in crisis.measures.indices {
      rename(&crisis.measures[index].sources)
      if var effect = crisis.measures[index].effect {
        rename(&effect.sources)
        crisis.measures[index].effect = effect
      }
    }
    for index in crisis.positions.indices { rename(&crisis.positions[index].sources) }
    for index in crisis.decisions.indices { rename(&crisis.decisions[index].sources) }
    for index in crisis.indicators.indices { rename(&crisis.indicators[index].sources) }
    for index in crisis.events.indices { rename(&crisis.events[index].sources) }
  }

  private mutating func rename(_ ids: inout [SourceID]) {
    ids = ids.map(renamed)
    used.formUnion(ids)
  }

  private func renamed(_ id: SourceID) -> SourceID {
    SourceID(id.rawValue + suffix)
  }
}
