import CrisisModel
import StrictJSON
import Testing

/// What ships under `Data` holds to its own rules.
@Suite("Shipped data")
struct DataTests {
  @Test func referenceHasNoProblems() {
    #expect(ReferenceData.problems == [])
  }

  @Test(arguments: Archives.snapshots)
  func snapshotHasNoProblems(file: Archives.File) throws {
    let read = Read(try file.bytes(), reviewing: true)
    #expect(read.lines == [])
    #expect(read.snapshot.map { "\($0.asOf.basic).json" } == file.name)
  }

  @Test(arguments: Archives.snapshots)
  func snapshotIsWrittenAndReadAgain(file: Archives.File) throws {
    let snapshot = try #require(Read(try file.bytes()).snapshot)
    let written = SnapshotWriter.write(snapshot)
    let again = try #require(Read(written).snapshot)
    #expect(again == snapshot)
    #expect(SnapshotWriter.write(again) == written)
  }

  @Test(arguments: Archives.snapshots)
  func councilVotesAreThoseOfItsMembers(file: Archives.File) throws {
    let snapshot = try #require(Read(try file.bytes()).snapshot)
    let council = ReferenceData.shipped.council
    for decision in snapshot.crises.flatMap(\.decisions) where decision.body == "UNSC" {
      let review = DecisionReview(decision, council: council)
      #expect(review.findings == [], "\(decision.symbol.rawValue)")
      if decision.withoutVote { continue }
      #expect(review.recomputed == decision.recordedOutcome, "\(decision.symbol.rawValue)")
      #expect(decision.ballots?.voters.sorted() == council.members(on: decision.date))
    }
  }

  /// Cases are followed over their deciding instants only, so there a crisis may leave as a whole;
  /// elsewhere none may.
  @Test(arguments: Archives.names)
  func nothingOnRecordVanishes(archive: String) throws {
    var previous: Set<String> = []
    for file in Archives.files(in: archive) {
      let snapshot = try #require(Read(try file.bytes()).snapshot)
      let record = Self.record(snapshot)
      let carried = snapshot.crises.map(\.id.rawValue)
      let missing = previous.subtracting(record).filter { entry in
        archive != "cases" || carried.contains { entry.hasPrefix($0 + " ") }
      }
      #expect(missing == [], "\(file.testDescription)")
      previous = record
    }
  }

  /// What must still be there in the next snapshot: what was done, said, decided and seen.
  ///
  /// Verdicts change, so the sources of a verdict alone may go.
  private static func record(_ snapshot: Snapshot) -> Set<String> {
    var record: Set<String> = []
    for crisis in snapshot.crises {
      let id = crisis.id.rawValue
      record.insert("crisis \(id)")
      record.formUnion(
        crisis.measures.map { "\(id) measure \($0.id.rawValue) \($0.step.rawValue)" })
      record.formUnion(
        crisis.positions.map {
          "\(id) position \($0.holder.rawValue) \($0.question.rawValue) \($0.date.iso)"
        })
      record.formUnion(crisis.decisions.map { "\(id) decision \($0.symbol.rawValue)" })
      record.formUnion(crisis.events.map { "\(id) event \($0.id.rawValue) \($0.date.day.iso)" })
      record.formUnion(crisis.indicators.map { "\(id) indicator \($0.id.rawValue)" })
    }
    return record
  }

  @Test func archiveOf2011HasItsDays() {
    let days = Set(
      Archives.files(in: "2011").compactMap { Instant(String($0.name.dropLast(5)))?.day })
    let expected = [
      "2010-12-02", "2010-12-09", "2010-12-24", "2011-01-28", "2011-02-17", "2011-02-22",
      "2011-02-26", "2011-03-10", "2011-03-12", "2011-03-17", "2011-04-04", "2011-04-11",
      "2011-10-04", "2011-10-21", "2011-10-31",
    ]
    #expect(expected.filter { !days.contains(day($0)) } == [])
    #expect(days.contains(day("2011-03-30")) || days.contains(day("2011-03-31")))
  }

  @Test func archiveOfTheGambiaHasItsDays() {
    #expect(Archives.files(in: "gambia-2016").count >= 5)
  }
}
