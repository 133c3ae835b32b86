/// An indicator of which no difference can be told, since a figure is missing or stale.
package struct NotCompared: Hashable, Sendable {
  package let crisis: CrisisID
  package let indicator: IndicatorID
  /// `nil` where the indicator is not in that snapshot.
  package let before: Indicator.Reading?
  package let after: Indicator.Reading?
}

extension Changes {
  /// What could not be compared in crises that both snapshots have, in the order of the new one.
  package static func notCompared(_ old: Snapshot, _ new: Snapshot) -> [NotCompared] {
    let places = Dictionary(zip(old.crises.map(\.id), old.crises.indices)) { first, _ in first }
    return new.crises.flatMap { crisis -> [NotCompared] in
      guard let place = places[crisis.id] else { return [] }
      let pairs = Pairs(old.crises[place].indicators, crisis.indicators, by: \.id)
      let added = pairs.added.map {
        NotCompared(
          crisis: crisis.id, indicator: $0.id, before: nil, after: $0.reading(on: new.asOf.day))
      }
      let gone = pairs.gone.map {
        NotCompared(
          crisis: crisis.id, indicator: $0.id, before: $0.reading(on: old.asOf.day), after: nil)
      }
      let kept = pairs.kept.map {
        NotCompared(
          crisis: crisis.id, indicator: $1.id, before: $0.reading(on: old.asOf.day),
          after: $1.reading(on: new.asOf.day))
      }
      return (kept + added + gone).filter { !$0.before.isFigure || !$0.after.isFigure }
    }
  }
}

extension Optional<Indicator.Reading> {
  fileprivate var isFigure: Bool {
    if case .figure? = self { true } else { false }
  }
}
