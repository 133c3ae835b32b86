import CrisisModel
import Testing

@Suite("Instant")
struct InstantTests {
  @Test(arguments: [
    "2011-03-17T23:59:00Z", "20110317T235900Z", "2011-03-17T23:59Z", "20110317T2359Z",
  ])
  func forms(text: String) throws {
    let instant = try #require(Instant(text))
    #expect(instant.seconds == 1_300_406_340)
    #expect(instant.iso == "2011-03-17T23:59:00Z")
    #expect(instant.basic == "20110317T235900Z")
    #expect(instant.day == day("2011-03-17"))
    #expect(instant.secondOfDay == 86_340)
  }

  @Test(arguments: [
    "", "2011-03-17", "2011-03-17T23:59:00", "2011-03-17 23:59:00Z", "2011-03-17T23:59:00z",
    "2011-03-17T23:59:00+00:00", "2011-03-17T23Z", "2011-03-17T24:00:00Z", "2011-03-17T23:60:00Z",
    "2011-03-17T23:59:60Z", "2011-02-29T00:00:00Z", "2011-0317T235900Z", "20110317T23:59:00Z",
    "2011-03-17T23:59:00.5Z", "20110317235900", "2011-03-17T23:5900Z", "T20110317235900Z",
  ])
  func noInstants(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [(60, false), (61, true), (0, false), (-1, false), (86_400, true)])
  func aheadOfAClockByMoreThanClocksDiffer(seconds: Int, isAhead: Bool) {
    let clock = Instant(seconds: 1_300_406_340)
    #expect(Instant(seconds: clock.seconds + seconds).isAhead(of: clock) == isAhead)
  }

  @Test(arguments: [
    (-172_801, true), (-172_800, false), (-172_799, false), (0, false), (60, false), (61, true),
    (2_000_000_000, true),
  ])
  func staleWhereOlderOrAhead(seconds: Int, isStale: Bool) {
    let clock = Instant(seconds: 1_300_406_340)
    let instant = Instant(seconds: clock.seconds + seconds)
    #expect(instant.isStale(at: clock, maxAge: 2) == isStale)
  }

  /// Of instants at 0, 100 and 200 seconds; where all are ahead, the clock is taken to be wrong.
  @Test(arguments: [(140, 2), (139, 1), (40, 1), (39, 0), (-60, 0), (-61, 2)])
  func theNewestThatIsNotAheadCounts(clock: Int, index: Int) {
    let instants = [0, 100, 200].map { Instant(seconds: $0) }
    #expect(instants.lastIndex(notAheadOf: Instant(seconds: clock)) { $0 } == index)
    #expect(instants.lastIndex(notAheadOf: nil) { $0 } == 2)
    #expect([Instant]().lastIndex(notAheadOf: Instant(seconds: clock)) { $0 } == nil)
  }

  @Test func beforeTheEpoch() throws {
    let instant = try #require(Instant("1969-12-31T23:59:59Z"))
    #expect(instant.seconds == -1)
    #expect(instant.day == day("1969-12-31"))
    #expect(instant.secondOfDay == 86_399)
    #expect(instant.iso == "1969-12-31T23:59:59Z")
  }

  @Test func everyFormReadsBack() {
    for seconds in stride(
      from: -62_135_596_800, through: 253_402_300_799, by: 86_400 * 997 + 12_345)
    {
      let instant = Instant(seconds: seconds)
      #expect(Instant(instant.iso) == instant)
      #expect(Instant(instant.basic) == instant)
    }
  }

  /// File names sort as their times do.
  @Test func basicFormSortsInTime() {
    let times = ["2010-12-02T23:59:00Z", "2011-02-27T04:59:00Z", "2011-02-27T05:00:00Z"]
      .compactMap { Instant($0) }
    #expect(times == times.sorted())
    #expect(times.map(\.basic) == times.map(\.basic).sorted())
  }

  @Test func dayAndSecondOfDay() {
    let instant = Instant(day: day("2011-03-17"), secondOfDay: 86_340)
    #expect(instant == Instant("2011-03-17T23:59:00Z"))
  }
}
