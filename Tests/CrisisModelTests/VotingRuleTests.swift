import CrisisModel
import Testing

/// Charter Article 27: how many votes adopt a text, and when a vote against stops it.
@Suite("Voting rule")
struct VotingRuleTests {
  private let council = ReferenceData.shipped.council

  @Test(arguments: [
    (15, 0, Decision.Outcome.adopted), (10, 0, .adopted), (9, 0, .adopted), (8, 0, .failed),
    (0, 0, .failed), (10, 1, .vetoed), (9, 1, .vetoed), (14, 1, .vetoed), (8, 1, .failed),
    (8, 5, .failed),
  ])
  func onSubstance(inFavour: Int, permanentAgainst: Int, outcome: Decision.Outcome) {
    let rule = VotingRule(.substantive, on: day("2022-02-25"))
    #expect(rule.outcome(inFavour: inFavour, permanentAgainst: permanentAgainst) == outcome)
  }

  @Test(arguments: [
    (10, 0, Decision.Outcome.adopted), (9, 0, .adopted), (8, 0, .failed), (10, 1, .adopted),
    (9, 5, .adopted), (8, 1, .failed),
  ])
  func onProcedure(inFavour: Int, permanentAgainst: Int, outcome: Decision.Outcome) {
    let rule = VotingRule(.procedural, on: day("2022-02-27"))
    #expect(rule.outcome(inFavour: inFavour, permanentAgainst: permanentAgainst) == outcome)
  }

  @Test(arguments: [
    (8, 0, Decision.Kind.substantive, Decision.Outcome.adopted),
    (7, 0, .substantive, .adopted), (6, 0, .substantive, .failed), (7, 1, .substantive, .vetoed),
    (6, 1, .substantive, .failed), (7, 1, .procedural, .adopted), (6, 0, .procedural, .failed),
  ])
  func ofElevenMembers(
    inFavour: Int, permanentAgainst: Int, kind: Decision.Kind, outcome: Decision.Outcome
  ) {
    let rule = VotingRule(kind, on: day("1965-08-30"))
    #expect(rule.outcome(inFavour: inFavour, permanentAgainst: permanentAgainst) == outcome)
  }

  /// The amendments came into force on 31 August 1965; the four new members sat from January 1966.
  @Test(arguments: [
    ("1946-01-17", 7, 11), ("1965-08-30", 7, 11), ("1965-08-31", 9, 11), ("1965-09-01", 9, 11),
    ("1965-12-31", 9, 11), ("1966-01-01", 9, 15), ("1966-01-02", 9, 15), ("2022-02-27", 9, 15),
  ])
  func changedIn1965(date: String, votesNeeded: Int, seats: Int) {
    for kind in Decision.Kind.allCases {
      let rule = VotingRule(kind, on: day(date))
      #expect((rule.votesNeeded, rule.seats) == (votesNeeded, seats))
      #expect(rule.hasVeto == (kind == .substantive))
    }
  }

  private func review(_ decision: String) throws -> DecisionReview {
    let crisis = try Sample.crisis(asOf: "2026-01-01T00:00:00Z", ["decisions": [decision]])
    return DecisionReview(try #require(crisis.decisions.first), council: council)
  }

  private func emergencySession(kind: String?) throws -> DecisionReview {
    try review(
      Sample.decision(
        "S/RES/2623 (2022)", "2022-02-27", "adopted",
        inFavour: "ALB BRA FRA GAB GBR GHA IRL KEN MEX NOR USA", against: "RUS",
        abstaining: "ARE CHN IND", tally: (11, 1, 3, 0), enables: "special-session", kind: kind))
  }

  @Test func aPermanentMemberAgainstStopsNoProceduralText() throws {
    let review = try emergencySession(kind: "procedural")
    #expect(review.recomputed == .adopted && review.outcome == .adopted)
    #expect(review.findings == [])
    #expect(review.vetoedBy == [] && review.permanentAgainst == ["RUS"])
    #expect(review.votesMissing == 0 && review.obstacle(in: "c") == nil)
  }

  @Test func theSameBallotsOnSubstanceAreAVeto() throws {
    for kind in [nil, "substantive"] {
      let review = try emergencySession(kind: kind)
      #expect(review.outcome == .vetoed && review.vetoedBy == ["RUS"])
      #expect(review.findings == [.outcome(recorded: .adopted, recomputed: .vetoed)])
    }
  }

  @Test func aProceduralTextFailsForWantOfVotesAlone() throws {
    let review = try review(
      Sample.decision(
        "x", "2022-01-31", "failed", inFavour: "ALB FRA GBR IRL MEX NOR USA BRA",
        against: "CHN RUS", abstaining: "ARE GAB GHA IND KEN", kind: "procedural"))
    let obstacle = try #require(review.obstacle(in: "c")).value
    #expect(obstacle.kind == .wantOfVotes && obstacle.votesMissing == 1)
    #expect(!obstacle.rule.hasVeto && review.vetoedBy == [])
  }

  /// Whoever held the seat on the day has the veto, whatever the State is called today.
  @Test(arguments: [("SUN", Decision.Outcome.vetoed), ("RUS", .adopted)])
  func thePermanentMemberOfTheDayHasTheVeto(state: String, outcome: Decision.Outcome) throws {
    let date = "1962-06-22"
    let crisis = try Sample.crisis([
      "decisions": [
        Sample.decision(
          "S/5134", date, "vetoed", inFavour: "CHL CHN FRA GBR IRL USA VEN",
          against: "\(state) ROU", abstaining: "EGY GHA")
      ]
    ])
    let review = DecisionReview(try #require(crisis.decisions.first), council: council)
    #expect(review.outcome == outcome)
    #expect(review.findings.contains(.councilUnknown(day(date))))
    #expect(!review.findings.contains { if case .seats = $0 { true } else { false } })
  }

  private func lines(_ decision: String) -> [String] {
    Read(
      Sample.document(asOf: "2026-01-01T00:00:00Z", ["decisions": [decision]]),
      reference: ReferenceData.shipped
    ).lines
  }

  @Test func onlyTheSecurityCouncilVotesOnProcedureAndAuthorisesNothingByIt() {
    let assembly = Sample.decision(
      "A/RES/x", "2022-02-27", "adopted", body: "UNGA", inFavour: "FRA", kind: "procedural")
    #expect(
      lines(assembly).contains { $0.contains("a procedural vote of \"UNGA\"; remove \"kind\"") })
    for step in ["no-fly-zone", "arms-embargo"] {
      let text = Sample.decision(
        "x", "2022-02-27", "adopted",
        inFavour: "ALB BRA FRA GAB GBR GHA IRL KEN MEX NOR USA", against: "RUS",
        abstaining: "ARE CHN IND", enables: step, kind: "procedural")
      #expect(lines(text).contains { $0.contains("a procedural vote enables \"\(step)\";") })
    }
  }

  @Test func theFindingOnAVetoNamesTheOtherKind() {
    let text = Sample.decision(
      "x", "2022-02-27", "adopted", inFavour: "ALB BRA FRA GAB GBR GHA IRL KEN MEX NOR USA",
      against: "RUS", abstaining: "ARE CHN IND")
    #expect(lines(text).contains { $0.hasSuffix("a procedural vote says so in \"kind\"") })
  }

  @Test func theKindIsWrittenAndReadAgain() throws {
    let document = Sample.document(
      asOf: "2026-01-01T00:00:00Z",
      [
        "decisions": [
          Sample.decision(
            "x", "2022-02-27", "adopted", inFavour: "ALB BRA FRA GAB GBR GHA IRL KEN MEX NOR USA",
            against: "RUS", abstaining: "ARE CHN IND", kind: "procedural")
        ]
      ])
    let snapshot = try #require(Read(document, reference: nil).snapshot)
    #expect(snapshot.crises[0].decisions[0].kind == .procedural)
    let again = Read(SnapshotWriter.write(snapshot), reference: nil).snapshot
    #expect(again == snapshot)
  }

  /// Nobody can block a call for an emergency special session of the General Assembly.
  @Test func nobodyBlocksAProjectionOnProcedure() throws {
    let stances = [("RUS", "rejects"), ("FRA", "requests"), ("CHN", "reserved")]
    let crisis = try Sample.crisis([
      "positions": stances.map {
        Sample.position($0.0, "emergency-session", $0.1, "2011-03-10")
      }
    ])
    let found = try #require(
      CouncilProjection(
        "emergency-session", in: crisis, reference: ReferenceData.shipped, on: day("2011-03-15")))
    #expect(found.against == ["RUS"] && found.votesMissing == 8)
    #expect(found.blocking == [] && found.couldBlock == [])
  }

  /// A veto stays the Council's newest word on force after a vote on procedure.
  @Test func aProceduralVoteHidesNoVeto() throws {
    let members = "ALB BRA FRA GAB GBR GHA IRL KEN MEX NOR USA"
    let veto = Sample.decision(
      "S/2022/155", "2022-02-25", "vetoed", inFavour: members, against: "RUS",
      abstaining: "ARE CHN IND", enables: "condemnation")
    let procedure = Sample.decision(
      "S/RES/2623 (2022)", "2022-02-27", "adopted", inFavour: members, against: "RUS",
      abstaining: "ARE CHN IND", enables: "special-session", kind: "procedural")
    let crisis = try Sample.crisis(
      asOf: "2022-03-01T00:00:00Z", ["decisions": [veto, procedure]])
    let reference = ReferenceData.shipped
    let tests = SixTests(
      crisis, ladder: Ladder(crisis, reference: reference), reference: reference,
      on: day("2022-03-01"))
    #expect(tests[.noPermanentMemberBlocking].value == .contested)
    #expect(tests[.rightAuthority].value == .notAssessed)
  }
}

/// Where the record and the ballots disagree, everything goes by the ballots.
@Suite("One outcome")
struct OneOutcomeTests {
  private let reference = ReferenceData.shipped
  private let passed = "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF"

  private func crisis(recorded: String, isVetoed: Bool) throws -> Crisis {
    let decision = Sample.decision(
      "x", "2011-03-17", recorded, inFavour: passed, against: isVetoed ? "CHN RUS" : "",
      abstaining: isVetoed ? "BRA DEU IND" : "BRA CHN DEU IND RUS", enables: "no-fly-zone")
    return try Sample.crisis(asOf: "2011-03-20T00:00:00Z", ["decisions": [decision]])
  }

  @Test(arguments: [("adopted", true), ("vetoed", false), ("failed", false), ("failed", true)])
  func everythingGoesByTheBallots(recorded: String, isVetoed: Bool) throws {
    let crisis = try crisis(recorded: recorded, isVetoed: isVetoed)
    let expected: Decision.Outcome = isVetoed ? .vetoed : .adopted
    let record = CouncilRecord(crisis, council: reference.council)
    #expect(record.council.map(\.outcome) == [expected])
    #expect(record.reviews(expected).value.count == 1)
    #expect(record.council[0].findings.count == 1)
    let tests = SixTests(
      crisis, ladder: Ladder(crisis, reference: reference), reference: reference,
      on: day("2011-03-20"))
    #expect(tests[.rightAuthority].value == (isVetoed ? .notMet : .met))
    var snapshot = try #require(
      Read(Sample.document(asOf: "2011-03-20T00:00:00Z"), reference: nil).snapshot)
    let before = snapshot
    snapshot.crises = [crisis]
    let changes = Changes.between(before, snapshot, reference: reference)
    #expect(changes.first { $0.kind == .decisionNew }?.after == expected.rawValue)
  }

  /// Without ballots, and of other bodies, the record is all there is.
  @Test func withoutBallotsTheRecordCounts() throws {
    let decision = Sample.decision(
      "A/RES/x", "2011-03-17", "failed", body: "UNGA", inFavour: passed)
    let crisis = try Sample.crisis(["decisions": [decision]])
    let review = DecisionReview(try #require(crisis.decisions.first), council: reference.council)
    #expect(review.outcome == .failed && review.recomputed == nil && review.rule == nil)
  }

  /// Of two positions of one day the later in the record is the newer, everywhere.
  @Test func theNewestPositionOfADayIsTheLaterInTheRecord() throws {
    let crisis = try Sample.crisis([
      "positions": [
        Sample.position("AU", "sanctions", "opposes", "2011-03-10"),
        Sample.position("AU", "arms-embargo", "supports", "2011-03-12"),
        Sample.position("AU", "sanctions", "requests", "2011-03-12"),
        Sample.position("LAS", "sanctions", "rejects", "2011-03-13"),
      ]
    ])
    #expect(Consensus.newest(of: "AU", in: crisis)?.stance == .requests)
    #expect(Consensus.newest(of: "OIC", in: crisis) == nil)
  }
}
