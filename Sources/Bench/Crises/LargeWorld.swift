internal import CrisisModel
internal import SnapshotArchive

/// Snapshots with thousands of copies of the shipped crises: real numbers of measures, positions
/// and sources.
struct LargeWorld {
  private let crises: Int
  private let frame: Snapshot
  /// Each crisis as the snapshots of its archive have it, the latest last, with their sources.
  private let histories: [[(crisis: Crisis, sources: [Source])]]

  init(_ installation: Installation, crises: Int) throws(BenchError) {
    let templates = try DocumentGenerator(installation).templates
    var histories: [[(crisis: Crisis, sources: [Source])]] = []
    var places: [CrisisID: Int] = [:]
    for snapshot in templates {
      for crisis in snapshot.crises {
        let place = places[crisis.id] ?? histories.count
        if place == histories.count { histories.append([]) }
        places[crisis.id] = place
        histories[place].append((crisis, snapshot.sources))
      }
    }
    (self.crises, self.histories) = (crises, histories)
    frame = templates[templates.count - 1]
  }

  /// The world as it is in the end.
  func latest() -> Snapshot { snapshot { _, history in history.count - 1 } }

  /// Every tenth crisis as the snapshot before the last has it.
  func neighbor() -> Snapshot {
    snapshot { number, history in max(0, history.count - (number % 10 == 0 ? 2 : 1)) }
  }

  /// Every crisis as it was half way.
  func distant() -> Snapshot { snapshot { _, history in max(0, history.count / 2 - 1) } }

  private func snapshot(
    _ place: (Int, [(crisis: Crisis, sources: [Source])]) -> Int
  ) -> Snapshot {
    var world = frame
    (world.crises, world.sources) = ([], [])
    for number in 0..<crises {
      let history = histories[number % histories.count]
      let version = history[place(number, history)]
      var copier = CrisisCopier(number: number)
      world.crises.append(copier.copy(version.crisis))
      world.sources += copier.copyUsed(version.sources)
    }
    return world
  }
}
