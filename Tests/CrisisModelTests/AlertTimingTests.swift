import Testing

@testable import CrisisModel

/// One condition that goes on is one alert, however it flickers; expectations are from paper.
@Suite("Alert timing") struct AlertTimingTests {
  @Test func aFlappingNumberIsOneAlert() {
    var film = AlertFilm(.number(merge: 10, refire: 30))
    film.take(daily: [120, 80, 120, 80, 120, 80, 120, 80, 120, 80])
    #expect(film.raised == ["2016-01-01"])
    #expect(film.last?.repeats == 4)
    #expect(film.last?.isOpen == false)
  }

  @Test func withoutAnyTimeEveryReturnIsAnAlert() {
    var film = AlertFilm(.number())
    film.take(daily: [120, 80, 120, 80, 120])
    #expect(film.raised == ["2016-01-01", "2016-01-03", "2016-01-05"])
  }

  @Test func theMinimumDurationIsWaitedFor() {
    var film = AlertFilm(.number(minimum: 3))
    film.take(daily: [120, 120, 120])
    #expect(film.raised == [])
    var longer = AlertFilm(.number(minimum: 3))
    longer.take(daily: [120, 120, 120, 120])
    #expect(longer.raised == ["2016-01-04"])
  }

  @Test func aDipStartsTheMinimumDurationAnew() {
    var film = AlertFilm(.number(minimum: 3))
    film.take(daily: [120, 120, 80, 120, 120, 120, 120])
    #expect(film.raised == ["2016-01-07"])
  }

  @Test func aReturnWithinTheMergeWindowIsTheSameAlert() {
    var film = AlertFilm(.number(merge: 10))
    film.take(daily: [120, 80] + Array(repeating: 80, count: 9) + [120])
    #expect(film.raised == ["2016-01-01"])
    #expect(film.last?.standing == .holding)
    #expect(film.last?.repeats == 1)
  }

  @Test func aReturnAfterTheMergeWindowIsAnotherAlert() {
    var film = AlertFilm(.number(merge: 10))
    film.take(daily: [120, 80] + Array(repeating: 80, count: 10) + [120])
    #expect(film.raised == ["2016-01-01", "2016-01-13"])
  }

  /// Fires on 1 January, may fire again from the 31st on.
  @Test func theRefireTimeHoldsRepeatsBack() {
    var film = AlertFilm(.number(refire: 30))
    film.take("2016-01-01", series: "2016-01-01 120")
    film.take("2016-01-02", series: "2016-01-02 80")
    film.take("2016-01-30", series: "2016-01-30 120")
    #expect(film.raised == ["2016-01-01"])
    #expect(film.last?.nextFiring.day.iso == "2016-01-31")
    film.take("2016-01-30", series: "2016-01-30 80")
    film.take("2016-01-31", series: "2016-01-31 80")
    film.take("2016-02-01", series: "2016-02-01 120")
    #expect(film.raised == ["2016-01-01", "2016-02-01"])
  }

  @Test func whatStaysOpenFiresAgainOnNewerFiguresOnly() {
    var film = AlertFilm(.number(refire: 30))
    film.take("2016-01-01", series: "2016-01-01 120", cadence: 90)
    film.take("2016-02-10", series: "2016-01-01 120", cadence: 90)
    #expect(film.raised == ["2016-01-01"])
    film.take("2016-02-11", series: "2016-01-01 120, 2016-02-11 130", cadence: 90)
    #expect(film.raised == ["2016-01-01", "2016-02-11"])
    #expect(film.book.open.count == 1)
  }

  @Test func worseningRaisesAnewWithinTheRefireTime() throws {
    var film = AlertFilm(.number(extreme: 500, merge: 10, refire: 30))
    film.take(daily: [120, 600, 700, 120])
    #expect(film.raised == ["2016-01-01", "2016-01-02"])
    #expect(film.book.alerts.map(\.level) == [.routine, .priority])
    let (first, second) = (film.book.alerts[0], film.book.alerts[1])
    #expect(first.standing == .replaced(second.raisedAt, by: second.id))
    #expect(second.latest.value == 120)
    #expect(second.evidence.value == 600)
  }

  @Test func worseningIsSilentWhereTheRuleSaysSo() {
    var film = AlertFilm(.number(extreme: 500, refire: 30, raiseWhenWorse: false))
    film.take(daily: [120, 600])
    #expect(film.raised == ["2016-01-01"])
  }

  @Test func worseAfterClearingIsAnotherAlert() {
    var film = AlertFilm(.number(extreme: 500, merge: 10, refire: 30))
    film.take(daily: [120, 80, 600])
    #expect(film.book.alerts.map(\.level) == [.routine, .priority])
  }

  @Test func theIdIsOfRuleCrisisSubjectAndDay() {
    var film = AlertFilm(.number())
    film.take(daily: [120])
    #expect(film.last?.id == "number/c/n/2016-01-01")
  }

  @Test func aSnapshotThatIsNotLaterChangesNothing() {
    var film = AlertFilm(.number())
    film.take(daily: [120, 80])
    let before = film.book
    #expect(film.take("2016-01-02", series: "2016-01-02 500") == [])
    #expect(film.take("2016-01-01", series: "2016-01-01 500") == [])
    #expect(film.book == before)
  }
}

/// Zero, no data and a silent source are three things, and only the first clears.
@Suite("Alerts without data") struct AlertGapTests {
  @Test func aSilentSourceClearsNothing() {
    var film = AlertFilm(.number())
    film.take("2016-01-01", series: "2016-01-01 120")
    film.take("2016-01-05", series: "2016-01-01 120")
    #expect(film.last?.standing == .unknown(.sourceSilent(since: day("2016-01-01"))))
    film.take("2016-01-09", series: "2016-01-01 120, 2016-01-02 50")
    #expect(film.last?.standing == .unknown(.sourceSilent(since: day("2016-01-02"))))
    #expect(film.book.open.count == 1)
    film.take("2016-01-10", series: "2016-01-01 120, 2016-01-02 50, 2016-01-10 0")
    #expect(film.last?.standing == film.book.asOf.map { .cleared($0) })
  }

  @Test func aReportWithoutAFigureClearsNothing() {
    var film = AlertFilm(.number())
    film.take("2016-01-01", series: "2016-01-01 120", cadence: 7)
    film.take("2016-01-03", series: "2016-01-01 120, 2016-01-03 –", cadence: 7)
    #expect(film.last?.standing == .unknown(.noFigure(since: day("2016-01-03"))))
    film.take("2016-01-04", series: "2016-01-01 50, 2016-01-03 –", cadence: 7)
    #expect(film.last?.standing == .unknown(.noFigure(since: day("2016-01-03"))))
  }

  @Test func aMissingIndicatorClearsNothing() {
    var film = AlertFilm(.number())
    film.take("2016-01-01", series: "2016-01-01 120")
    film.take("2016-01-02", [:])
    #expect(film.last?.standing == .unknown(.notInSnapshot))
    film.take("2016-01-03", series: "2016-01-03 80")
    #expect(film.last?.isOpen == false)
  }

  @Test func silenceNeitherEndsNorStartsTheMinimumDuration() {
    var film = AlertFilm(.number(minimum: 3))
    film.take("2016-01-01", series: "2016-01-01 120")
    film.take("2016-01-02", [:])
    film.take("2016-01-04", series: "2016-01-04 120")
    #expect(film.raised == ["2016-01-04"])
  }

  /// What was learned late is raised all the same, and says that the source is silent since.
  @Test func anOldFigureRaisesAndSaysThatItIsOld() {
    var film = AlertFilm(.number())
    film.take("2016-01-20", series: "2016-01-01 120")
    #expect(film.raised == ["2016-01-20"])
    #expect(film.last?.standing == .unknown(.sourceSilent(since: day("2016-01-01"))))
  }
}

/// What is read from a series, and the baselines it is held against.
@Suite("Readings of indicators") struct ThresholdReadingTests {
  private func level(_ series: String, _ rule: AlertRule, on day: String) -> AlertLevel? {
    var film = AlertFilm(rule)
    film.take(day, series: series, cadence: 30)
    return film.last?.level
  }

  @Test func theLongerBaselineIsTheHigherLevel() {
    let rule = AlertRule.number(baselines: [366, 1_096])
    let old = "2013-06-01 10, 2014-01-01 200, 2015-09-01 90, 2016-01-01"
    #expect(level("\(old) 150", rule, on: "2016-01-01") == .routine)
    #expect(level("\(old) 250", rule, on: "2016-01-01") == .priority)
    #expect(level("\(old) 99", rule, on: "2016-01-01") == nil)
    #expect(level("2015-09-01 160, 2016-01-01 150", rule, on: "2016-01-01") == nil)
    #expect(level("2015-09-01 150, 2016-01-01 150", rule, on: "2016-01-01") == .routine)
  }

  @Test func aShortRecordIsNoLongBaseline() throws {
    var film = AlertFilm(.number(baselines: [366, 1_096]))
    film.take("2016-01-01", series: "2015-12-02 40, 2016-01-01 150", cadence: 30)
    let baseline = try #require(film.last?.evidence.baseline)
    #expect(film.last?.level == .routine)
    #expect(baseline == .init(value: 40, days: 366, daysOnRecord: 30))
  }

  @Test func anIncreaseIsTakenInsideTheWindow() {
    var film = AlertFilm(.number(reading: .increase))
    film.take("2016-03-01", series: "2015-01-01 100, 2016-02-20 900, 2016-03-01 950")
    #expect(film.raised == [])
    film.take("2016-03-02", series: "2015-01-01 100, 2016-02-20 900, 2016-03-02 1000")
    #expect(film.last?.evidence.value == 100)
    #expect(film.last?.evidence.detail == .figures(from: day("2016-02-20"), to: day("2016-03-02")))
  }

  /// 30 more in the two days that the record covers says nothing of the other 28.
  @Test func anIncreaseOfHalfAWindowClearsNothing() {
    var film = AlertFilm(.number(reading: .increase))
    film.take("2016-01-10", series: "2016-01-01 0, 2016-01-10 150")
    film.take("2016-03-03", series: "2016-01-10 150, 2016-03-01 400, 2016-03-03 430")
    #expect(film.last?.standing == .unknown(.noFigure(since: day("2016-03-03"))))
    film.take("2016-03-31", series: "2016-03-01 400, 2016-03-03 430, 2016-03-31 450")
    #expect(film.last?.isOpen == false)
  }

  @Test func aSumHasTheDaysOfItsWindow() {
    var film = AlertFilm(.number(reading: .sum, window: 2))
    film.take("2016-01-03", series: "2016-01-01 60, 2016-01-02 50, 2016-01-03 49")
    #expect(film.raised == [])
    film.take("2016-01-04", series: "2016-01-02 50, 2016-01-03 49, 2016-01-04 51")
    #expect(film.last?.evidence.value == 100)
  }

  @Test func aSumWithAHoleClearsNothing() {
    var film = AlertFilm(.number(reading: .sum, window: 3))
    film.take("2016-01-03", series: "2016-01-01 50, 2016-01-02 50, 2016-01-03 50")
    film.take("2016-01-06", series: "2016-01-04 10, 2016-01-05 –, 2016-01-06 10")
    #expect(film.last?.standing == .unknown(.noFigure(since: day("2016-01-06"))))
    film.take("2016-01-07", series: "2016-01-04 10, 2016-01-05 10, 2016-01-06 10, 2016-01-07 10")
    #expect(film.last?.isOpen == false)
  }
}
