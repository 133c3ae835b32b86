extension Crisis {
  /// Every source that a fact of the crisis cites, in order of first use.
  package var citedSources: [SourceID] {
    var seen: Set<SourceID> = []
    return citations.filter { seen.insert($0).inserted }
  }

  /// The sources of every fact, one entry for each use.
  package var citations: [SourceID] {
    var all = verdict.sources + (stateCapacity?.sources ?? []) + (consequences?.sources ?? [])
    all += riskFactors.flatMap(\.sources)
    all += measures.flatMap { $0.sources + ($0.effect?.sources ?? []) }
    all += positions.flatMap(\.sources) + decisions.flatMap(\.sources)
    return all + indicators.flatMap(\.sources) + events.flatMap(\.sources)
  }
}
