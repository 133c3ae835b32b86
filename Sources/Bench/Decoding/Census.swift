internal import CrisisModel

/// How much of everything a document holds: decoders that agree on it have both read all of it.
struct Census: Equatable {
  /// Sources, crises, measures, positions, decisions, voters, indicator points, events.
  let counts: [Int]

  static let count = 8

  init(_ counts: [Int]) {
    self.counts = counts
  }

  init(_ snapshot: Snapshot) {
    let crises = snapshot.crises
    counts = [
      snapshot.sources.count, crises.count, crises.sum { $0.measures.count },
      crises.sum { $0.positions.count }, crises.sum { $0.decisions.count },
      crises.sum { $0.decisions.sum { $0.ballots?.voters.count ?? 0 } },
      crises.sum { $0.indicators.sum { $0.series.count } }, crises.sum { $0.events.count },
    ]
  }

  init(_ snapshot: SnapshotRecord) {
    let crises = snapshot.crises
    counts = [
      snapshot.sources.count, crises.count, crises.sum { $0.measures.count },
      crises.sum { $0.positions.count }, crises.sum { $0.decisions.count },
      crises.sum { $0.decisions.sum { $0.ballots?.voters ?? 0 } },
      crises.sum { $0.indicators.sum { $0.series.count } }, crises.sum { $0.events.count },
    ]
  }
}

extension Array {
  fileprivate func sum(_ value: (Element) -> Int) -> Int {
    reduce(0) { $0 + value($1) }
  }
}
