/// How an index is brought up to date.
package struct Indexing: Sendable {
  /// Threads that read, the caller's among them.
  package var processors: Int
  /// Asked before each file, on any of the threads.
  package var isCancelled: @Sendable () -> Bool
  /// How many of how many snapshots are compared; called on any of the threads, one at a time.
  package var progress: @Sendable (Int, Int) -> Void
  /// Nanoseconds after which a file that was changed can be told from one that is changed again.
  ///
  /// Until then it is read anew each time. Two seconds are the coarsest step of a file system.
  package var settling: Int64 = 2_000_000_000

  package init(
    processors: Int, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.processors = processors
    self.isCancelled = isCancelled
    self.progress = progress
  }
}

extension ArchiveIndex {
  /// The index of an archive as its files are now; blocks until it is there, or cancelled.
  ///
  /// Of an earlier index it keeps what rests on files that are still the same. A cancelled run
  /// gives what it got to, which the next one goes on from.
  package static func bringUpToDate(
    _ archive: Archive, from previous: ArchiveIndex?, _ indexing: Indexing
  ) -> ArchiveIndex {
    var index = ArchiveIndex(keeping: previous, for: archive)
    let open = index.records.indices.filter { index.records[$0].state == .notIndexed }
    let work = IndexWork(archive.entries, open: open, indexing)
    for (place, result) in work.run() { index.take(result, at: place) }
    return index
  }

  private init(keeping previous: ArchiveIndex?, for archive: Archive) {
    crises = previous?.crises ?? CrisisTable()
    let old = previous?.records ?? []
    let places = Dictionary(old.indices.map { (old[$0].name, $0) }) { first, _ in first }
    var before: (name: String, stamp: FileStamp?)?
    for entry in archive.entries {
      let stamp = FileStamp(path: entry.path)
      var record = Record(name: entry.name)
      if let place = places[entry.name], stamp != nil, old[place].stamp == stamp,
        before?.name == (place > 0 ? old[place - 1].name : nil),
        before == nil || before?.stamp != nil, old[place].stampBefore == before?.stamp
      {
        record = old[place]
      }
      records.append(record)
      before = (entry.name, stamp)
    }
  }

  private mutating func take(_ result: IndexWork.Result, at place: Int) {
    records[place].stamp = result.stamp
    records[place].stampBefore = result.stampBefore
    records[place].state = result.state
    let numbered = result.differences.map { (crises.number(for: $0.id), $0.differences) }
    records[place].cells = numbered.sorted { $0.0 < $1.0 }.flatMap { $1.cells(of: $0) }
  }
}
