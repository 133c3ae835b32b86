package import CrisisModel
internal import StrictJSON

/// Composes snapshots of a chronicle; instants in order cost the least.
///
/// A source is written once, and a crisis once for all snapshots between two of its changes. Copies
/// work apart from one another, one a thread.
package struct SnapshotComposer: Sendable {
  private let chronicle: Chronicle
  private let order: SourceOrder
  private let sourceParts: [JSONPart]
  /// The instants at which each crisis changes.
  private let changes: [[Instant]]
  private var carried: [CarriedCrisis?]

  /// A crisis between two of its changes.
  private struct CarriedCrisis {
    /// How many of its changes were known.
    let changes: Int
    let crisis: Crisis
    let part: JSONPart
    /// Places of the sources that it cites.
    let sources: Set<Int>
  }

  /// Writes every source of the chronicle once.
  package init(_ chronicle: Chronicle) {
    self.chronicle = chronicle
    order = SourceOrder(chronicle.sources)
    sourceParts = chronicle.sources.map(SnapshotWriter.part)
    changes = chronicle.crises.map(\.changes)
    carried = Array(repeating: nil, count: chronicle.crises.count)
  }

  /// The snapshot of an instant, with its bytes as `SnapshotWriter` writes them.
  ///
  /// It carries the crises that are open; it is not validated.
  package mutating func compose(at instant: Instant) -> ComposedSnapshot {
    var crises: [CarriedCrisis] = []
    for place in chronicle.crises.indices where chronicle.crises[place].isOpen(at: instant) {
      if let crisis = crisis(place, at: instant) { crises.append(crisis) }
    }
    let cited = crises.reduce(into: Set()) { $0.formUnion($1.sources) }.sorted()
    let snapshot = Snapshot(
      asOf: instant, handling: chronicle.marking.handling,
      exercise: chronicle.marking.isExercise, note: chronicle.note,
      sources: cited.map { chronicle.sources[$0] }, crises: crises.map(\.crisis))
    let bytes = SnapshotWriter.write(
      snapshot, sources: cited.map { sourceParts[$0] }, crises: crises.map(\.part))
    return ComposedSnapshot(snapshot: snapshot, bytes: bytes)
  }

  private mutating func crisis(_ place: Int, at instant: Instant) -> CarriedCrisis? {
    let known = changes[place].lastIndex { $0 <= instant }.map { $0 + 1 } ?? 0
    if let crisis = carried[place], crisis.changes == known { return crisis }
    guard let crisis = chronicle.crises[place].crisis(at: instant) else { return nil }
    let made = CarriedCrisis(
      changes: known, crisis: crisis, part: SnapshotWriter.part(crisis),
      sources: order.places(of: crisis.cited))
    carried[place] = made
    return made
  }
}

/// A snapshot and the bytes of its file.
package struct ComposedSnapshot: Sendable {
  package let snapshot: Snapshot
  package let bytes: [UInt8]

  /// `20110317T235900Z.json`.
  package var fileName: String { "\(snapshot.asOf.basic).json" }
}
