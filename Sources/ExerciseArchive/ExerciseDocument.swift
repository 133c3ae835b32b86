internal import CrisisModel

/// Writes the snapshots of a world one after the other, fast: the bytes of a crisis are kept until
/// something in it changes.
///
/// It writes the fields in the order of `SnapshotWriter`, with other indentation.
package struct ExerciseDocument {
  fileprivate struct Part {
    let id: CrisisID
    let revision: Int
    /// The sources, with commas between them.
    let sources: [UInt8]
    let crisis: [UInt8]
  }

  private var parts: [Part] = []
  /// Of the latest snapshot.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Makes `bytes` those of the world's present day.
  package mutating func write(_ world: ExerciseWorld) {
    for (place, crisis) in world.crises.enumerated() { keep(crisis, at: place, frame: world.frame) }
    let (head, middle, tail) = Self.split(SnapshotWriter.write(world.frame))
    bytes.removeAll(keepingCapacity: true)
    bytes += head
    join(\.sources)
    bytes += middle
    join(\.crisis)
    bytes += tail
  }

  private mutating func keep(
    _ crisis: ExerciseCrisis, at place: Int, frame: Snapshot
  ) {
    if place < parts.count, parts[place].id == crisis.crisis.id,
      parts[place].revision == crisis.revision
    {
      return
    }
    let part = Part(crisis, frame: frame)
    if place < parts.count { parts[place] = part } else { parts.append(part) }
  }

  private mutating func join(_ bytesOf: KeyPath<Part, [UInt8]>) {
    for (place, part) in parts.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += part[keyPath: bytesOf]
    }
  }

  /// Cuts an empty snapshot inside its two lists, which are the only brackets with nothing in them.
  private static func split(
    _ empty: [UInt8]
  ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>, ArraySlice<UInt8>) {
    let places = empty.indices.dropLast().filter {
      empty[$0] == UInt8(ascii: "[") && empty[$0 + 1] == UInt8(ascii: "]")
    }
    precondition(places.count == 2, "an empty snapshot has two empty lists")
    return (
      empty[...places[0]], empty[(places[0] + 1)...places[1]], empty[(places[1] + 1)...]
    )
  }
}

extension ExerciseDocument.Part {
  fileprivate init(_ crisis: ExerciseCrisis, frame: Snapshot) {
    id = crisis.crisis.id
    revision = crisis.revision
    self.crisis = SnapshotWriter.write(crisis.crisis)
    var sheet = frame
    sheet.sources = crisis.sources
    let records = crisis.sources.compactMap { SnapshotWriter.write(.source($0.id), of: sheet) }
    sources = Array(records.joined(separator: [UInt8(ascii: ",")]))
  }
}
