internal import CrisisModel
internal import FoundationEssentials
internal import StrictJSON

/// Compares large snapshots, each read from bytes of its own as the dashboard reads them.
struct Comparing {
  private let world: LargeWorld
  private let reference: Reference

  init(_ world: LargeWorld, _ reference: Reference) {
    (self.world, self.reference) = (world, reference)
  }

  /// Nanoseconds of comparisons with an equal, a neighbouring and a distant snapshot, then those of
  /// decoding two of them.
  func run(_ runs: Int) throws(BenchError) -> [[Int]] {
    let bytes = [world.latest(), world.neighbor(), world.distant()].map(SnapshotWriter.write)
    let new = try read(bytes[0])
    let old = [try read(bytes[0]), try read(bytes[1]), try read(bytes[2])]
    var times: [[Int]] = [[], [], [], []]
    for _ in 0..<runs {
      for (place, snapshot) in old.enumerated() {
        times[place].append(try compare(snapshot, new, isEqual: place == 0))
      }
    }
    // It takes long, and what it takes hardly varies.
    for _ in 0..<2 { times[3].append(try decode(bytes[0]) + decode(bytes[1])) }
    return times
  }

  private func compare(
    _ old: Snapshot, _ new: Snapshot, isEqual: Bool
  ) throws(BenchError) -> Int {
    let start = Clock.processorTime()
    let changes = Changes.between(old, new, reference: reference)
    let time = Clock.processorTime() - start
    guard changes.isEmpty == isEqual else {
      throw .disagreement("\(changes.count) changes between snapshots, equal: \(isEqual)")
    }
    return time
  }

  private func read(_ bytes: [UInt8]) throws(BenchError) -> Snapshot {
    let result = bytes.withUnsafeBufferPointer { SnapshotReader.read($0, reference: reference) }
    guard let snapshot = result.value else {
      let problem = result.problems.first?.complaint.text.string ?? "no problem given"
      throw .refused(decoder: "SnapshotReader", reason: problem)
    }
    return snapshot
  }

  private func decode(_ bytes: [UInt8]) throws(BenchError) -> Int {
    let data = Data(bytes)
    let start = Clock.processorTime()
    do {
      _ = try JSONDecoder().decode(SnapshotRecord.self, from: data)
    } catch {
      throw .refused(decoder: "JSONDecoder", reason: String(describing: error))
    }
    return Clock.processorTime() - start
  }
}
