import CrisisModel
import Testing

@Suite("Ladder")
struct LadderTests {
  private let reference = ReferenceData.shipped

  private func ladder(_ measures: [String]) throws -> Ladder {
    Ladder(try Sample.crisis(["measures": measures]), reference: reference)
  }

  private func state(_ step: StepID, _ ladder: Ladder) -> Ladder.State? {
    ladder.rungs.flatMap(\.steps).first { $0.step.id == step }?.state
  }

  @Test func nothingOnRecord() throws {
    let ladder = try ladder([])
    #expect(ladder.rungs.map(\.rung) == Rung.allCases)
    #expect(ladder.rungs.allSatisfy { $0.state == .notOnRecord && $0.onRecord.isEmpty })
    #expect(ladder.highestInForce == nil)
    #expect(ladder.outside.isEmpty && ladder.after.isEmpty)
    #expect(ladder.notTried.map(\.rung) == [.prevention, .peacefulMeans, .coercion])
    #expect(ladder.notTried.allSatisfy { $0.steps.count == $0.of && $0.of > 0 })
    #expect(ladder.highestAuthorised == nil && ladder.highestTaken == nil)
  }

  @Test(arguments: [
    ("proposed", Ladder.State.proposed), ("blocked", .blocked), ("authorised", .authorised),
    ("taken", .taken), ("inForce", .inForce), ("ended", .ended), ("authorityEnded", .ended),
  ])
  func stateOfOneMeasure(status: String, expected: Ladder.State) throws {
    let ladder = try ladder([Sample.measure("m", "asset-freeze", status)])
    #expect(state("asset-freeze", ladder) == expected)
    #expect(ladder[.coercion].state == expected)
    #expect(ladder[.peacefulMeans].state == .notOnRecord)
  }

  @Test func stepIsAsFarAsItsFurthestMeasure() throws {
    let ladder = try ladder([
      Sample.measure("m1", "asset-freeze", "blocked", from: "2011-02-20"),
      Sample.measure("m2", "asset-freeze", "inForce", from: "2011-02-26"),
      Sample.measure("m3", "asset-freeze", "proposed", from: "2011-03-20"),
      Sample.measure("m4", "travel-ban", "blocked"),
      Sample.measure("m5", "travel-ban", "proposed"),
      Sample.measure("m6", "arms-embargo", "ended"),
      Sample.measure("m7", "arms-embargo", "proposed"),
    ])
    #expect(state("asset-freeze", ladder) == .inForce)
    #expect(state("travel-ban", ladder) == .proposed)
    #expect(state("arms-embargo", ladder) == .ended)
    let freeze = ladder[.coercion].steps.first { $0.step.id == "asset-freeze" }
    #expect(freeze?.measures.map(\.id) == ["m3", "m2", "m1"])
  }

  @Test func rungIsInadequateOnlyWhereAllInForceIs() throws {
    let inadequate = Sample.measure("m1", "asset-freeze", judged: "inadequate")
    let mixed = Sample.measure("m2", "travel-ban", judged: "mixed")
    #expect(try ladder([inadequate])[.coercion].state == .inadequate)
    #expect(try ladder([inadequate, mixed])[.coercion].state == .inForce)
    let both = try ladder([inadequate, mixed])
    #expect(state("asset-freeze", both) == .inadequate)
    #expect(state("travel-ban", both) == .inForce)
  }

  @Test func inadequateMeasuresAreStillInForce() throws {
    let ladder = try ladder([Sample.measure("m1", "asset-freeze", judged: "inadequate")])
    #expect(ladder[.coercion].onRecord.map(\.isInForce) == [true])
    #expect(ladder.highestInForce?.value == .coercion)
  }

  /// What has ended is not in force, however it was judged.
  @Test func endedIsEnded() throws {
    let ended = Sample.measure("m1", "asset-freeze", "ended", judged: "inadequate")
    let ladder = try ladder([ended, Sample.measure("m2", "mediation")])
    #expect(ladder[.coercion].state == .ended)
    #expect(ladder.highestInForce?.value == .peacefulMeans)
  }

  @Test func highestRungRestsOnItsMeasures() throws {
    let ladder = try ladder([
      Sample.measure("m1", "mediation"), Sample.measure("m2", "asset-freeze"),
      Sample.measure("m3", "travel-ban"), Sample.measure("m4", "arms-embargo", "proposed"),
      Sample.measure("m5", "no-fly-zone", "blocked"),
    ])
    let highest = try #require(ladder.highestInForce)
    #expect(highest.value == .coercion)
    #expect(Set(highest.facts) == [.measure("c", "m2"), .measure("c", "m3")])
  }

  @Test func notTriedLeavesOutWhatIsOnRecordInAnyState() throws {
    let before = try ladder([]).notTried
    let after = try ladder([
      Sample.measure("m1", "mediation", "blocked"), Sample.measure("m2", "asset-freeze", "ended"),
    ]).notTried
    #expect(after.map(\.of) == before.map(\.of))
    #expect(after.map(\.steps.count) == zip(before.map(\.steps.count), [0, 1, 1]).map(-))
    #expect(!after.flatMap(\.steps).contains { $0.id == "mediation" || $0.id == "asset-freeze" })
  }

  /// The Gambia, January 2017: ECOWAS forces came in at the request of the new President.
  @Test func forceByInvitationIsNoRung() throws {
    let ladder = try ladder([
      Sample.measure("m1", "force-by-invitation", actor: "ECOWAS"),
      Sample.measure("m2", "mediation", actor: "ECOWAS"),
    ])
    #expect(ladder[.force].state == .notOnRecord)
    #expect(ladder.highestInForce?.value == .peacefulMeans)
    #expect(ladder.outside.map(\.step.id) == ["force-by-invitation"])
    #expect(ladder.rungs.flatMap(\.onRecord).map(\.step.id) == ["mediation"])
  }

  @Test func shippedGambiaNeverReachesForce() throws {
    for file in Archives.files(in: "gambia-2016") {
      let snapshot = try #require(Read(try file.bytes()).snapshot)
      for crisis in snapshot.crises {
        let ladder = Ladder(crisis, reference: reference, on: snapshot.asOf.day)
        #expect(ladder[.force].state == .notOnRecord, "\(file.name)")
        #expect((ladder.highestInForce?.value ?? .prevention) < .force, "\(file.name)")
      }
    }
  }

  @Test func afterTheLadderIsKeptApart() throws {
    let ladder = try ladder([
      Sample.measure("m1", "rebuilding"), Sample.measure("m2", "lifting"),
      Sample.measure("m3", "self-defence"),
    ])
    #expect(Set(ladder.after.map(\.step.id)) == ["rebuilding", "lifting"])
    #expect(ladder.outside.map(\.step.id) == ["self-defence"])
    #expect(ladder.highestInForce == nil)
    #expect(ladder.rungs.allSatisfy { $0.state == .notOnRecord })
  }
}

@Suite("Authority for force")
struct AuthorityTests {
  private static let adopted = Sample.decision(
    "S/RES/1973 (2011)", "2011-03-17", "adopted",
    inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF", abstaining: "BRA CHN DEU IND RUS")
  private static let vetoed = Sample.decision(
    "S/2011/612", "2011-10-04", "vetoed", inFavour: "BIH COL DEU FRA GAB GBR NGA PRT USA",
    against: "CHN RUS", abstaining: "BRA IND LBN ZAF")
  private static let regional = Sample.decision(
    "PSC/x", "2011-03-10", "adopted", body: "AU", inFavour: "ZAF")

  private func lacksAuthority(
    _ step: String, _ status: String = "inForce", decision symbol: DecisionSymbol?
  ) throws -> Bool {
    let crisis = try Sample.crisis([
      "measures": [Sample.measure("m", step, status, decision: symbol?.rawValue)],
      "decisions": [Self.adopted, Self.vetoed, Self.regional],
    ])
    return crisis.lacksAuthority(try #require(crisis.measures.first), ReferenceData.shipped)
  }

  @Test func adoptedByTheCouncil() throws {
    #expect(try !lacksAuthority("no-fly-zone", decision: "S/RES/1973 (2011)"))
    #expect(try !lacksAuthority("no-fly-zone", "ended", decision: "S/RES/1973 (2011)"))
    #expect(try !lacksAuthority("no-fly-zone", "authorised", decision: "S/RES/1973 (2011)"))
  }

  @Test func otherwiseNot() throws {
    #expect(try lacksAuthority("no-fly-zone", decision: nil))
    #expect(try lacksAuthority("coalition-force", "ended", decision: nil))
    #expect(try lacksAuthority("coalition-force", decision: "S/2011/612"))
    #expect(try lacksAuthority("coalition-force", "authorised", decision: "S/2011/612"))
    #expect(try lacksAuthority("coalition-force", "authorityEnded", decision: nil))
    #expect(try lacksAuthority("regional-force", decision: "PSC/x"))
  }

  @Test func notNeededBelowOrBesideTheRungOrBeforeItIsTaken() throws {
    #expect(try !lacksAuthority("asset-freeze", decision: nil))
    #expect(try !lacksAuthority("force-by-invitation", decision: nil))
    #expect(try !lacksAuthority("no-fly-zone", "proposed", decision: nil))
    #expect(try !lacksAuthority("no-fly-zone", "blocked", decision: nil))
  }
}
