import CrisisModel
import Testing

/// Acts are taken on a day; authority is not use.
@Suite("Acts and authority") struct ActTests {
  private let reference = ReferenceData.shipped
  private let today = CalendarDay(dayNumber: 15_050)  // 17 March 2011

  private let adopted = Sample.decision(
    "r", "2011-03-17", "adopted", inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF",
    abstaining: "BRA CHN DEU IND RUS", enables: "no-fly-zone")

  private func ladder(_ measures: [String]) throws -> Ladder {
    Ladder(try Sample.crisis(["measures": measures]), reference: reference)
  }

  private func daysAgo(_ days: Int) -> String { today.advanced(by: -days).iso }

  @Test func anActIsTakenAndRaisesNoRung() throws {
    let ladder = try ladder([
      Sample.measure("m1", "condemnation", "taken"), Sample.measure("m2", "icc-referral", "taken"),
      Sample.measure("m3", "mediation"),
    ])
    #expect(ladder[.peacefulMeans].state == .inForce)
    #expect(ladder[.coercion].state == .taken)
    #expect(ladder.highestInForce?.value == .peacefulMeans)
    #expect(ladder.highestTaken?.value == .coercion)
    #expect(ladder.firstReached(.coercion)?.value.iso == "2011-03-01")
    let tried = Set(ladder.notTried.flatMap(\.steps).map(\.id))
    #expect(tried.isDisjoint(with: ["condemnation", "icc-referral", "mediation"]))
  }

  /// The number stands in the catalogue of steps.
  @Test(arguments: [(0, true), (89, true), (90, true), (91, false), (400, false)])
  func anActCountsForTheGapForNinetyDays(days: Int, counts: Bool) throws {
    #expect(reference.takenCountsDays == 90)
    var crisis = try Sample.crisis([
      "measures": [Sample.measure("m1", "condemnation", "taken", from: daysAgo(days))]
    ])
    crisis.verdict.risk = .high
    let ladder = Ladder(crisis, reference: reference)
    #expect(ladder.highestInForce == nil)
    #expect(ladder.highestTakenLately?.value == (counts ? .peacefulMeans : nil))
    let gap = try #require(ResponseGap.gap(crisis, ladder: ladder))
    #expect(gap.value == (counts ? 0 : 2))
    #expect(gap.facts.contains(.measure("c", "m1")) == counts)
  }

  @Test func theGapTakesTheHigherOfWhatIsInForceAndWhatWasTakenLately() throws {
    var crisis = try Sample.crisis([
      "measures": [
        Sample.measure("m1", "icc-referral", "taken", from: daysAgo(10)),
        Sample.measure("m2", "mediation"), Sample.measure("m3", "early-warning"),
      ]
    ])
    crisis.verdict.risk = .critical
    let gap = ResponseGap.gap(crisis, ladder: Ladder(crisis, reference: reference))
    #expect(gap?.value == 0 && gap?.facts == [.crisis("c"), .measure("c", "m1")])
    crisis.measures[0].from = today.advanced(by: -91)
    let later = ResponseGap.gap(crisis, ladder: Ladder(crisis, reference: reference))
    #expect(later?.value == 1 && later?.facts == [.crisis("c"), .measure("c", "m2")])
  }

  @Test func authorityIsNotUse() throws {
    let authority = Sample.measure(
      "m1", "no-fly-zone", "authorised", from: "2011-03-17", decision: "r")
    let use = Sample.measure(
      "m2", "no-fly-zone", actor: "NATO", from: "2011-03-27", decision: "r")
    var crisis = try Sample.crisis(["measures": [authority], "decisions": [adopted]])
    let before = Ladder(crisis, reference: reference)
    #expect(before[.force].state == .authorised && before.highestInForce == nil)
    #expect(before.highestAuthorised?.value == .force)
    #expect(before.firstReached(.force) == nil)
    #expect(before.firstAuthorised(.force)?.value.iso == "2011-03-17")
    #expect(ForceRecord(crisis, reference: reference).withAuthority == [])
    #expect(ForceRecord(crisis, reference: reference).authorities.map(\.id) == ["m1"])
    crisis = try Sample.crisis(["measures": [authority, use], "decisions": [adopted]])
    let after = Ladder(crisis, reference: reference)
    #expect(after[.force].state == .inForce && after.highestInForce?.value == .force)
    #expect(after.highestInForce?.facts == [.measure("c", "m2")])
    #expect(after.highestAuthorised?.facts == [.measure("c", "m1")])
    #expect(ForceRecord(crisis, reference: reference).withAuthority.map(\.id) == ["m2"])
  }

  @Test func anAuthorityThatIsOverWasNeverForce() throws {
    let over = Sample.measure(
      "m1", "no-fly-zone", "authorityEnded", from: "2011-03-17", decision: "r")
    let crisis = try Sample.crisis(["measures": [over], "decisions": [adopted]])
    #expect(!crisis.measures[0].wasTaken && crisis.measures[0].daysInForce(on: today) == nil)
    #expect(Ladder(crisis, reference: reference)[.force].state == .ended)
    #expect(Ladder(crisis, reference: reference).firstReached(.force) == nil)
  }

  /// Of several states the one that says most of today stands for all.
  @Test func statesStandForOneAnotherInOneOrder() {
    let order: [Ladder.State] = [
      .notOnRecord, .blocked, .proposed, .ended, .authorised, .taken, .inadequate, .inForce,
    ]
    #expect(Ladder.State.allCases.sorted() == order)
    #expect(
      Ladder.State.allCases == [
        .notOnRecord, .proposed, .blocked, .authorised, .taken, .inForce, .ended, .inadequate,
      ])
    #expect([Ladder.State]().standing == .notOnRecord)
  }

  private func lines(_ measure: String, _ decisions: [String] = []) -> [String] {
    Read(
      Sample.document(["measures": [measure], "decisions": decisions]), reference: reference
    ).lines
  }

  private func status(_ measure: String, _ decisions: [String] = []) -> Measure.Status? {
    Read(
      Sample.document(["measures": [measure], "decisions": decisions]), reference: reference
    ).snapshot?.crises[0].measures[0].status
  }

  @Test func anActInForceIsReadAsTaken() {
    let act = Sample.measure("m", "condemnation")
    #expect(status(act) == .taken)
    #expect(
      lines(act).contains {
        $0.hasSuffix("\"condemnation\" is an act, yet its status is inForce; write \"taken\"")
      })
    #expect(status(Sample.measure("m", "condemnation", "ended")) == .taken)
    #expect(lines(Sample.measure("m", "condemnation", "taken")) == [])
    #expect(lines(Sample.measure("m", "condemnation", "proposed")) == [])
  }

  @Test func whatLastsIsNotTakenAndNoActIsAuthorised() {
    #expect(
      lines(Sample.measure("m", "asset-freeze", "taken")).contains {
        $0.hasSuffix(
          "\"asset-freeze\" lasts, yet its status is taken; write \"inForce\" or \"ended\"")
      })
    #expect(status(Sample.measure("m", "asset-freeze", "taken")) == nil)
    #expect(status(Sample.measure("m", "condemnation", "authorised")) == nil)
    #expect(status(Sample.measure("m", "self-defence", "authorised", actor: "FRA")) == nil)
  }

  @Test func theCouncilAuthorisesForceAndUsesNone() {
    let council = Sample.measure("m", "no-fly-zone", decision: "r")
    #expect(status(council, [adopted]) == .authorised)
    #expect(
      status(Sample.measure("m", "no-fly-zone", "ended", decision: "r"), [adopted])
        == .authorityEnded)
    #expect(
      status(Sample.measure("m", "no-fly-zone", actor: "NATO", decision: "r"), [adopted])
        == .inForce)
    #expect(lines(council, [adopted]).contains { $0.contains("use is a measure of its own") })
  }

  @Test func anAuthorityNeedsAnAdoptedDecisionToo() {
    #expect(status(Sample.measure("m", "no-fly-zone", "authorised")) == nil)
    #expect(status(Sample.measure("m", "arms-embargo", "authorised")) == .authorised)
  }

  /// Recorded as adopted, vetoed by its ballots: the file can be read, and nothing takes the record's
  /// word for it.
  @Test func forceOnATextThatTheBallotsRefusedIsForceWithoutAuthority() throws {
    let vetoed = Sample.decision(
      "r", "2011-03-17", "adopted", inFavour: "BIH COL FRA GAB GBR LBN NGA PRT USA ZAF",
      against: "CHN RUS", abstaining: "BRA DEU IND", enables: "no-fly-zone")
    let use = Sample.measure("m1", "no-fly-zone", actor: "NATO", decision: "r")
    let authority = Sample.measure("m2", "no-fly-zone", "authorised", decision: "r")
    let read = Read(
      Sample.document(["measures": [use, authority], "decisions": [vetoed]]), reference: reference)
    #expect(read.lines.count { $0.contains("without an adopted decision") } == 2)
    let crisis = try #require(read.snapshot?.crises.first)
    let ladder = Ladder(crisis, reference: reference)
    #expect(ladder[.force].state == .blocked && ladder.highestAuthorised == nil)
    #expect(ladder.highestInForce == nil)
    #expect(ladder.outside.map(\.step.id) == ["force-without-authority"])
    #expect(ladder.outside.first?.isInForce == true)
    let force = ForceRecord(crisis, reference: reference)
    #expect(force.withAuthority == [] && force.authorities == [])
    #expect(force.withoutAuthority.map(\.id) == ["m1"])
    let tests = SixTests(crisis, ladder: ladder, reference: reference, on: today)
    #expect(tests[.rightAuthority].value == .notMet)
  }
}

/// Suspension from the Human Rights Council is open to its members alone.
@Suite("Open steps") struct OpennessTests {
  private let reference = ReferenceData.shipped

  private func openness(_ state: StateID, _ date: String) throws -> Openness {
    let step = try #require(reference.step("hrc-suspension"))
    return reference.openness(of: step, for: state, on: day(date))
  }

  @Test(arguments: [
    ("LBY", "2006-06-18", Openness.closed), ("LBY", "2006-06-19", .closed),
    ("LBY", "2010-06-18", .closed), ("LBY", "2010-06-19", .open), ("LBY", "2011-03-17", .open),
    ("LBY", "2012-12-31", .open), ("LBY", "2013-01-01", .unconfirmed),
    ("SDN", "2019-12-31", .closed), ("SDN", "2020-01-01", .open), ("SDN", "2025-12-31", .open),
    ("SDN", "2026-01-01", .unconfirmed), ("BDI", "2015-12-31", .closed),
    ("BDI", "2016-01-01", .open), ("SYR", "2011-10-04", .closed),
    ("GMB", "2015-12-31", .unconfirmed),
    ("GMB", "2017-01-19", .closed), ("FRA", "2011-03-17", .unconfirmed),
    ("FRA", "2006-06-18", .closed), ("RWA", "1994-05-17", .closed),
  ])
  func asFarAsMembershipIsConfirmed(state: StateID, date: String, expected: Openness) throws {
    #expect(try openness(state, date) == expected)
  }

  @Test func otherStepsAreOpenToAll() throws {
    for step in reference.steps where step.membersOf == nil {
      #expect(reference.openness(of: step, for: "SYR", on: day("2011-10-04")) == .open)
    }
    #expect(reference.steps.compactMap(\.membersOf) == ["HRC"])
  }

  @Test func whatIsNotOpenIsNotCountedAsNotTried() throws {
    let crisis = try Sample.crisis([:])
    let open = Ladder(crisis, reference: reference, on: day("2011-03-17")).notTried[1]
    let closed = Ladder(crisis, reference: reference, on: day("2009-03-17")).notTried[1]
    #expect(closed.notOpen.map(\.id) == ["hrc-suspension"] && open.notOpen == [])
    #expect(closed.of == open.of - 1 && closed.steps.count == open.steps.count - 1)
    let unknown = Ladder(crisis, reference: reference, on: day("2013-03-17")).notTried[1]
    #expect(unknown.unconfirmed == ["hrc-suspension"] && unknown.of == open.of)
  }

  /// Membership that a shipped crisis asks for is confirmed at every instant of it.
  @Test(arguments: Archives.snapshots) func shippedCrisesAreConfirmed(file: Archives.File) throws {
    let snapshot = try #require(Read(try file.bytes()).snapshot)
    for crisis in snapshot.crises {
      let ladder = Ladder(crisis, reference: reference, on: snapshot.asOf.day)
      #expect(ladder.notTried.flatMap(\.unconfirmed) == [], "\(crisis.id.rawValue)")
    }
  }
}
