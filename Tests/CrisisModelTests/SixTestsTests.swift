import CrisisModel
import Testing

@Suite("Six tests")
struct SixTestsTests {
  private func results(_ shipped: ShippedCrisis) -> [SixTests.Result] {
    shipped.tests.outcomes.map(\.result.value)
  }

  @Test func libyaOnTheDayOfResolution1973() throws {
    let libya = try ShippedCrisis("libya-2011", "20110317T235900Z")
    #expect(libya.tests[.manifestFailure].value == .met)
    #expect(libya.tests[.peacefulMeansInadequate].value == .met)
    #expect(libya.tests[.rightAuthority].value == .met)
    #expect(libya.tests[.rightAuthority].facts == [.decision("libya-2011", "S/RES/1973 (2011)")])
    #expect(libya.tests[.noPermanentMemberBlocking].value == .met)
  }

  /// The League and the OIC for a no-fly zone, the African Union against any intervention.
  @Test func regionalSupportForLibyaIsContested() throws {
    let libya = try ShippedCrisis("libya-2011", "20110317T235900Z")
    let support = libya.tests[.regionalSupport]
    #expect(support.value == .contested)
    let holders = Set(
      support.facts.compactMap { fact -> ActorID? in
        if case .position(_, let holder, _, _) = fact { holder } else { nil }
      })
    #expect(holders.isSuperset(of: ["LAS", "OIC", "AU"]))
    // The GCC and the EU have spoken, but Libya and its neighbours are members of neither.
    #expect(holders.isDisjoint(with: ["GCC", "EU"]))
  }

  @Test func nothingIsMetWithoutEvidence() throws {
    let sample = try Sample.crisis([:])
    let ladder = Ladder(sample, reference: ReferenceData.shipped)
    let day = try #require(CalendarDay("2011-03-17"))
    let tests = SixTests(sample, ladder: ladder, reference: ReferenceData.shipped, on: day)
    #expect(tests.outcomes.allSatisfy { $0.result.value == .notAssessed })
    #expect(tests.outcomes.allSatisfy { $0.result.facts.isEmpty })
    #expect(tests.outcomes.map(\.test) == ForceTest.allCases)
  }

  @Test func judgementsThatDisagreeAreContested() throws {
    let measures = [
      Sample.measure("m0", "early-warning"),
      Sample.measure("m1", "condemnation", judged: "inadequate"),
      Sample.measure("m2", "asset-freeze", judged: "mixed"),
    ]
    #expect(try peacefulMeans(measures) == .contested)
  }

  @Test func judgedInadequateButARungUntriedIsNotMet() throws {
    let measures = [Sample.measure("m1", "condemnation", judged: "inadequate")]
    #expect(try peacefulMeans(measures) == .notMet)
  }

  /// A finding on sanctions alone says nothing of mediation, nor one on peacekeepers of either.
  @Test func aRungThatNobodyJudgedIsNotAssessed() throws {
    let rungs = ["early-warning", "condemnation", "asset-freeze"]
    for judged in rungs {
      let measures = rungs.map { step in
        Sample.measure("m-\(step)", step, judged: step == judged ? "inadequate" : nil)
      }
      #expect(try peacefulMeans(measures) == .notAssessed)
    }
    let all = rungs.map { Sample.measure("m-\($0)", $0, judged: "inadequate") }
    #expect(try peacefulMeans(all) == .met)
  }

  @Test func onRecordButNotJudgedIsNotAssessed() throws {
    let measures = [Sample.measure("m1", "condemnation"), Sample.measure("m2", "asset-freeze")]
    #expect(try peacefulMeans(measures) == .notAssessed)
  }

  private func peacefulMeans(_ measures: [String]) throws -> SixTests.Result {
    let crisis = try Sample.crisis(["measures": measures])
    let reference = ReferenceData.shipped
    let ladder = Ladder(crisis, reference: reference)
    let day = try #require(CalendarDay("2011-03-31"))
    let tests = SixTests(crisis, ladder: ladder, reference: reference, on: day)
    return tests[.peacefulMeansInadequate].value
  }

  /// Recorded as adopted, with nine in favour and a permanent member against.
  @Test func aRecordedOutcomeAuthorisesNothingAgainstTheBallots() throws {
    let text = Sample.decision(
      "S/RES/1 (2011)", "2011-03-17", "adopted",
      inFavour: "BIH BRA COL DEU FRA GAB GBR IND LBN", against: "RUS")
    var crisis = try Sample.crisis(["decisions": [text]])
    crisis.decisions[0].enables = ["coalition-force"]
    let reference = ReferenceData.shipped
    let day = try #require(CalendarDay("2011-03-31"))
    let ladder = Ladder(crisis, reference: reference)
    let tests = SixTests(crisis, ladder: ladder, reference: reference, on: day)
    #expect(tests[.rightAuthority].value == .notMet)
    #expect(tests[.noPermanentMemberBlocking].value == .notMet)
  }

  /// NATO is concerned through Hungary and backs its own air strikes; nobody else has spoken.
  @Test func whoUsesForceWithoutAuthorityIsNoWitnessForIt() throws {
    let kosovo = try ShippedCrisis("kosovo-1999", "19990326T235900Z", in: "cases")
    #expect(kosovo.crisis.positions.contains { $0.holder == "NATO" && $0.stance == .supports })
    #expect(kosovo.tests[.regionalSupport].value == .notAssessed)
  }

  /// ECOWAS and the AU asked for an embargo; neither has said a word on force.
  @Test func whoBacksAnArmsEmbargoHasNotBackedForce() throws {
    let guinea = try ShippedCrisis("guinea-2009", "20100216T235900Z", in: "cases")
    #expect(guinea.crisis.positions.contains { $0.question == "arms-embargo" })
    #expect(guinea.tests[.regionalSupport].value == .notAssessed)
  }

  @Test func forceInTheGambiaIsByInvitation() throws {
    let gambia = try ShippedCrisis("gambia-2016", "20170119T235900Z", in: "gambia-2016")
    let force = ForceRecord(gambia.crisis, reference: gambia.reference)
    #expect(force.byInvitation.map(\.actor) == ["ECOMIG"])
    #expect(
      force.withAuthority.isEmpty && force.authorities.isEmpty && force.withoutAuthority.isEmpty)
    #expect(gambia.tests[.rightAuthority].value == .notAssessed)
  }
}
