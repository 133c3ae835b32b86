internal import CrisisModel

/// What there is more of, from one measurement to the next.
enum GrowthAxis: String, CaseIterable {
  case crises, measures, positions, decisions, sources

  /// A snapshot with so many times as much of it.
  ///
  /// - Parameter crisis: the place of the crisis whose records grow.
  func grown(_ snapshot: Snapshot, crisis: Int, by factor: Int) -> Snapshot {
    var grown = snapshot
    switch self {
    case .crises:
      (grown.crises, grown.sources) = ([], [])
      for number in 0..<factor {
        for crisis in snapshot.crises {
          var copier = CrisisCopier(number: number)
          grown.crises.append(copier.copy(crisis))
          grown.sources += copier.copyUsed(snapshot.sources)
        }
      }
    case .measures:
      grown.crises[crisis].measures = repeated(snapshot.crises[crisis].measures, factor) {
        $0.id = MeasureID("\($0.id.rawValue)-\($1)")
      }
    case .positions:
      grown.crises[crisis].positions = repeated(snapshot.crises[crisis].positions, factor) {
        $0.date = $0.date.advanced(by: -$1)
      }
    case .decisions:
      grown.crises[crisis].decisions = repeated(snapshot.crises[crisis].decisions, factor) {
        $0.symbol = DecisionSymbol("\($0.symbol.rawValue) \($1)")
      }
    case .sources:
      grown.sources = repeated(snapshot.sources, factor) { source, number in
        if number > 0 { source.id = SourceID("\(source.id.rawValue)-\(number)") }
      }
    }
    return grown
  }

  /// - Parameter change: makes each copy another one; it gets the number of the copy.
  private func repeated<Record>(
    _ records: [Record], _ factor: Int, _ change: (inout Record, Int) -> Void
  ) -> [Record] {
    (0..<factor).flatMap { number in
      records.map { record in
        var copy = record
        change(&copy, number)
        return copy
      }
    }
  }
}
