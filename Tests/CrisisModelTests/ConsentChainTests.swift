import CrisisModel
import Testing

@Suite("Chain of consent")
struct ConsentChainTests {
  @Test func whoStoodWhereBeforeResolution1973() throws {
    let chain = try ShippedCrisis("libya-2011", "20110317T235900Z")
      .chain(before: "S/RES/1973 (2011)")
    #expect(Set(chain.consenting.map(\.holder)) == ["GCC", "LAS", "OIC"])
    #expect(chain.opposing.map(\.holder) == ["AU"])
    let league = try #require(chain.links.first { $0.holder == "LAS" })
    #expect(league.daysBefore == 5)
    #expect(league.members.map(\.state) == ["LBN"])
    #expect(league.members.map(\.ballot) == [.inFavour])
    #expect(league.broke.isEmpty)
  }

  @Test func africanMembersVotedAgainstTheirUnion() throws {
    let chain = try ShippedCrisis("libya-2011", "20110317T235900Z")
      .chain(before: "S/RES/1973 (2011)")
    let union = try #require(chain.links.first { $0.holder == "AU" })
    #expect(union.broke == ["GAB", "NGA", "ZAF"])
    #expect(union.daysBefore == 7)
  }

  /// The draft of 26 March 1999 demanded an end of the air strikes; the EU's condemnation of
  /// Belgrade is no stance on it.
  @Test func aStanceOnCondemningIsNoneOnEveryTextThatCondemns() throws {
    let chain = try ShippedCrisis("kosovo-1999", "19990326T235900Z", in: "cases")
      .chain(before: "S/1999/328")
    #expect(chain.links.isEmpty)
  }

  /// The Conference backed the zone and rejected intervention on the same day; the Council of the
  /// Gulf backed force and asked for the zone.
  @Test func whatElseAnOrganizationSaidStandsBesideItsStance() throws {
    let chain = try ShippedCrisis("libya-2011", "20110317T235900Z")
      .chain(before: "S/RES/1973 (2011)")
    let conference = try #require(chain.links.first { $0.holder == "OIC" })
    #expect(conference.position.question == "no-fly-zone")
    #expect(conference.contrary.map(\.question) == ["foreign-intervention"])
    #expect(conference.contrary.map(\.stance) == [.rejects])
    let gulf = try #require(chain.links.first { $0.holder == "GCC" })
    #expect(gulf.position.stance == .supports)
    #expect(gulf.others.map(\.stance) == [.requests])
    #expect(gulf.contrary.isEmpty && gulf.members.isEmpty)
  }

  @Test func theChainNamesStancesMembershipsAndTheDecision() throws {
    let chain = try ShippedCrisis("libya-2011", "20110317T235900Z")
      .chain(before: "S/RES/1973 (2011)")
    let facts = chain.facts(in: "libya-2011")
    #expect(facts.contains(.decision("libya-2011", "S/RES/1973 (2011)")))
    #expect(facts.contains(.membership("AU", "GAB")))
    #expect(
      facts.contains(
        .position(
          "libya-2011", holder: "OIC", question: "foreign-intervention", date: day("2011-03-08"))))
  }

  /// Who votes in the General Assembly is not who sits on the Council.
  @Test func onlyTheCouncilsDecisionsHaveAChain() throws {
    #expect(try chain(body: "UNSC").links.map(\.holder) == ["AU"])
    #expect(try chain(body: "UNGA").links.isEmpty)
  }

  /// Gabon was suspended from the Union on 31 August 2023 and had no part in what it said after.
  @Test func aSuspendedMemberHasNothingToBreakWith() throws {
    let link = try #require(try chain(body: "UNSC").links.first)
    #expect(link.members.map(\.state) == ["GAB", "GHA", "MOZ"])
    #expect(link.members.filter(\.isSuspended).map(\.state) == ["GAB"])
    #expect(link.broke == ["GHA", "MOZ"])
    #expect(link.members.filter(\.dissented).map(\.state) == ["MOZ"])
  }

  private func chain(body: String) throws -> ConsentChain {
    let crisis = try Sample.crisis(
      asOf: "2023-12-31T23:59:00Z",
      [
        "positions": [
          Sample.position("AU", "arms-embargo", "opposes", "2023-11-01", dissent: "MOZ")
        ],
        "decisions": [
          Sample.decision(
            "x", "2023-12-01", "failed", body: body, inFavour: "GAB GHA MOZ",
            enables: "arms-embargo")
        ],
      ])
    let decision = try #require(crisis.decisions.first)
    return ConsentChain(decision, in: crisis, reference: ReferenceData.shipped)
  }

  /// The EU had backed sanctions, and was silent on the force that resolution 1975 authorised.
  @Test func aStanceOnSanctionsIsNoneOnForce() throws {
    let chain = try ShippedCrisis("cote-divoire-2010", "20110331T235900Z")
      .chain(before: "S/RES/1975 (2011)")
    #expect(chain.links.map(\.holder) == ["ECOWAS"])
  }

  /// The latest stance before the vote counts, not one taken after it.
  @Test func stancesAfterTheVoteDoNotCount() throws {
    let later = try ShippedCrisis("libya-2011", "20111031T235900Z")
      .chain(before: "S/RES/1973 (2011)")
    #expect(later.links.allSatisfy { $0.daysBefore >= 0 })
    #expect(later.links.first { $0.holder == "AU" }?.position.stance == .rejects)
  }
}

@Suite("Council projection")
struct CouncilProjectionTests {
  private func projection(_ stances: [(String, String)]) throws -> CouncilProjection {
    let positions = stances.map { Sample.position($0.0, "no-fly-zone", $0.1, "2011-03-10") }
    let crisis = try Sample.crisis(["positions": positions])
    let day = try #require(CalendarDay("2011-03-15"))
    return try #require(
      CouncilProjection("no-fly-zone", in: crisis, reference: ReferenceData.shipped, on: day))
  }

  @Test func votesMissingForNine() throws {
    let found = try projection([
      ("FRA", "requests"), ("GBR", "requests"), ("LBN", "supports"), ("USA", "conditional"),
      ("DEU", "reserved"), ("RUS", "opposes"), ("SYR", "rejects"),
    ])
    #expect(found.inFavour == ["FRA", "GBR", "LBN"])
    #expect(found.votesMissing == 6)
    #expect(found.undecided == ["DEU", "USA"])
    // Syria is not a member of the Council; the other nine have said nothing.
    #expect(found.unknown == ["BIH", "BRA", "CHN", "COL", "GAB", "IND", "NGA", "PRT", "ZAF"])
    #expect(found.blocking == ["RUS"])
    #expect(found.couldBlock == ["CHN", "USA"])
    #expect(found.canPass)
  }

  /// Six of the eleven that could still supply a vote: 462 sets.
  @Test func smallestSetsAreCountedAndListed() throws {
    let found = try projection([
      ("FRA", "requests"), ("GBR", "requests"), ("LBN", "supports"), ("RUS", "opposes"),
    ])
    #expect(found.pool.count == 11)
    #expect(found.smallestSetCount == 462)
    let sets = found.smallestSets(first: 500)
    #expect(sets.count == 462 && Set(sets).count == 462)
    #expect(sets.allSatisfy { $0.count == 6 })
  }

  /// A stance counts once, the latest one; an organisation's is none of its members'.
  @Test func onlyAMembersOwnLatestStanceCounts() throws {
    let positions = [
      Sample.position("DEU", "no-fly-zone", "opposes", "2011-03-01"),
      Sample.position("DEU", "no-fly-zone", "supports", "2011-03-12"),
      Sample.position("EU", "no-fly-zone", "requests", "2011-03-12"),
    ]
    let crisis = try Sample.crisis(["positions": positions])
    let found = try #require(
      CouncilProjection(
        "no-fly-zone", in: crisis, reference: ReferenceData.shipped, on: day("2011-03-15")))
    #expect(found.inFavour == ["DEU"])
    #expect(found.against.isEmpty)
    #expect(found.stances["DEU"]?.date == day("2011-03-12"))
    #expect(found.stances["FRA"] == nil)
    #expect(found.facts.count == 1)
  }

  @Test func nineDeclaredNeedNoFurtherSet() throws {
    let nine = ["FRA", "GBR", "USA", "PRT", "DEU", "COL", "BIH", "GAB", "NGA"]
    let found = try projection(nine.map { ($0, "supports") })
    #expect(found.votesMissing == 0)
    #expect(found.smallestSetCount == 0 && found.smallestSets(first: 3).isEmpty)
    #expect(found.couldBlock == ["CHN", "RUS"])
  }

  @Test func membersOutsideTheCoverageAreNotKnown() throws {
    let crisis = try Sample.crisis([:])
    #expect(
      CouncilProjection(
        "no-fly-zone", in: crisis, reference: ReferenceData.shipped, on: day("1990-03-15")) == nil)
  }

  @Test func nineCannotBeReachedAgainstSeven() throws {
    let against = ["RUS", "CHN", "BRA", "IND", "DEU", "ZAF", "NGA"].map { ($0, "opposes") }
    let found = try projection(against)
    #expect(!found.canPass)
    #expect(found.smallestSetCount == 0 && found.smallestSets(first: 3).isEmpty)
  }
}

@Suite("Response gap")
struct ResponseGapTests {
  @Test func criticalRiskLooksForCoercionAtMost() throws {
    let libya = try ShippedCrisis("libya-2011", "20110317T235900Z")
    #expect(ResponseGap.gap(libya.crisis, ladder: libya.ladder)?.value == 0)
    let syria = try ShippedCrisis("syria-2011", "20110317T235900Z")
    #expect(syria.crisis.verdict.risk == .elevated)
    #expect(ResponseGap.gap(syria.crisis, ladder: syria.ladder)?.value == 1)
  }

  @Test func aClosedCrisisHasNone() throws {
    let libya = try ShippedCrisis("libya-2011", "20111031T235900Z")
    #expect(libya.crisis.verdict.status == .closed)
    #expect(ResponseGap.gap(libya.crisis, ladder: libya.ladder) == nil)
  }
}
