import CrisisModel
import Dashboard
import DisplayText
import Glibc
import Presentation
import SnapshotArchive
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

/// The index in the program: it saves reading and changes no answer.
@Suite("Index of changes in use") struct IndexKeeperTests {
  private let archive: LiveArchive

  init() throws {
    archive = try .open()
  }

  private func makeKeeper(cache: String?) -> IndexKeeper {
    IndexKeeper(archive: archive.path, cache: cache, files: SnapshotCache(reference: nil))
  }

  private func counts(_ keeper: inout IndexKeeper, _ archive: Archive) -> ChangeCounts? {
    while !keeper.bringUpToDate(archive, isUrged: { false }) {}
    return keeper.counts()
  }

  @Test func whatIsKeptSaysTheSameAsWhatIsFoundAnew() throws {
    let cache = try TemporaryDirectory()
    var first = makeKeeper(cache: cache.path)
    let anew = counts(&first, archive.listing)
    let found = try #require(anew)
    var second = makeKeeper(cache: cache.path)
    // Who has no time to compare a snapshot has them all compared already.
    let isWhole = second.bringUpToDate(archive.listing, isUrged: { true })
    #expect(isWhole)
    let again = counts(&second, archive.listing)
    #expect(again == found)
    #expect(found.counts(of: nil).first == .first)
    #expect(!found.counts(of: "libya-2011").contains(.unknown))
    #expect(found.counts(of: "libya-2011").contains { $0 != .records(0) && $0 != .first })
  }

  @Test func interruptedItGoesOn() throws {
    var keeper = makeKeeper(cache: nil)
    let isWhole = keeper.bringUpToDate(archive.listing, isUrged: { true })
    #expect(!isWhole)
    var whole = makeKeeper(cache: nil)
    let (found, expected) = (counts(&keeper, archive.listing), counts(&whole, archive.listing))
    #expect(found == expected)
  }

  @Test func aCacheThatCannotBeWrittenIsSaidOnce() throws {
    let directory = try TemporaryDirectory()
    let file = try directory.write("no directory", to: "file")
    var keeper = makeKeeper(cache: "\(file)/watchfloor")
    _ = counts(&keeper, archive.listing)
    let first = keeper.takeProblem()
    let problem = try #require(first)
    #expect(problem.string.hasPrefix("the index is not kept: \(file)"))
    let second = keeper.takeProblem()
    #expect(second == nil)
  }

  /// A search that leaves files out finds what one finds that reads them all.
  @Test(arguments: [true, false]) func aSearchFindsTheSame(isForward: Bool) {
    let facts: [Fact] = [
      .crisis("libya-2011"), .crisis("syria-2011"),
      .decision("libya-2011", "S/RES/1973 (2011)"),
    ]
    for fact in facts {
      for index in archive.entries.indices {
        let seek = seek(fact, from: index, isForward)
        #expect(
          end(of: seek, isIndexed: true) == end(of: seek, isIndexed: false),
          "\(fact) from \(index)")
      }
    }
  }

  private func seek(_ fact: Fact, from index: Int, _ isForward: Bool) -> Seek {
    let snapshot = ShippedArchive.year2011.snapshots[index]
    return Seek(
      fact: fact, isForward: isForward, record: SnapshotWriter.write(fact, of: snapshot) ?? [],
      index: index + (isForward ? 1 : -1))
  }

  private func end(of seek: Seek, isIndexed: Bool) -> Int? {
    let work = WorkAtOnce(archive.chores)
    if isIndexed { _ = work.want(.countChanges, in: archive.listing) }
    guard case .seekEnded(let index)? = work.want(.seek(seek), in: archive.listing).last else {
      Issue.record("the search has no end")
      return nil
    }
    return index
  }
}
