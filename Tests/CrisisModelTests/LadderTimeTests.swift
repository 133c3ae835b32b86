import CrisisModel
import Testing

@Suite("Ladder in time") struct LadderTimeTests {
  private let reference = ReferenceData.shipped
  private let day = CalendarDay(dayNumber: 15_050)  // 17 March 2011

  private func ladder(_ measures: [String]) throws -> Ladder {
    Ladder(try Sample.crisis(["measures": measures]), reference: reference)
  }

  /// On paper, from the record of 17 March: the first coercion was Switzerland's freeze of 24
  /// February or the first listed in the archive; authority for force came with resolution 1973 that day.
  @Test func whenEachRungWasFirstReachedInLibya() throws {
    let libya = try ShippedCrisis("libya-2011", "20110317T235900Z")
    #expect(libya.ladder.firstReached(.force) == nil, "authorised, and not used")
    let force = try #require(libya.ladder.firstAuthorised(.force))
    #expect(force.value == CalendarDay("2011-03-17"))
    #expect(force.facts.count == 3, "embargo enforcement, no-fly zone, all necessary measures")
    let coercion = try #require(libya.ladder.firstReached(.coercion))
    #expect(coercion.value.iso < "2011-02-26", "before resolution 1970")
    #expect(libya.ladder.firstReached(.prevention) == nil)
  }

  @Test func aProposalReachesNothing() throws {
    let ladder = try ladder([
      Sample.measure("m1", "asset-freeze", "proposed", from: "2011-01-01"),
      Sample.measure("m2", "travel-ban", "blocked", from: "2011-01-02"),
    ])
    #expect(ladder.firstReached(.coercion) == nil)
  }

  @Test func anEndedMeasureOnceReachedIt() throws {
    let ladder = try ladder([
      Sample.measure("m1", "asset-freeze", "ended", from: "2011-01-05"),
      Sample.measure("m2", "travel-ban", "inForce", from: "2011-02-05"),
      Sample.measure("m3", "arms-embargo", "inForce", from: "2011-01-05"),
    ])
    let first = try #require(ladder.firstReached(.coercion))
    #expect(first.value == CalendarDay("2011-01-05"))
    #expect(Set(first.facts) == [.measure("c", "m1"), .measure("c", "m3")])
  }

  @Test func daysInForceRunToTheDayOrToTheEnd() throws {
    let crisis = try Sample.crisis([
      "measures": [
        Sample.measure("m1", "asset-freeze", from: "2011-02-26"),
        Sample.measure("m2", "asset-freeze", "ended", from: "2011-12-30"),
        Sample.measure("m3", "asset-freeze", "proposed", from: "2011-02-26"),
      ]
    ])
    #expect(crisis.measures.map { $0.daysInForce(on: day) } == [19, 1, nil])
  }

  @Test func anActIsNotInForceForDays() throws {
    let ladder = try ladder([Sample.measure("m1", "condemnation", "taken", from: "2011-02-22")])
    let step = ladder[.peacefulMeans].steps.first { $0.step.id == "condemnation" }
    #expect(step?.daysInForce(on: day) == nil)
  }
}

@Suite("What ends soon") struct EndingTests {
  private func crisis(_ ends: [String?]) throws -> Crisis {
    var crisis = try Sample.crisis([
      "measures": ends.indices.map { Sample.measure("m\($0)", "asset-freeze") }
    ])
    for (index, end) in ends.enumerated() {
      crisis.measures[index].until = end.flatMap { .init($0) }
    }
    return crisis
  }

  private let day = CalendarDay(dayNumber: 15_050)  // 17 March 2011

  @Test func theSoonestComesFirstAndWhatHasPassedIsNotLost() throws {
    let crisis = try crisis(["2011-03-31", nil, "2011-03-10", "2011-04-01", "2011-03-17"])
    let endings = Ending.within(14, of: day, in: [crisis])
    #expect(endings.map(\.measure.id) == ["m2", "m4", "m0"])
    #expect(endings.map(\.daysLeft) == [-7, 0, 14])
    #expect(endings.map(\.fact) == ["m2", "m4", "m0"].map { .measure("c", MeasureID($0)) })
  }

  @Test func onlyWhatIsInForceOrAuthorisedEnds() throws {
    var crisis = try crisis(["2011-03-20"])
    for status in Measure.Status.allCases {
      crisis.measures[0].status = status
      let ends = status == .inForce || status == .authorised
      #expect(Ending.within(90, of: day, in: [crisis]).count == (ends ? 1 : 0))
    }
  }

  /// Resolution 2043 gave the mission in Syria 90 days from 21 April 2012.
  @Test func theMissionInSyriaCountsDown() throws {
    let files = Archives.files(in: "cases").filter { $0.name.hasPrefix("20120") }
    let snapshots = try files.map { try #require(Read(try $0.bytes()).snapshot) }
    let found = snapshots.filter { $0.asOf.day.iso >= "2012-04-21" }.flatMap { snapshot in
      Ending.within(90, of: snapshot.asOf.day, in: snapshot.crises).filter {
        $0.crisis == "syria-2011" && $0.measure.step == "observer-mission"
      }
    }
    #expect(found.contains { $0.daysLeft >= 0 })
  }
}

@Suite("Who could take a step") struct TakersTests {
  private func takers(
    _ step: StepID, _ id: CrisisID = "libya-2011", _ instant: String = "20110317T235900Z"
  ) throws -> Takers {
    let shipped = try ShippedCrisis(id, instant)
    let concerned = Consensus.concerned(
      with: shipped.crisis.state, on: shipped.day, reference: shipped.reference)
    let found = try #require(shipped.reference.step(step))
    return Takers(found, concerned: concerned, reference: shipped.reference)
  }

  @Test func organsStatesAndOrganisationsAreKeptApart() throws {
    let embargo = try takers("arms-embargo")
    #expect(embargo.bodies == ["UNSC"])
    #expect(embargo.includesStates)
    #expect(embargo.isRegional)
    #expect(embargo.organizations.contains("AU"))
    #expect(!embargo.organizations.contains("LAS"), "its charter gives it no arms embargo")
    #expect(!embargo.organizations.contains("EU"), "not concerned: no neighbour by land")
  }

  @Test func noOrganisationRefersToTheCourt() throws {
    let referral = try takers("icc-referral")
    #expect(referral.bodies == ["UNSC"])
    #expect(!referral.isRegional)
    #expect(referral.organizations == [])
  }

  /// The League suspended Libya on 22 February; the African Union, a member too, had not.
  @Test func onlyABodyThatTheStateStillSitsInCanSuspendIt() throws {
    let suspension = try takers("suspension")
    #expect(!suspension.organizations.contains("LAS"))
    #expect(suspension.organizations.contains("AU"))
    #expect(!suspension.organizations.contains("ECOWAS"), "through a neighbour only")
  }
}
