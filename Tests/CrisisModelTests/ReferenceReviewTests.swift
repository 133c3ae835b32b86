import StrictJSON
import Testing

@testable import CrisisModel

/// Reference data with one fault each, and what it is told by.
@Suite("Review of reference data")
struct ReferenceReviewTests {
  /// Ten terms over 2026 and 2027, changed by the caller, covered from the first day to the last.
  private func council(
    until: String = "2027-12-31", _ change: (inout [CouncilTerms.Term]) -> Void = { _ in }
  ) -> [ReferenceReview.Finding] {
    var parts = ReferenceParts()
    parts.council.permanentSeats = ["CHN", "FRA", "GBR", "RUS", "USA"].map { state in
      CouncilTerms.Term(state: state, period: Period(), sources: [])
    }
    parts.council.coverage = Period(from: day("2026-01-01"), until: day(until))
    let states: [StateID] = [
      "BHR", "COD", "COL", "LBR", "LVA", "DNK", "GRC", "PAK", "PAN", "SOM",
    ]
    parts.council.terms = states.map { state in
      CouncilTerms.Term(
        state: state, period: Period(from: day("2026-01-01"), until: day("2027-12-31")),
        sources: [])
    }
    change(&parts.council.terms)
    return ReferenceReview.findings(within: parts)
  }

  @Test func fullCouncil() {
    #expect(council() == [])
  }

  /// The year of which only five elected members were known.
  @Test func coveredYearWithoutItsMembers() {
    let found = council { terms in
      for index in 5..<10 { terms[index].period.until = day("2026-12-31") }
    }
    #expect(found == [.councilSize(day("2027-01-01"), members: 10, of: 15)])
  }

  @Test func termThatEndsWithinAYear() {
    let found = council { $0[0].period.until = day("2026-06-30") }
    #expect(
      found == [
        .councilSize(day("2026-07-01"), members: 14, of: 15),
        .councilSize(day("2027-01-01"), members: 14, of: 15),
      ])
  }

  @Test func seatTakenTwice() {
    let found = council { $0.append($0[0]) }
    #expect(found.contains(.councilSize(day("2026-01-01"), members: 16, of: 15)))
  }

  @Test func coverageThatEndsTooEarly() {
    #expect(council(until: "2026-12-31") == [.councilCoverage(until: day("2026-12-31"))])
    #expect(council(until: "2027-12-30") == [.councilCoverage(until: day("2027-12-30"))])
  }

  /// A membership of one organisation with the title of its source.
  private func withdrawal(
    _ title: String, until: String? = nil, note: String? = nil
  ) throws -> [ReferenceReview.Finding] {
    var parts = ReferenceParts()
    var organization = try #require(ReferenceData.parts.organizations.first)
    organization.id = "ECCAS"
    organization.memberships = [
      Membership(
        state: "RWA", period: Period(from: day("2016-08-17"), until: until.map { day($0) }),
        note: note, suspensions: [], sources: ["a", "b"])
    ]
    parts.organizations = [organization]
    parts.sources["organizations.json"] = ["a", "b"].map { id in
      Source(
        id: SourceID(id), publisher: "x", title: id == "b" ? title : "Members", symbol: nil,
        url: nil, date: DatedDay(day("2025-06-09")), grade: Grade(.usuallyReliable, .probablyTrue))
    }
    return ReferenceReview.findings(within: parts)
  }

  @Test(arguments: [
    "Rwanda announces its withdrawal from ECCAS", "Rwanda withdraws", "Rwanda leaves the Community",
    "Rwanda pulls out", "Rwanda ceases to be a member",
  ])
  func withdrawalWithoutAnEnd(title: String) throws {
    #expect(try withdrawal(title) == [.withdrawal("RWA", "ECCAS", source: "b")])
    #expect(try withdrawal(title, until: "2026-06-07") == [])
    #expect(try withdrawal(title, note: "Takes effect later.") == [])
  }

  @Test func otherSourcesAreNoWithdrawal() throws {
    #expect(try withdrawal("Rwanda rejoins the Community") == [])
  }

  @Test func messagesNameWhatToDo() {
    let finding = ReferenceReview.Finding.withdrawal("RWA", "ECCAS", source: "b")
    #expect(
      finding.text.string
        == "ECCAS: source \"b\" speaks of a withdrawal, but the membership of \"RWA\" has no "
        + "end; add \"until\", or a \"note\"")
  }
}
