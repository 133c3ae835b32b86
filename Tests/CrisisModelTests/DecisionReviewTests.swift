import CrisisModel
import StrictJSON
import Testing

/// Charter Article 27(3) on votes that were really taken.
@Suite("DecisionReview")
struct DecisionReviewTests {
  private let council = ReferenceData.shipped.council

  private func review(_ decision: String) throws -> DecisionReview {
    let crisis = try Sample.crisis(["decisions": [decision]])
    return DecisionReview(try #require(crisis.decisions.first), council: council)
  }

  @Test func adoptedWithAbstentionsOfPermanentMembers() throws {
    let review = try review(
      Sample.decision(
        "S/RES/1973 (2011)", "2011-03-17", "adopted",
        inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF", abstaining: "BRA CHN DEU IND RUS",
        tally: (10, 0, 5, 0)))
    #expect(review.recomputed == .adopted)
    #expect(review.permanentAgainst == [])
    #expect(review.findings == [])
    #expect(review.decision.ballots?.tally.text == "10-0-5")
  }

  @Test func vetoedByTwo() throws {
    let review = try review(
      Sample.decision(
        "S/2011/612", "2011-10-04", "vetoed", inFavour: "BIH COL DEU FRA GAB GBR NGA PRT USA",
        against: "CHN RUS", abstaining: "BRA IND LBN ZAF", tally: (9, 2, 4, 0)))
    #expect(review.recomputed == .vetoed)
    #expect(review.permanentAgainst == ["CHN", "RUS"])
    #expect(review.findings == [])
  }

  @Test func failedForWantOfVotes() throws {
    let review = try review(
      Sample.decision(
        "S/2016/1085", "2016-12-23", "failed", inFavour: "ESP FRA GBR NZL UKR URY USA",
        abstaining: "AGO CHN EGY JPN MYS RUS SEN VEN", tally: (7, 0, 8, 0)))
    #expect(review.recomputed == .failed)
    #expect(review.findings == [])
  }

  /// Three permanent members against, yet no veto: the draft had four votes.
  @Test func failedWithPermanentMembersAgainst() throws {
    let review = try review(
      Sample.decision(
        "S/2016/847", "2016-10-08", "failed", inFavour: "CHN EGY RUS VEN",
        against: "ESP FRA GBR MYS NZL SEN UKR URY USA", abstaining: "AGO JPN",
        tally: (4, 9, 2, 0)))
    #expect(review.recomputed == .failed)
    #expect(review.permanentAgainst == ["FRA", "GBR", "USA"])
    #expect(review.findings == [])
  }

  @Test func absencesOfPermanentMembersAreNoVeto() throws {
    let review = try review(
      Sample.decision(
        "x", "2011-03-17", "adopted", inFavour: "BIH BRA COL DEU GAB IND LBN NGA PRT ZAF",
        notParticipating: "CHN FRA GBR RUS USA"))
    #expect(review.recomputed == .adopted)
    #expect(review.findings == [])
  }

  @Test func electedMembersAgainstAreNoVeto() throws {
    let review = try review(
      Sample.decision(
        "x", "2011-03-17", "adopted", inFavour: "BIH CHN COL FRA GAB GBR NGA PRT RUS USA",
        against: "BRA DEU IND LBN ZAF"))
    #expect(review.recomputed == .adopted)
    #expect(review.findings == [])
  }

  @Test func wrongRecordedOutcome() throws {
    let review = try review(
      Sample.decision(
        "S/2011/612", "2011-10-04", "failed", inFavour: "BIH COL DEU FRA GAB GBR NGA PRT USA",
        against: "CHN RUS", abstaining: "BRA IND LBN ZAF"))
    #expect(review.findings == [.outcome(recorded: .failed, recomputed: .vetoed)])
  }

  @Test func wrongTally() throws {
    let review = try review(
      Sample.decision(
        "S/RES/1973 (2011)", "2011-03-17", "adopted",
        inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF", abstaining: "BRA CHN DEU IND RUS",
        tally: (10, 0, 4, 1)))
    guard case .tally(let recorded, let recomputed) = review.findings.first else {
      Issue.record("\(review.findings)")
      return
    }
    #expect(review.findings.count == 1)
    #expect((recorded.abstaining, recorded.notParticipating) == (4, 1))
    #expect(recomputed == review.decision.ballots?.tally)
  }

  /// South Africa came in January 2011; Turkey had left by then.
  @Test func votersOfTheWrongYear() throws {
    let review = try review(
      Sample.decision(
        "x", "2011-03-17", "adopted", inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA TUR",
        abstaining: "BRA CHN DEU IND RUS"))
    #expect(review.findings == [.notAMember("TUR"), .missingMember("ZAF")])
  }

  @Test func repeatedVoter() throws {
    let review = try review(
      Sample.decision(
        "x", "2011-03-17", "adopted", inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF",
        abstaining: "BRA CHN DEU IND RUS USA"))
    #expect(review.findings == [.repeatedVoter("USA")])
  }

  @Test func unknownCouncilYear() throws {
    let review = try review(
      Sample.decision("S/RES/418 (1977)", "1990-11-04", "adopted", inFavour: "CHN FRA GBR RUS USA"))
    #expect(
      review.findings == [
        .outcome(recorded: .adopted, recomputed: .failed), .councilUnknown(day("1990-11-04")),
        .seats(ballots: 5, of: 15),
      ])
    #expect(review.recomputed == .failed)
  }

  @Test func otherBodiesAreTakenAsRecorded() throws {
    let review = try review(
      Sample.decision(
        "A/RES/x", "2011-03-01", "adopted", body: "UNGA", inFavour: "FRA", against: "USA GBR",
        tally: (2, 2, 0, 0)))
    #expect(review.recomputed == nil)
    #expect(review.findings.count == 1)
  }

  @Test func findingsSayWhatDisagrees() {
    let findings: [DecisionReview.Finding] = [
      .outcome(recorded: .failed, recomputed: .vetoed), .repeatedVoter("USA"), .notAMember("TUR"),
      .missingMember("ZAF"), .councilUnknown(day("1980-01-01")), .seats(ballots: 12, of: 11),
    ]
    #expect(
      findings.map(\.text) == [
        "recorded as failed, but the ballots make it vetoed", "\"USA\" votes more than once",
        "\"TUR\" votes but is not a member on that day", "member \"ZAF\" has no ballot",
        "the Council's members on 1980-01-01 are not in the reference",
        "12 ballots in a Council of 11 members",
      ])
  }
}
