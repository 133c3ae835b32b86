/// What differs in one snapshot from another; records are matched by id, so that another order in
/// the file is no change.
///
/// It does not matter which snapshot is the earlier one: between the same two in the opposite
/// direction every change is mirrored. A new crisis is one change, and so is one that is gone; what
/// is on record in it is not listed as well.
package enum Changes {
  /// The changes by crisis, in the order of the new snapshot; then crises that are gone, then
  /// sources.
  ///
  /// Those of one crisis are ordered by kind, date and subject.
  package static func between(
    _ old: Snapshot, _ new: Snapshot, reference: Reference
  ) -> [Change] {
    let places = Dictionary(zip(old.crises.map(\.id), old.crises.indices)) { first, _ in first }
    var found: [Change] = []
    for index in new.crises.indices {
      guard let place = places[new.crises[index].id] else {
        found.append(.crisis(new.crises[index], isNew: true))
        continue
      }
      var comparison = CrisisComparison(
        old: old.crises[place], new: new.crises[index], oldDay: old.asOf.day, newDay: new.asOf.day,
        reference: reference)
      comparison.run(addingTo: &found)
    }
    found += gone(old, new)
    let start = found.count
    found += SourceComparison.changes(old.sources, new.sources)
    found.order(from: start)
    return found
  }

  private static func gone(_ old: Snapshot, _ new: Snapshot) -> [Change] {
    let there = Set(new.crises.map(\.id))
    return old.crises.filter { !there.contains($0.id) }.map { .crisis($0, isNew: false) }
  }
}

extension Change {
  fileprivate static func crisis(_ crisis: Crisis, isNew: Bool) -> Change {
    let status = crisis.verdict.status.rawValue
    return Change(
      crisis: crisis.id, kind: isNew ? .crisisNew : .crisisGone, subject: crisis.id.rawValue,
      before: isNew ? nil : status, after: isNew ? status : nil, fields: [], importance: .major,
      fact: .crisis(crisis.id), isOnlyInOld: !isNew, date: crisis.began)
  }
}

extension [Change] {
  /// Orders the changes from a place on by kind, date and subject.
  ///
  /// It sorts places and then swaps the changes: they are large, and mostly in order already.
  mutating func order(from start: Int) {
    guard count > start + 1 else { return }
    var keys = (start..<count).map { place in
      (rank: self[place].kind.rank, day: self[place].date?.dayNumber ?? .min, place: place)
    }
    keys.sort { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      if left.day != right.day { return left.day < right.day }
      return self[left.place].subject < self[right.place].subject
    }
    arrange(from: start, by: keys.map(\.place))
  }

  /// Moves to each place from `start` on the change whose place `places` gives.
  private mutating func arrange(from start: Int, by places: [Int]) {
    for (offset, origin) in places.enumerated() {
      // The change there may have been swapped away before, to where that swap took place.
      var source = origin
      while source < start + offset { source = places[source - start] }
      if source != start + offset { swapAt(start + offset, source) }
    }
  }
}
