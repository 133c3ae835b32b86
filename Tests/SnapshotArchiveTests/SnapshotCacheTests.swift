import CrisisModel
import SnapshotArchive
import Synchronization
import TestSupport
import Testing

@Suite("Cache of snapshots") struct SnapshotCacheTests {
  private final class Counter: Sendable {
    private let state = Mutex(0)
    func add() { state.withLock { $0 += 1 } }
    var count: Int { state.withLock { $0 } }
  }

  private let directory: TemporaryDirectory
  private let counter = Counter()
  private let cache: SnapshotCache

  init() throws {
    directory = try TemporaryDirectory()
    let counter = counter
    cache = SnapshotCache(reference: nil) { (path) throws(FileError) in
      counter.add()
      return try FileBytes(path: path)
    }
  }

  private func copy(_ count: Int) throws -> Archive {
    for entry in ShippedArchive.year2011.archive.entries.prefix(count) {
      try directory.copy(entry.path, to: entry.name)
    }
    return try Archive(path: directory.path)
  }

  @Test func bytesAndSnapshotComeFromOneReading() throws {
    let entry = try copy(1).entries[0]
    _ = try cache.bytes(of: entry)
    #expect(cache.snapshot(of: entry).snapshot?.asOf == entry.asOf)
    #expect(cache.snapshot(of: entry).problems.isEmpty)
    #expect(counter.count == 1)
  }

  @Test func onlyTheLastFewAreKept() throws {
    let archive = try copy(12)
    for entry in archive.entries { _ = try cache.bytes(of: entry) }
    #expect(counter.count == 12)
    _ = try cache.bytes(of: archive.entries[11])
    #expect(counter.count == 12)
    _ = try cache.bytes(of: archive.entries[0])
    #expect(counter.count == 13)
  }

  @Test func anotherFileUnderTheNameIsRead() throws {
    let entry = try copy(1).entries[0]
    #expect(cache.snapshot(of: entry).snapshot != nil)
    try directory.write("{", to: entry.name)
    #expect(cache.snapshot(of: entry).snapshot == nil)
    #expect(counter.count == 2)
    cache.forget([entry.asOf])
    #expect(cache.snapshot(of: entry).problems.count == 1)
    #expect(counter.count == 3)
  }

  @Test func manyThreadsReadOnce() async throws {
    let entry = try copy(1).entries[0]
    let cache = cache
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { cache.snapshot(of: entry).snapshot != nil } }
      for await isRead in group { #expect(isRead) }
    }
    #expect(counter.count == 1)
  }
}
