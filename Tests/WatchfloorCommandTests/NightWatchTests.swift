import CrisisModel
import Dashboard
import Glibc
import Presentation
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
    try watch.press("/ text:libya Enter 3")
    let coercion = RowSubject.screen(.reason(.rung(.coercion), "libya-2011"))
    let count = watch.state.page?.rows.count ?? 0
    for _ in 0..<count where watch.state.selectedPageRow?.subject != coercion {
      try watch.press("Down")
    }
    let (line, screens) = (watch.state.selectedPageRow?.subject, watch.state.screens)
    try archive.drop(Self.tenth)
    try archive.drop(Self.twelfth)
    watch.notice()
    #expect(watch.header.contains("122359Z MAR 11"))
    #expect(line == coercion)
    #expect(watch.state.selectedPageRow?.subject == line)
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

  @Test func whereTheKernelTellsNothingThatIsSaid() throws {
    #expect(try !NightWatch(archive).header.contains("polling"))
    #expect(try NightWatch(archive, polls: true).header.contains(" polling"))
  }

  @Test func aSnapshotAheadOfTheClockHidesNothing() throws {
    let watch = try NightWatch(archive)
    watch.clock("20110311T000000Z")
    try archive.drop(text: SmallSnapshot.text(asOf: "2099-01-01T00:00:00Z"), as: "20990101T000000Z")
    watch.notice()
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/2 ▶ LIVE 12d old 1 ahead"))
    #expect(watch.header.contains("! 1"))
    try watch.press("!")
    #expect(watch.text.contains("1 snapshot is dated ahead of this machine's clock"))
    #expect(watch.text.contains("2099-01-01T00:00:00Z"))
    try archive.drop(Self.tenth)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/3 ▶ LIVE 1m 1 ahead"))
    try watch.press("]")
    #expect(watch.header.contains("010000Z JAN 99   ◀ 3/3 ▶ REPLAY ahead 1 ahead"))
    try watch.press(">")
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/3 ▶ REPLAY 1 ahead"))
    try watch.press("[ .")
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/3 ▶ LIVE"))
  }

  /// On the bound of what clocks may differ by, and on each side of it.
  @Test func whatWasAheadIsShownWhenItsTimeHasCome() throws {
    let watch = try NightWatch(archive)
    watch.clock("20110310T120000Z")
    try archive.drop(Self.tenth)
    watch.notice()
    watch.clock("20110310T235759Z")
    #expect(watch.header.contains("◀ 1/2 ▶ LIVE 11d old 1 ahead"))
    watch.clock("20110310T235800Z")
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE 0m"))
    #expect(!watch.header.contains("ahead"))
  }

  @Test func pausedWhatWasAheadIsCountedWhenItsTimeHasCome() throws {
    let watch = try NightWatch(archive)
    watch.clock("20110310T120000Z")
    try watch.press("p")
    try archive.drop(Self.tenth)
    watch.notice()
    #expect(watch.header.contains("PAUSED 1 ahead"))
    watch.clock("20110311T120000Z")
    #expect(watch.header.contains("PAUSED -12d 1 new"))
  }

  /// A machine that was never told the time shows what there is.
  @Test func aClockThatIsPlainlyWrongHidesNothing() throws {
    let watch = try NightWatch(archive)
    watch.clock("19700101T000100Z")
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/1 ▶ LIVE clock?"))
    try archive.drop(Self.tenth)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE clock?"))
    try watch.press("!")
    #expect(watch.text.contains("every snapshot is dated ahead of this machine's clock"))
  }

  @Test func twoFilesOfOneInstantAreAFindingAndNoChange() throws {
    try archive.drop(Self.tenth)
    let watch = try NightWatch(archive)
    #expect(!watch.header.contains("! "))
    let asOf = "2011-03-10T23:59:00Z"
    try archive.drop(text: SmallSnapshot.text(asOf: asOf, status: "easing"), as: asOf)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE"))
    #expect(watch.header.contains("! 1"))
    #expect(!watch.text.contains("EASING"))
    try watch.press("!")
    #expect(watch.text.contains("is of \(asOf) too"))
    try archive.remove(asOf)
    watch.notice()
    #expect(!watch.header.contains("! "))
  }

  @Test func whatIsWrittenInPlaceIsArrivingAndNoFailure() throws {
    let watch = try NightWatch(archive)
    let whole = Array(SmallSnapshot.text(asOf: "2011-03-10T23:59:00Z").utf8)
    let file = open("\(archive.path)/\(Self.tenth).json", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    #expect(write(file, whole, whole.count / 2) == whole.count / 2)
    watch.notice()
    #expect(watch.header.contains("262359Z FEB 11   ◀ 2/2 ▶ LIVE"))
    #expect(watch.header.contains("1 arriving"))
    #expect(watch.banner == "")
    #expect(write(file, Array(whole[(whole.count / 2)...]), whole.count - whole.count / 2) > 0)
    close(file)
    watch.notice()
    #expect(watch.header.contains("102359Z MAR 11   ◀ 2/2 ▶ LIVE"))
    #expect(!watch.header.contains("arriving"))
  }

  /// Who is not told when a file is whole tries it, and says what is wrong when it is quiet.
  @Test func aHalfThatStaysIsAFailureInTheEnd() throws {
    let watch = try NightWatch(archive, polls: true)
    try archive.write("{\"schemaVersion\": 1,\n \"asOf\": ", to: "\(Self.tenth).json")
    watch.notice()
    #expect(watch.header.contains("1 arriving"))
    #expect(watch.banner == "")
    watch.notice()
    #expect(watch.banner == "")
    watch.notice()
    #expect(watch.banner.contains("\(Self.tenth).json:2:"))
    #expect(!watch.header.contains("arriving"))
  }

  @Test func aSwitchedLinkIsFollowed() throws {
    let other = try TemporaryDirectory()
    try other.drop(Self.seventeenth)
    let place = try TemporaryDirectory()
    let name = "\(place.path)/current"
    #expect(symlink(archive.path, name) == 0)
    let watch = try NightWatch(at: name)
    #expect(watch.header.contains("262359Z FEB 11   ◀ 1/1 ▶ LIVE"))
    #expect(symlink(other.path, "\(place.path)/new") == 0)
    #expect(rename("\(place.path)/new", name) == 0)
    watch.notice()
    #expect(watch.header.contains("172359Z MAR 11   ◀ 1/1 ▶ LIVE"))
    #expect(unlink(name) == 0)
    watch.notice()
    #expect(watch.banner.contains("nosuchfileordirectory"))
    #expect(symlink("\(other.path)/\(Self.seventeenth).json", name) == 0)
    watch.notice()
    #expect(watch.banner.contains("Notadirectory"))
  }
}
