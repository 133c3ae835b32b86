import CrisisModel
import FoundationEssentials
import Glibc
import SnapshotArchive
import Synchronization
import TestSupport
import Testing

@Suite("Index brought up to date") struct IndexUpdateTests {
  private let edited: EditedArchive
  private static let snapshots = ShippedArchive.year2011.snapshots
  private static let crises = Set(snapshots.flatMap { $0.crises.map(\.id) }).sorted()
  private static let first = 15_000

  init() throws {
    edited = try EditedArchive()
    for (place, snapshot) in Self.snapshots.prefix(12).enumerated() {
      try edited.write(snapshot, on: Self.first + 2 * place)
    }
  }

  private func remove(_ day: Int) throws {
    try FileManager.default.removeItem(atPath: path(day))
  }

  private func path(_ day: Int) -> String {
    "\(edited.directory.path)/\(EditedArchive.name(day))"
  }

  /// How many snapshots are compared to bring an index up to date.
  private func work(from previous: ArchiveIndex?) throws -> Int {
    let counter = Counter()
    var indexing = Indexing(processors: 2, progress: { done, _ in counter.set(done) })
    indexing.settling = 0
    _ = ArchiveIndex.bringUpToDate(try edited.open(), from: previous, indexing)
    return counter.value
  }

  @Test func onlyAChangedFileAndItsSuccessorAreCompared() throws {
    let before = index(try edited.open())
    #expect(try work(from: nil) == 12)
    #expect(try work(from: before) == 0)
    try edited.write(Self.snapshots[9], on: Self.first + 6)
    #expect(try work(from: before) == 2)
    let replaced = index(try edited.open(), from: before)
    try edited.write(Self.snapshots[13], on: Self.first + 7)
    #expect(try work(from: replaced) == 2)
    let inserted = index(try edited.open(), from: replaced)
    try remove(Self.first + 8)
    #expect(try work(from: inserted) == 1)
    let removed = index(try edited.open(), from: inserted)
    try remove(Self.first)
    #expect(try work(from: removed) == 1)
  }

  /// A file just written could be written again without another stamp.
  @Test func aFileThatIsTooNewIsReadAgain() throws {
    var indexing = Indexing(processors: 1)
    indexing.settling = .max
    let archive = try edited.open()
    let fresh = ArchiveIndex.bringUpToDate(archive, from: nil, indexing)
    #expect(fresh.comparisons(of: nil) == index(archive).comparisons(of: nil))
    #expect(try work(from: fresh) == 12)
  }

  @Test(arguments: [3, 17, 4_711] as [UInt64])
  func anyEditsGiveTheIndexMadeFromNothing(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var current: ArchiveIndex?
    for step in 0..<40 {
      for _ in 0..<Int.random(in: 0...2, using: &generator) { try edit(&generator) }
      let archive = try edited.open()
      current = index(archive, from: current, processors: step % 3 + 1)
      let again = try #require(current)
      let fresh = index(archive)
      #expect(
        answers(again, of: Self.crises) == answers(fresh, of: Self.crises),
        "seed \(seed), step \(step)")
    }
  }

  private func edit(_ generator: inout SeededGenerator) throws {
    let day = Self.first + Int.random(in: 0..<24, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: try? remove(day)
    case 1: try edited.directory.write("{", to: EditedArchive.name(day))
    default:
      let snapshot = try #require(Self.snapshots.drawn(&generator))
      try edited.write(snapshot, on: day)
    }
  }

  /// No difference is made up across a file that cannot be read.
  @Test func aBrokenFileMakesTwoUnknown() throws {
    try edited.directory.write("{", to: EditedArchive.name(Self.first + 6))
    let index = index(try edited.open())
    let unknown = (0..<12).filter { index.comparison(at: $0, of: nil) == .unknown }
    #expect(unknown == [3, 4])
    #expect(index.differences(at: 3, of: nil) == nil)
    #expect(index.mayDiffer(at: 4, crisis: "libya-2011", section: .events))
  }

  /// As a copy that keeps times would do it.
  @Test(arguments: [false, true])
  func aReplacementOfTheSameSizeAndTimeIsNoticed(inPlace: Bool) throws {
    let archive = try edited.open()
    let before = index(archive)
    let file = path(Self.first + 6)
    let stamp = try #require(FileStamp(path: file))
    var bytes = Array(try Data(contentsOf: URL(filePath: file)))
    let rationale = bytes.firstRange(of: Array(#""rationale": ""#.utf8))
    bytes[try #require(rationale?.upperBound)] = UInt8(ascii: "?")
    let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
    let target = inPlace ? file : "\(file).new"
    try Data(bytes).write(to: URL(filePath: target))
    if !inPlace { #expect(rename(target, file) == 0) }
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(date)], ofItemAtPath: file)
    #expect(FileStamp(path: file)?.size == stamp.size)
    let after = index(archive, from: before)
    #expect(after.comparisons(of: nil) == index(archive).comparisons(of: nil))
    #expect(after.comparisons(of: nil) != before.comparisons(of: nil))
  }
}

/// The last number that was told, from whichever thread.
private final class Counter: Sendable {
  private let number = Atomic(0)

  func set(_ value: Int) { number.store(value, ordering: .relaxed) }

  var value: Int { number.load(ordering: .relaxed) }
}
