import CrisisModel
import Dashboard
import TestSupport
import Testing

/// Nights on a watch floor: a feed writes, an officer presses keys, the screen must say what is so.
@Suite("A night watch") struct NightWatchTests {
  private let archive: TemporaryDirectory

  private static let february = "20110226T235900Z"
  private static let tenth = "20110310T235900Z"
  private static let twelfth = "20110312T235900Z"
  private static let seventeenth = "20110317T235900Z"

  init() throws {
    archive = try TemporaryDirectory()
    try archive.drop(Self.february)
  }

  @Test func liveTheAgeGrowsAndEachSnapshotTakesOver() throws {
    let watch = try NightWatch(archive)
    watch.clock("20110227T015900Z")
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/1 ▶ LIVE 2h"))
    watch.clock("20110301T235900Z")
    #expect(watch.header.contains("LIVE 3d old"))
    try archive.drop(Self.tenth)
    watch.notice()
    watch.clock("20110311T000500Z")
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE 6m"))
    #expect(watch.header.contains("▲"), "the new snapshot has open alerts")
  }

  @Test func pausedThenLiveThenBackInTime() throws {
    let watch = try NightWatch(archive)
    try watch.press("p")
    try archive.drop(Self.tenth)
    try archive.drop(Self.twelfth)
    watch.notice()
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/3 ▶ PAUSED -14d 2 new"))
    try watch.press(".")
    #expect(watch.header.contains("122359Z MAR 11   ◀ 3/3 ▶ LIVE"))
    try watch.press("[")
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/3 ▶ REPLAY -2d"))
    try archive.drop(Self.seventeenth)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/4 ▶ REPLAY -7d 1 new"))
  }

  @Test func aBrokenHalfStandsInABannerUntilTheWholeComes() throws {
    let watch = try NightWatch(archive)
    try archive.write("{\"schemaVersion\": 1,\n \"asOf\": ", to: "\(Self.tenth).json")
    watch.notice()
    #expect(watch.banner.contains("\(archive.path)/\(Self.tenth).json:2:"))
    #expect(watch.header.contains("262359Z FEB 11   ◀ 2/2 ▶ LIVE"))
    #expect(watch.text.contains("Active crises"))
    try archive.copy(
      "\(Repository.archives)/2011/\(Self.tenth).json", to: "\(Self.tenth).json")
    watch.notice()
    #expect(watch.banner == "")
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE"))
  }

  @Test func whatIsWrittenInPlaceOrBehindALinkIsReadAgain() throws {
    let files = try TemporaryDirectory()
    let watch = try NightWatch(archive)
    let first = try files.write(SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z"), to: "first")
    try archive.link(Self.tenth, to: first)
    watch.notice()
    #expect(watch.text.contains("WATCH"))
    let second = try files.write(
      SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z", status: "imminentRisk"), to: "second")
    try archive.link(Self.tenth, to: second)
    watch.notice()
    #expect(watch.text.contains("IMMINENT"))
    try archive.remove(Self.tenth)
    try archive.write(
      SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z", status: "easing"),
      to: "\(Self.tenth).json")
    watch.notice()
    #expect(watch.text.contains("EASING"))
    #expect(watch.header.contains("◀ 2/2 ▶ LIVE"))
  }

  @Test func whatIsDeletedIsNeverSilentlyReplaced() throws {
    try archive.drop(Self.tenth)
    let watch = try NightWatch(archive)
    try watch.press("p")
    try archive.remove(Self.tenth)
    watch.notice()
    #expect(watch.banner.contains("isgonefromthearchive"))
    try archive.drop(Self.seventeenth)
    watch.notice()
    #expect(watch.banner.contains("isgonefromthearchive"), "what else comes does not lift it")
    #expect(watch.header.contains("102359Z MAR 11"))
    try archive.remove(Self.seventeenth)
    watch.notice()
    try watch.press(".")
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/1 ▶ LIVE"))
    try archive.remove(Self.february)
    watch.notice()
    #expect(watch.banner.contains("thearchiveisemptynow"))
    #expect(watch.header.contains("◀ 0/0 ▶"))
    #expect(watch.text.contains("Active crises"))
    try archive.drop(Self.tenth)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 1/1 ▶ LIVE"))
  }

  @Test func theOfficersPlaceSurvivesWhatComes() throws {
    let watch = try NightWatch(archive)
    try watch.press("/ text:libya Enter 3 Down Down Down")
    let (rows, screens) = (watch.state.rows, watch.state.screens)
    try archive.drop(Self.tenth)
    try archive.drop(Self.twelfth)
    watch.notice()
    #expect(watch.header.contains("122359Z MAR 11"))
    #expect(watch.state.rows == rows)
    #expect(watch.state.screens == screens)
    #expect(watch.text.contains("Ladder · Libya"))
    try watch.press("1")
    #expect(watch.text.contains("filter libya"))
  }

  @Test func aStormOfAThousandLosesNothing() throws {
    let watch = try NightWatch(archive)
    for number in 0..<1_000 {
      let (hour, minute) = (number / 60, number % 60)
      let clock = "\(Self.pair(hour)):\(Self.pair(minute))"
      let name = "20120101T\(clock.filter { $0 != ":" })00Z"
      let text = SmallSnapshot.empty.split(separator: "ASOF")
        .joined(separator: "2012-01-01T\(clock):00Z")
      try archive.drop(text: text, as: name)
    }
    watch.notice()
    #expect(watch.header.contains("011639Z JAN 12   ◀ 1001/1001 ▶ LIVE"))
    #expect(watch.state.archive.instants.count == 1_001)
    try watch.press("<")
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/1001 ▶ REPLAY"))
  }

  private static func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The clock of a machine is set back behind the newest snapshot, and far ahead of it.
  @Test func aClockThatIsSetMakesNoNegativeAge() throws {
    let watch = try NightWatch(archive)
    watch.clock("20110227T005900Z")
    #expect(watch.header.contains("LIVE 1h"))
    watch.clock("20110226T200000Z")
    #expect(watch.header.contains("LIVE clock?"))
    #expect(!watch.text.contains("-4h"))
    watch.clock("20110226T235830Z")
    #expect(watch.header.contains("LIVE 0m"))
    watch.clock("20360101T000000Z")
    #expect(watch.header.contains("LIVE 9074d old"))
  }

  @Test func whereTheKernelTellsNothingFilesAreFoundByLooking() throws {
    let watch = try NightWatch(archive, polls: true)
    try archive.drop(Self.tenth)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE"))
    try archive.drop(text: SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z"), as: Self.tenth)
    watch.notice()
    #expect(watch.text.contains("1 of 1"))
    try archive.remove(Self.tenth)
    watch.notice()
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/1 ▶ LIVE"))
  }
}
