import Presentation
import Testing

@testable import CrisisModel

/// What happens on the day, at the number or at the place where a rule turns, and on each side of it.
@Suite("Bounds of the rules") struct BoundsTests {
  private func level(
    _ series: String, _ rule: AlertRule, on day: String = "2016-01-01"
  ) -> AlertLevel? {
    var film = AlertFilm(rule)
    film.take(day, series: series, cadence: 60)
    return film.last?.level
  }

  @Test func theExtremeItselfIsExtreme() {
    let rule = AlertRule.number(extreme: 500)
    #expect(level("2016-01-01 499", rule) == .routine)
    #expect(level("2016-01-01 500", rule) == .priority)
    #expect(level("2016-01-01 501", rule) == .priority)
  }

  @Test func theFloorItselfIsReached() {
    #expect(level("2016-01-01 99", .number()) == nil)
    #expect(level("2016-01-01 100", .number()) == .routine)
    #expect(level("2016-01-01 101", .number()) == .routine)
  }

  /// 1 December is 31 days before 1 January.
  @Test(arguments: [("2015-12-03", false), ("2015-12-02", false), ("2015-12-01", true)])
  func aBaselineHasItsDaysAndNoneMore(first: String, isForgotten: Bool) {
    let found = level("\(first) 160, 2016-01-01 150", .number(baselines: [30]))
    #expect(found == (isForgotten ? .routine : nil))
  }

  /// A record of the shorter baseline's days says nothing of the longer one.
  @Test(arguments: [
    ("2015-12-03", AlertLevel.routine), ("2015-12-02", .routine), ("2015-12-01", .priority),
  ])
  func theLongerBaselineNeedsALongerRecord(first: String, expected: AlertLevel) {
    let found = level("\(first) 40, 2016-01-01 150", .number(baselines: [30, 60]))
    #expect(found == expected)
  }

  private static let veto = Sample.decision(
    "S/1", "2016-01-01", "vetoed",
    inFavour: "ESP FRA GBR JPN MYS NZL SEN UKR URY USA EGY AGO", against: "RUS",
    abstaining: "CHN VEN")

  private static func vetoRule(fresh: Int, open: Int) -> AlertRule {
    AlertRule(
      id: "veto", title: "x", level: .routine,
      condition: .newVeto(AlertRule.News(freshDays: fresh, openDays: open)),
      statuses: Set(Verdict.Status.allCases),
      timing: AlertRule.Timing(
        minimumDays: 0, mergeDays: 0, refireDays: 0, raiseWhenWorse: true),
      basis: "x")
  }

  /// What nobody looked at before is news for so many days: 1 March is the sixtieth.
  @Test(arguments: [("2016-02-29", true), ("2016-03-01", true), ("2016-03-02", false)])
  func anOldFactIsNewsForItsDays(first: String, isNews: Bool) {
    var film = AlertFilm(Self.vetoRule(fresh: 60, open: 30))
    film.take(first, ["decisions": [Self.veto]])
    #expect(film.raised == (isNews ? [first] : []))
  }

  @Test(arguments: [("2016-01-30", true), ("2016-01-31", true), ("2016-02-01", false)])
  func newsStaysOpenForItsDays(last: String, isOpen: Bool) {
    var film = AlertFilm(Self.vetoRule(fresh: 60, open: 30))
    film.take("2016-01-01", ["decisions": [Self.veto]])
    film.take(last, ["decisions": [Self.veto]])
    #expect(film.last?.isOpen == isOpen)
  }

  /// On the day of the last entry nothing has been silent yet.
  @Test(arguments: [("2011-03-01", nil), ("2011-03-02", 1), ("2011-03-03", 2)])
  func silenceBeginsOnTheDayAfter(today: String, days: Int?) throws {
    let event = """
      {"id": "a", "date": "2011-03-01", "kind": "attack", "what": "x", "actors": [],
       "sources": ["s"]}
      """
    let crisis = try Sample.crisis(asOf: "\(today)T23:59:00Z", ["events": [event]])
    let timeline = Timeline(crisis, on: day(today))
    #expect(timeline.silentDaysToToday == days)
  }

  /// What happened on one day stands in the order in which one answers the other.
  @Test func ofOneDayTheEventComesFirstAndTheMeasureLast() throws {
    let crisis = try Sample.crisis([
      "measures": [Sample.measure("m", "mediation", from: "2011-03-01")],
      "decisions": [
        Sample.decision(
          "S/1", "2011-03-01", "adopted",
          inFavour: "BIH BRA CHN COL DEU FRA GAB GBR IND LBN NGA PRT RUS USA ZAF")
      ],
      "positions": [Sample.position("LAS", "no-fly-zone", "requests", "2011-03-01")],
      "events": [
        """
        {"id": "e", "date": "2011-03-01", "kind": "attack", "what": "x", "actors": [],
         "sources": ["s"]}
        """
      ],
    ])
    let kinds = Timeline(crisis, on: day("2011-03-01")).past.map { entry in
      switch entry.mark {
      case .event: "event"
      case .position: "position"
      case .decision: "decision"
      case .measure: "measure"
      }
    }
    #expect(kinds == ["event", "position", "decision", "measure"])
  }

  @Test(arguments: [
    ("20110317T235959Z", true), ("20110317T235960Z", false), ("20110317T235961Z", false),
    ("20110317T235900Z", true), ("20110317T236000Z", false), ("20110317T236100Z", false),
    ("20110317T230000Z", true), ("20110317T240000Z", false), ("20110317T250000Z", false),
    ("20110317T000000Z", true), ("20110317T0000000Z", false), ("20110317T00000Z", false),
  ])
  func clocksEndBeforeTheHourTheMinuteAndTheSecond(text: String, isTime: Bool) {
    #expect((Instant(text) != nil) == isTime)
    #expect((Instant(fileName: text + ".json") != nil) == isTime)
  }

  /// The newest vote on force decides, whichever stands first in the file.
  @Test(arguments: [false, true]) func theNewestVoteOnForceDecides(isReversed: Bool) throws {
    let adopted = Sample.decision(
      "S/RES/1", "2016-01-01", "adopted",
      inFavour: "ESP FRA GBR JPN MYS NZL SEN UKR URY USA EGY AGO RUS CHN VEN",
      enables: "no-fly-zone")
    let vetoed = Sample.decision(
      "S/2", "2016-02-01", "vetoed",
      inFavour: "ESP FRA GBR JPN MYS NZL SEN UKR URY USA EGY AGO", against: "RUS",
      abstaining: "CHN VEN", enables: "no-fly-zone")
    let decisions = isReversed ? [vetoed, adopted] : [adopted, vetoed]
    let crisis = try Sample.crisis(["decisions": decisions])
    let reference = ReferenceData.shipped
    let tests = SixTests(
      crisis, ladder: Ladder(crisis, reference: reference), reference: reference,
      on: day("2016-03-01"))
    #expect(tests[.noPermanentMemberBlocking].value == .notMet)
    #expect(tests[.noPermanentMemberBlocking].facts == [.decision("c", "S/2")])
  }
}
