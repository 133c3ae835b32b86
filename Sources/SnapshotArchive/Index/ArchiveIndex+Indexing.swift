/// How to bring an index up to date.
package struct Indexing: Sendable {
  /// How many threads read, including the caller's.
  package var processors: Int
  /// Asked before each file, on any of the threads.
  package var isCancelled: @Sendable () -> Bool
  /// Receives how many of how many snapshots are compared; called on any of the threads, one at a
  /// time.
  package var progress: @Sendable (Int, Int) -> Void
  /// Nanoseconds after which a changed file can be told from one that changes again.
  ///
  /// Until then it is read anew each time. Two seconds are the coarsest step of a file system.
  package var settling = Self.usualSettling
  /// How many snapshots, drawn by lot, are compared anew although the earlier index has them.
  ///
  /// If one of them disagrees, nothing of the earlier index is kept.
  package var samples = 0
  /// Where files are read.
  package var cache: SnapshotCache

  /// Nanoseconds; the coarsest step of a file system.
  package static let usualSettling: Int64 = 2_000_000_000

  /// A way that never cancels and reports no progress by default.
  package init(
    processors: Int, cache: SnapshotCache = SnapshotCache(reference: nil),
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    self.processors = processors
    self.cache = cache
    self.isCancelled = isCancelled
    self.progress = progress
  }
}

extension ArchiveIndex {
  /// Returns the index of an archive as its files are now; blocks until it is complete or
  /// cancelled.
  ///
  /// It keeps what an earlier index says about unchanged files. A cancelled run returns what it
  /// achieved, and the next one continues from there.
  package static func bringUpToDate(
    _ archive: Archive, from previous: ArchiveIndex?, _ indexing: Indexing
  ) -> ArchiveIndex {
    var index = ArchiveIndex(keeping: previous, for: archive)
    if !index.agrees(with: archive, indexing) {
      index = ArchiveIndex(keeping: nil, for: archive)
    }
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

  /// Whether randomly chosen snapshots differ as the index says; those that change meanwhile do not
  /// count.
  private func agrees(with archive: Archive, _ indexing: Indexing) -> Bool {
    let known = records.indices.filter { records[$0].state != .notIndexed }
    let drawn = known.shuffled().prefix(indexing.samples).sorted()
    guard !drawn.isEmpty else { return true }
    var quiet = indexing
    quiet.progress = { _, _ in }
    for (place, result) in IndexWork(archive.entries, open: drawn, quiet).run() {
      let record = records[place]
      guard result.stamp == record.stamp, result.stampBefore == record.stampBefore else { continue }
      var other = self
      other.take(result, at: place)
      guard other.records[place] == record else { return false }
    }
    return true
  }

  private mutating func take(_ result: IndexWork.Result, at place: Int) {
    records[place].stamp = result.stamp
    records[place].stampBefore = result.stampBefore
    records[place].state = result.state
    let numbered = result.differences.map { (crises.number(for: $0.id), $0.differences) }
    records[place].cells = numbered.sorted { $0.0 < $1.0 }.flatMap { $1.cells(of: $0) }
  }
}
