import StrictJSON
import Testing

@testable import CrisisModel

/// What `validate` finds in a snapshot beyond what reading does; whole documents are in `Fixtures`.
@Suite("Review of a snapshot")
struct SnapshotReviewTests {
  /// The findings on a snapshot of 17 March 2011 with a measure and a title of a source, each
  /// with where it was found.
  private func findings(
    status: String = "inForce", until: String? = nil, note: String = "x", title: String = "x",
    grade: String = "A1"
  ) throws -> [String] {
    let term = until.map { "\"until\": \"\($0)\"," } ?? ""
    let measure = """
      {"id": "m", "step": "mediation", "actor": "AU", "status": "\(status)",
       "from": "2011-03-10", \(term) "note": "\(note)", "sources": ["s"]}
      """
    let document = Sample.document(asOf: "2011-03-17T23:59:00Z", ["measures": [measure]])
    var snapshot = try #require(Read(document).snapshot)
    snapshot.sources[0].title = title
    snapshot.sources[0].grade = try #require(Grade(grade))
    return SnapshotReview(snapshot).findings.map { place in
      let last = place.path.last.map { step in
        if case .member(let name) = step { name } else { "measure" }
      }
      return switch place.finding {
      case .lapsed(_, let until, _): "\(last ?? "") lapsed \(until.iso)"
      case .laterDate(let date, _): "\(last ?? "") \(date.day.iso)"
      case .votesWithoutVote: "\(last ?? "") votes"
      }
    }
  }

  /// What was found in the texts of earlier snapshots changes nothing, whatever their order.
  @Test func aMemoryMakesNoDifference() throws {
    let files = Archives.files(in: "2011")
    let snapshots = try files.compactMap { Read(try $0.bytes()).snapshot }
    #expect(snapshots.count == files.count)
    let memory = ReviewMemory()
    for var snapshot in snapshots + snapshots.reversed() {
      // As of a day on which much of it was still to come.
      snapshot.asOf = Instant(day: day("2011-02-20"))
      let found = SnapshotReview(snapshot, memory: memory).findings
      #expect(found == SnapshotReview(snapshot).findings)
    }
    #expect(SnapshotReview(snapshots[10], memory: memory).findings == [])
  }

  @Test func termsEndWithTheirLastDay() throws {
    #expect(try findings(until: "2011-03-16") == ["measure lapsed 2011-03-16"])
    #expect(try findings(until: "2011-03-17") == [])
    #expect(try findings(until: "2011-03-18") == [])
    #expect(try findings(status: "proposed", until: "2011-03-16") == [])
  }

  @Test(arguments: [
    ("on 17 March 2011", nil), ("on 18 March 2011", "2011-03-18"), ("in March 2011", nil),
    ("in April 2011", "2011-04-01"), ("in 2011", nil), ("in 2012", "2012-01-01"),
  ])
  func datesAfterTheSnapshot(note: String, day: String?) throws {
    #expect(try findings(note: note) == (day.map { ["note \($0)"] } ?? []))
  }

  @Test func plansRestOnATerm() throws {
    #expect(try findings(until: "2012-06-30", note: "until 30 June 2012") == [])
    #expect(try findings(until: "2012-06-30", note: "to June 2012") == [])
    #expect(try findings(until: "2012-06-30", note: "by 2012") == [])
    #expect(try findings(until: "2012-06-30", note: "to 29 June 2012") == ["note 2012-06-29"])
    #expect(try findings(until: "2012-06-30", note: "to May 2012") == ["note 2012-05-01"])
    #expect(try findings(until: "2012-06-30", note: "ended on 30 June 2012") == ["note 2012-06-30"])
    #expect(try findings(until: "2012-06-30", note: "the count of 2012") == ["note 2012-01-01"])
  }

  @Test func plansRestOnASource() throws {
    #expect(try findings(note: "polls on 1 May 2011", title: "Polls on 1 May 2011") == [])
    #expect(try findings(note: "polls in May 2011", title: "Polls on 1 May 2011") == [])
    #expect(
      try findings(note: "polls on 1 May 2011", title: "Polls in May 2011") == ["note 2011-05-01"])
    let memory = try findings(note: "polls on 1 May 2011", title: "On 1 May 2011", grade: "F3")
    #expect(memory == ["title 2011-05-01", "note 2011-05-01"])
  }

  /// What a decision set stays known when another one has moved it.
  @Test func decisionsSetTerms() throws {
    #expect(try findings(title: "Mission to 1 May 2011", grade: "F3") == [])
    #expect(try findings(title: "Mission from 1 May 2011", grade: "F3") == [])
    #expect(try findings(title: "Mission of 1 May 2011", grade: "F3") == ["title 2011-05-01"])
    #expect(try findings(note: "Mission to 1 May 2011") == ["note 2011-05-01"])
  }

  /// Findings beyond the limit are counted, not dropped.
  @Test func findingsBeyondTheLimitAreCounted() throws {
    let events = (1...5).map { number in
      """
      {"id": "e\(number)", "date": "2011-03-01", "kind": "other", "what": "As in 2012.",
       "actors": [], "sources": ["s"]}
      """
    }
    let document = Sample.document(asOf: "2011-03-17T23:59:00Z", ["events": events])
    let problems = Array(document.utf8).withUnsafeBufferPointer { bytes in
      SnapshotReader.validate(bytes, reference: nil, limits: Limits(problems: 3)).problems
    }
    #expect(problems.count == 4)
    #expect(problems.last?.complaint == .uncounted(more: 2))
  }
}
