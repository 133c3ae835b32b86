/// Two lists whose entries have unique ids: which entries are in one list only, and which are in
/// both.
struct Pairs<Element> {
  private(set) var added: [Element] = []
  private(set) var gone: [Element] = []
  /// In the order of the new list.
  private(set) var kept: [(old: Element, new: Element)] = []

  /// - Parameters:
  ///   - id: returns the id of the entry at a place of a list; passing the entry itself would copy
  ///     it.
  ///   - isKept: whether entries with the same id, at these places, are of interest.
  init<ID: Hashable>(
    _ old: [Element], _ new: [Element], by id: ([Element], Int) -> ID,
    where isKept: (Int, Int) -> Bool
  ) {
    let places = PairedPlaces(old.count, { id(old, $0) }, new.count, { id(new, $0) })
    added = places.added.map { new[$0] }
    gone = places.gone.map { old[$0] }
    for (before, after) in places.kept where isKept(before, after) {
      kept.append((old[before], new[after]))
    }
  }
}

extension Pairs where Element: ComparedInPlace {
  /// Keeps the entries that are in both lists and differ.
  init<ID: Hashable>(_ old: [Element], _ new: [Element], by id: ([Element], Int) -> ID) {
    self.init(old, new, by: id) { !Element.isSame(old, $0, new, $1) }
  }
}

/// The places of ids in two lists: in one only, or in both.
private struct PairedPlaces<ID: Hashable> {
  typealias IDs = (Int) -> ID

  private(set) var added: [Int] = []
  private(set) var gone: [Int] = []
  private(set) var kept: [(old: Int, new: Int)] = []
  private let oldCount: Int
  private let newCount: Int

  /// How many entries are compared where the lists diverge; those further away are found by
  /// hashing.
  private static var furthest: Int { 64 }

  /// - Parameters:
  ///   - old: the id at a place of the old list
  ///   - new: the id at a place of the new list
  init(_ oldCount: Int, _ old: IDs, _ newCount: Int, _ new: IDs) {
    (self.oldCount, self.newCount) = (oldCount, newCount)
    kept.reserveCapacity(min(oldCount, newCount))
    walk(old, new)
    matchRest(old, new)
  }

  /// Walks along both lists at once and past entries that were inserted; entries without a partner
  /// nearby go to `added` and `gone`.
  ///
  /// Each miss halves how far it looks ahead, so that lists with nothing in common cost no more.
  private mutating func walk(_ old: IDs, _ new: IDs) {
    var (before, after, reach) = (0, 0, Self.furthest)
    while before < oldCount && after < newCount {
      let (nextOld, nextNew) = meeting(old, before, new, after, reach)
      reach = nextOld == before || nextNew == after ? Self.furthest : reach / 2
      gone += before..<nextOld
      added += after..<nextNew
      (before, after) = (nextOld, nextNew)
      guard before < oldCount, after < newCount, old(before) == new(after) else { continue }
      kept.append((before, after))
      before += 1
      after += 1
    }
    gone += before..<oldCount
    added += after..<newCount
  }

  /// The next places with the same id, of which at most one has moved on; if there are none, both
  /// one further.
  private func meeting(
    _ old: IDs, _ before: Int, _ new: IDs, _ after: Int, _ reach: Int
  ) -> (Int, Int) {
    let (here, there) = (old(before), new(after))
    if here == there { return (before, after) }
    for distance in stride(from: 1, through: reach, by: 1) {
      if after + distance < newCount, new(after + distance) == here {
        return (before, after + distance)
      }
      if before + distance < oldCount, old(before + distance) == there {
        return (before + distance, after)
      }
    }
    return (before + 1, after + 1)
  }

  /// Finds the partners of entries that moved elsewhere.
  private mutating func matchRest(_ old: IDs, _ new: IDs) {
    guard !added.isEmpty && !gone.isEmpty else { return }
    var places = Dictionary(zip(gone.map(old), gone)) { first, _ in first }
    let count = kept.count
    added.removeAll { after in
      guard let before = places.removeValue(forKey: new(after)) else { return false }
      kept.append((before, after))
      return true
    }
    guard kept.count > count else { return }
    let found = Set(kept[count...].map(\.old))
    gone.removeAll { found.contains($0) }
    kept.sort { $0.new < $1.new }
  }
}
