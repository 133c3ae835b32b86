import CrisisModel
import StrictJSON
import Testing

/// Whole documents, good and broken, with every line that reading them must report.
@Suite("Fixtures")
struct FixtureTests {
  @Test func thereAreFixtures() {
    #expect(Fixture.valid.count >= 20)
    #expect(Fixture.invalid.count >= 100)
  }

  @Test(arguments: Fixture.valid)
  func valid(fixture: Fixture) throws {
    let read = Read(try fixture.bytes(), reviewing: true)
    #expect(read.snapshot != nil)
    #expect(read.problems.allSatisfy { $0.problem.severity == .finding })
    try fixture.expectReport(read.lines)
  }

  @Test(arguments: Fixture.invalid)
  func invalid(fixture: Fixture) throws {
    let read = Read(try fixture.bytes(), reviewing: true)
    #expect(read.snapshot == nil)
    #expect(read.problems.contains { $0.problem.severity == .error })
    try fixture.expectReport(read.lines)
  }

  @Test(arguments: Fixture.valid)
  func writtenAndReadAgain(fixture: Fixture) throws {
    let snapshot = try #require(Read(try fixture.bytes()).snapshot)
    let written = SnapshotWriter.write(snapshot)
    let again = Read(written)
    #expect(again.snapshot == snapshot)
    #expect(again.snapshot.map(SnapshotWriter.write) == written)
  }

  /// One broken thing leads to one message, unless the name says otherwise.
  @Test(arguments: Fixture.invalid)
  func oneMessageEach(fixture: Fixture) throws {
    let several: Set = [
      "several-problems", "problems-before-broken-syntax", "dates-ahead-of-a-late-as-of",
      "sources-unresolved-before-their-list",
      "body-unresolved", "date-without-quotes",
    ]
    let errors = Read(try fixture.bytes()).problems.filter { $0.problem.severity == .error }
    #expect((errors.count > 1) == several.contains(fixture.name))
  }
}
