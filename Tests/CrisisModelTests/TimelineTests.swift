import CrisisModel
import Testing

@Suite("Timeline")
struct TimelineTests {
  private static func event(_ id: String, _ date: String, _ precision: String? = nil) -> String {
    let field = precision.map { ", \"datePrecision\": \"\($0)\"" } ?? ""
    return """
      {"id": "\(id)", "date": "\(date)"\(field), "kind": "attack", "what": "x", "actors": [],
       "sources": ["s"]}
      """
  }

  private func timeline(_ lists: [String: [String]], on today: String) throws -> Timeline {
    Timeline(try Sample.crisis(lists), on: day(today))
  }

  private func ids(_ entries: [Timeline.Entry]) -> [String] {
    entries.map { entry in
      switch entry.mark {
      case .event(let event): event.id.rawValue
      case .position(let position): position.holder.rawValue
      case .decision(let decision): decision.symbol.rawValue
      case .measure(let measure, let turn): "\(measure.id.rawValue) \(turn)"
      }
    }
  }

  @Test func oneDayGoesFromEventToMeasure() throws {
    let found = try timeline(
      [
        "events": [Self.event("e", "2011-03-17")],
        "positions": [Sample.position("LAS", "no-fly-zone", "requests", "2011-03-17")],
        "decisions": [Sample.decision("d", "2011-03-17", "failed", inFavour: "FRA")],
        "measures": [Sample.measure("m", "arms-embargo", from: "2011-03-17")],
      ], on: "2011-03-20")
    #expect(ids(found.past) == ["e", "LAS", "d", "m inForce"])
    #expect(found.past.map(\.lane) == [.happened, .response, .response, .response])
    #expect(found.past.map(\.fact).first == .event("c", "e"))
    #expect(found.daysBefore == [nil, 0, 0, 0])
  }

  @Test func actsAreTakenAndAuthoritiesGiven() throws {
    let found = try timeline(
      [
        "measures": [
          Sample.measure("a", "condemnation", "taken"),
          Sample.measure("b", "no-fly-zone", "authorised", from: "2011-03-02"),
          Sample.measure("c", "no-fly-zone", "authorityEnded", from: "2011-03-03"),
        ]
      ], on: "2012-03-20")
    #expect(ids(found.past) == ["a taken", "b authorised", "c authorised", "c ended"])
  }

  @Test func aMeasureIsInForceJudgedAndEnded() throws {
    let found = try timeline(
      [
        "measures": [
          Sample.measure("m", "arms-embargo", "ended", judged: "inadequate"),
          Sample.measure("n", "asset-freeze", "blocked", from: "2011-03-02"),
          Sample.measure("o", "travel-ban", "proposed", from: "2011-03-03"),
        ]
      ], on: "2012-03-20")
    #expect(
      ids(found.past) == [
        "m inForce", "n blocked", "o proposed",
        "m judged(CrisisModel.Effect.Judgement.inadequate)", "m ended",
      ])
    #expect(found.ahead.isEmpty)
  }

  /// The month stands before its days, whichever of them the record names.
  @Test func coarseDatesComeFirstAndHaveNoGap() throws {
    let found = try timeline(
      [
        "events": [
          Self.event("day", "2011-03-03"), Self.event("month", "2011-03-15", "month"),
          Self.event("later", "2011-03-20"), Self.event("week", "2011-03-20", "week"),
        ]
      ], on: "2011-03-31")
    #expect(ids(found.past) == ["month", "day", "week", "later"])
    #expect(found.daysBefore == [nil, nil, nil, 17])
    #expect(!found.isSilent(before: 3, days: 17))
  }

  @Test func silenceIsOnlyWhereNothingCanFall() throws {
    let events = [Self.event("a", "2011-01-01"), Self.event("b", "2011-03-01")]
    let silent = try timeline(["events": events], on: "2011-04-30")
    #expect(silent.daysBefore == [nil, 59])
    #expect(silent.isSilent(before: 1, days: 59))
    #expect(silent.silentDaysToToday == 60)
    let vague = try timeline(
      ["events": events + [Self.event("m", "2011-02-10", "month")]], on: "2011-04-30")
    #expect(ids(vague.past) == ["a", "m", "b"])
    #expect(!vague.isSilent(before: 2, days: 59))
  }

  /// The observers' mandate of 2012 ended the day after the vote.
  @Test func plannedEndsLieAhead() throws {
    let syria = try ShippedCrisis("syria-2011", "20120719T235900Z", in: "cases")
    let found = Timeline(syria.crisis, on: syria.day)
    #expect(ids(found.ahead).first == "syr-m45 plannedEnd")
    #expect(ids(found.ahead).allSatisfy { $0.hasSuffix(" plannedEnd") })
    #expect(found.ahead.first?.date.day == day("2012-07-20"))
    #expect(found.past.contains { $0.fact == .decision("syria-2011", "S/2012/538") })
  }

  /// A mandate is still in force on its last day; after it, the end stands in the past.
  @Test func theLastDayLiesAheadUntilItIsOver() throws {
    let syria = try ShippedCrisis("syria-2011", "20120719T235900Z", in: "cases")
    let mandate = "syr-m45 plannedEnd"
    #expect(ids(Timeline(syria.crisis, on: day("2012-07-20")).ahead).first == mandate)
    let later = Timeline(syria.crisis, on: day("2012-07-21"))
    #expect(!ids(later.ahead).contains(mandate))
    #expect(ids(later.past).last == mandate)
  }

  @Test func everyRecordOfEveryShippedCrisisIsThereInOrder() throws {
    let syria = try ShippedCrisis("syria-2011", "20120719T235900Z", in: "cases")
    let found = Timeline(syria.crisis, on: syria.day)
    let facts = Set((found.past + found.ahead).map(\.fact))
    let crisis = syria.crisis
    #expect(
      facts.count == Set(crisis.positions.map { $0.fact(in: crisis.id) }).count
        + crisis.events.count + crisis.decisions.count + crisis.measures.count)
    let days = found.past.filter { $0.date.precision == .day }.map(\.date.day)
    #expect(days == days.sorted())
  }

  @Test func densityCountsEachLane() throws {
    let found = try timeline(
      [
        "events": [
          Self.event("a", "2011-03-01"), Self.event("b", "2011-03-02"),
          Self.event("c", "2011-03-10"), Self.event("m", "2011-03-10", "month"),
        ],
        "measures": [Sample.measure("m", "arms-embargo", from: "2011-03-04")],
      ], on: "2011-03-10")
    let density = try #require(found.density(atMost: 5))
    #expect(density.daysPerBucket == 2)
    #expect(density.happened == [2, 0, 0, 0, 1])
    #expect(density.response == [0, 1, 0, 0, 0])
    #expect(density.unplaced == 1)
    #expect(density.start(of: 4) == day("2011-03-09"))
    #expect(found.density(atMost: 0) == nil)
  }

  @Test func nothingOnRecordHasNoDensity() throws {
    let found = try timeline([:], on: "2011-03-10")
    #expect(found.past.isEmpty && found.density(atMost: 10) == nil)
    #expect(found.silentDaysToToday == nil)
  }

  @Test(arguments: [
    (DatePrecision.day, "2012-02-10", "2012-02-10"), (.week, "2012-02-04", "2012-02-16"),
    (.month, "2012-02-01", "2012-02-29"), (.year, "2012-01-01", "2012-12-31"),
  ])
  func aDateMayMean(precision: DatePrecision, earliest: String, latest: String) {
    let date = DatedDay(day("2012-02-10"), precision: precision)
    #expect(date.earliest == day(earliest))
    #expect(date.latest == day(latest))
  }
}
