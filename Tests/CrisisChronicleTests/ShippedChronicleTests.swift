import CrisisChronicle
import CrisisModel
import TestSupport
import Testing

/// What ships under `Data/chronicle` is sound, and the archives are composed of it.
@Suite("Shipped chronicles") struct ShippedChronicleTests {
  @Test func thereAreThree() {
    #expect(ShippedChronicle.all.map(\.name) == ["2011", "cases", "gambia-2016"])
  }

  @Test(arguments: ShippedChronicle.all)
  func theArchiveIsWhatIsComposed(shipped: ShippedChronicle) throws {
    let reading = Reading(try shipped.documents())
    #expect(reading.lines == [])
    #expect(reading.composed.map(\.fileName) == shipped.snapshots)
    for composed in reading.composed {
      let isSame = composed.bytes == (try shipped.snapshot(composed.fileName))
      #expect(isSame, "\(shipped.name)/\(composed.fileName)")
    }
  }

  /// What a composer keeps from one snapshot to the next never shows in another.
  @Test func theOrderOfComposingDoesNotMatter() throws {
    let documents = try #require(ShippedChronicle.all.first).documents()
    let chronicle = try #require(Reading(documents, at: []).chronicle)
    var forwards = SnapshotComposer(chronicle)
    var atRandom = SnapshotComposer(chronicle)
    var random = SeededGenerator(seed: 13)
    let whole = Dictionary(
      uniqueKeysWithValues: chronicle.instants.map { ($0, forwards.compose(at: $0).bytes) })
    for instant in chronicle.instants.shuffled(using: &random) {
      #expect(atRandom.compose(at: instant).bytes == whole[instant], "\(instant.iso)")
    }
  }

  /// A snapshot of any instant can be composed, not of the chronicle's own alone; of those at which
  /// something changed, every seventh is.
  @Test(arguments: ShippedChronicle.all)
  func everyInstantBetweenIsSound(shipped: ShippedChronicle) throws {
    let documents = try shipped.documents()
    let chronicle = try #require(Reading(documents, at: []).chronicle)
    let changes = Set(chronicle.crises.flatMap(\.changes)).sorted().enumerated()
    let instants = changes.filter { place, instant in
      place.isMultiple(of: 7) && chronicle.crises.contains { $0.isOpen(at: instant) }
    }.map(\.element)
    let reading = Reading(documents, at: instants)
    #expect(reading.problems.problems.filter(\.isError) == [])
    #expect(reading.composed.allSatisfy { $0.snapshot == Self.read($0) })
  }

  private static func read(_ composed: ComposedSnapshot) -> Snapshot? {
    composed.bytes.withUnsafeBufferPointer {
      SnapshotReader.read($0, reference: ReferenceData.shipped).value
    }
  }
}
