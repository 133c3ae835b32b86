/// An indicator for which no difference can be given, since a figure is missing or stale.
package struct NotCompared: Hashable, Sendable {
  /// A crisis that both snapshots have.
  package let crisis: CrisisID
  /// Present in at least one of the snapshots.
  package let indicator: IndicatorID
  /// What it said in the old snapshot; `nil` if it is not in that snapshot.
  package let before: Indicator.Reading?
  /// What it says in the new snapshot; `nil` if it is not in that snapshot.
  package let after: Indicator.Reading?
}

extension Changes {
  /// What could not be compared in crises that both snapshots have, in the order of the new one.
  package static func notCompared(_ old: Snapshot, _ new: Snapshot) -> [NotCompared] {
    let places = Dictionary(zip(old.crises.map(\.id), old.crises.indices)) { first, _ in first }
    var found: [NotCompared] = []
    for index in new.crises.indices {
      guard let place = places[new.crises[index].id] else { continue }
      let pairs = Pairs(
        old.crises[place].indicators, new.crises[index].indicators, by: { $0[$1].id }
      ) {
        _, _ in true
      }
      let both =
        pairs.kept.map { (old: Optional($0.old), new: Optional($0.new)) }
        + pairs.added.map { (nil, $0) } + pairs.gone.map { ($0, nil) }
      for (before, after) in both {
        guard let indicator = after ?? before else { continue }
        let entry = NotCompared(
          crisis: new.crises[index].id, indicator: indicator.id,
          before: before?.reading(on: old.asOf.day), after: after?.reading(on: new.asOf.day))
        if !entry.before.isFigure || !entry.after.isFigure { found.append(entry) }
      }
    }
    return found
  }
}

extension Optional<Indicator.Reading> {
  fileprivate var isFigure: Bool {
    if case .figure? = self { true } else { false }
  }
}
