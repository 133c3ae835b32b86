import CrisisModel
import ExerciseArchive
import SnapshotArchive
import StrictJSON
import TestSupport
import Testing

/// The archive that `make bench` measures with is one that the program takes without a word.
@Suite("Made-up archive")
struct ExerciseWorldTests {
  private let reference = ReferenceDirectory.load(path: Repository.reference).reference

  private func world(crises: Int = 12, seed: UInt64 = 1) throws -> ExerciseWorld {
    let day = try #require(CalendarDay("2015-01-01"))
    return ExerciseWorld(crises: crises, on: day, seed: seed, reference: reference)
  }

  private func read(_ bytes: [UInt8]) -> (snapshot: Snapshot?, problems: [Problem.Complaint]) {
    let result = bytes.withUnsafeBufferPointer { SnapshotReader.read($0, reference: reference) }
    return (result.value, result.problems.map(\.complaint))
  }

  /// Two years and a half, so that crises end and others begin.
  @Test func everySnapshotIsSound() throws {
    var world = try world()
    var document = ExerciseDocument()
    for _ in 0..<900 {
      document.write(world)
      let (snapshot, problems) = read(document.bytes)
      #expect(problems.isEmpty, "\(world.day.iso)")
      #expect(snapshot == world.snapshot, "\(world.day.iso)")
      world.advance()
    }
  }

  @Test func itSaysThatItIsMadeUp() throws {
    let snapshot = try world().snapshot
    #expect(snapshot.exercise)
    #expect(snapshot.sources.allSatisfy { $0.title.contains("Synthetic") })
    #expect(snapshot.crises.allSatisfy { $0.name.hasPrefix("Exercise ") })
  }

  @Test func oneSeedMakesOneWorld() throws {
    var (first, second, other) = (try world(), try world(), try world(seed: 2))
    for _ in 0..<50 {
      first.advance()
      second.advance()
      other.advance()
    }
    #expect(SnapshotWriter.write(first.snapshot) == SnapshotWriter.write(second.snapshot))
    #expect(SnapshotWriter.write(first.snapshot) != SnapshotWriter.write(other.snapshot))
  }

  /// Few records a day, yet every kind of record in the long run.
  @Test func neighboringDaysDifferInAFewRecords() throws {
    var world = try world(crises: 40)
    var kinds: Set<Change.Kind> = []
    var counts: [Int] = []
    for _ in 0..<600 {
      let before = world.snapshot
      world.advance()
      let changes = Changes.between(before, world.snapshot, reference: reference)
      counts.append(changes.count)
      kinds.formUnion(changes.map(\.kind))
    }
    #expect(counts.sorted()[counts.count / 2] < 40)
    let expected: Set<Change.Kind> = [
      .crisisNew, .crisisGone, .verdictStatus, .decisionNew, .positionNew, .measureNew,
      .measureStatus, .eventNew, .indicatorValue, .sourceNew, .rungReached,
    ]
    #expect(kinds.isSuperset(of: expected), "\(expected.subtracting(kinds))")
  }
}
