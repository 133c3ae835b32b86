import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Live, paused, replayed") struct LiveTests {
  private let dashboard = Rehearsal(at: "20111031T235900Z")
  private let archive = ShippedArchive.year2011

  private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

  /// What is asked for when the archive changed; the changes are always counted anew, at the end.
  private func change(_ instants: [Instant], _ changed: Set<Instant>) -> [Dashboard.Effect] {
    let effects = dashboard.send(.archiveChanged(instants: instants, changed: changed))
    #expect(effects.last == .countChanges)
    return effects.dropLast()
  }

  private func goLive() {
    dashboard.state.mode = .live
  }

  @Test func liveTheNewestIsShownAsItComes() throws {
    goLive()
    let newer = archive.instants + [try instant("20111101T000000Z")]
    let effects = change(newer, Set(newer.suffix(1)))
    #expect(effects == [.readSnapshot(index: newer.count - 1)])
    #expect(dashboard.state.arrived == 0)
  }

  @Test func pausedWhatComesIsCountedAndNotShown() throws {
    goLive()
    dashboard.press("p")
    let newer = archive.instants + [try instant("20111103T000000Z")]
    let left = try #require(archive.instants.last)
    #expect(
      change(newer, Set(newer.suffix(1)))
        == [.countArrivedAlerts(since: left)])
    #expect(dashboard.lines[0].contains("PAUSED -2d 1 new"))
    #expect(!dashboard.lines[0].contains("▲"))
    _ = dashboard.send(.arrivedAlertsCounted(2))
    #expect(dashboard.lines[0].contains("PAUSED -2d 1 new ▲2 new"))
    // A second one counts from where the officer left, not from the first one.
    let newest = newer + [try instant("20111104T000000Z")]
    #expect(
      change(newest, Set(newest.suffix(1)))
        == [.countArrivedAlerts(since: left)])
    _ = change(newer, Set(newest.suffix(1)))
    #expect(dashboard.send(.character(".")) == [.readSnapshot(index: newer.count - 1)])
    #expect(dashboard.state.mode == .live)
    #expect(dashboard.state.arrived == 0)
    #expect(dashboard.state.arrivedAlerts == 0)
  }

  @Test func aReplacedSnapshotIsReadAgain() throws {
    let shown = try #require(archive.instants.last)
    for mode in [TimeMode.live, .paused, .replay] {
      dashboard.state.mode = mode
      let effects = change(archive.instants, [shown])
      #expect(effects == [.readSnapshot(index: archive.instants.count - 1)], "\(mode)")
    }
  }

  @Test func whatIsReplacedElsewhereChangesNothingButAlerts() throws {
    let last = archive.instants.count - 1
    let effects = change(archive.instants, [archive.instants[3]])
    #expect(effects == [.evaluateAlerts(index: last)])
    dashboard.press("<")
    #expect(
      change(archive.instants, [archive.instants[3]])
        == [])
  }

  /// The officer's place survives files that come and go around it.
  @Test func selectionScrollAndDrillDownSurvive() throws {
    dashboard.press("Down 2 Down Down Down")
    let before = (
      dashboard.state.screens, dashboard.state.panelSelections, dashboard.state.selectedCrisis
    )
    let fewer = Array(archive.instants.dropFirst(2))
    #expect(
      change(fewer, [archive.instants[0]])
        == [.evaluateAlerts(index: fewer.count - 1)])
    #expect(dashboard.state.archive.index == fewer.count - 1)
    #expect(
      (dashboard.state.screens, dashboard.state.panelSelections, dashboard.state.selectedCrisis)
        == before)
  }

  @Test func aDeletedSnapshotStaysOnTheScreenUnderABanner() throws {
    let fewer = Array(archive.instants.dropLast())
    let asOf = dashboard.state.picture?.snapshot.asOf
    #expect(
      change(fewer, [])
        == [.evaluateAlerts(index: fewer.count - 1)])
    #expect(dashboard.state.picture?.snapshot.asOf == asOf)
    #expect(dashboard.text.contains("is gone from the archive"))
    _ = change(archive.instants, [])
    #expect(!dashboard.text.contains("is gone from the archive"))
  }

  @Test func anArchiveThatCannotBeReadIsSaidUntilItCan() {
    goLive()
    _ = dashboard.send(.archiveLost("/srv/archive: no such file; check the path"))
    #expect(dashboard.text.contains("/srv/archive: no such file"))
    let effects = change(archive.instants, [])
    #expect(effects == [])
    #expect(!dashboard.text.contains("no such file"))
  }

  @Test func anEmptyArchiveIsNotCalm() {
    goLive()
    #expect(change([], []) == [])
    #expect(dashboard.text.contains("the archive is empty now"))
    #expect(dashboard.text.contains("Active crises"))
  }

  @Test(arguments: [
    (30, "LIVE 0m"), (3_600, "LIVE 1h"), (7_199, "LIVE 1h"), (172_799, "LIVE 47h"),
    (172_801, "LIVE 2d old"), (-7_200, "LIVE clock?"),
  ])
  func theAgeIsShownAndMarkedWhereItIsStale(seconds: Int, sign: String) throws {
    goLive()
    let asOf = try #require(dashboard.state.picture?.snapshot.asOf)
    _ = dashboard.send(.clock(Instant(seconds: asOf.seconds + seconds)))
    #expect(dashboard.lines[0].contains("\(sign) "))
  }

  @Test func playingGoesOnToTheEnd() {
    dashboard.press("[ [ [ p")
    #expect(dashboard.state.isPlaying)
    #expect(dashboard.lines[0].contains("PLAY"))
    for _ in 0..<3 { dashboard.perform(dashboard.send(.playNext)) }
    #expect(dashboard.state.archive.index == archive.instants.count - 1)
    #expect(dashboard.send(.playNext) == [])
    #expect(!dashboard.state.isPlaying)
  }

  @Test func aStepStopsPlaying() {
    dashboard.press("[ [ [ p [")
    #expect(!dashboard.state.isPlaying)
  }

  @Test(arguments: [
    ("17_mar_2011", "172359Z MAR 11"), ("2011-03-18", "172359Z MAR 11"),
    ("-30d", "162359Z SEP 11"), ("20110227T0459Z", "270459Z FEB 11"),
  ])
  func goesToATime(typed: String, shown: String) {
    dashboard.press("@ text:\(typed) Enter")
    #expect(dashboard.lines[0].contains(shown))
    #expect(dashboard.state.mode == .replay)
  }

  @Test func aTimeThatIsNotUnderstoodSaysWhatIs() {
    dashboard.press("@ text:yesterday Enter")
    #expect(dashboard.footer.contains("-2h"))
    dashboard.press("@ text:1999-01-01 Enter")
    #expect(dashboard.footer.contains("nothing before 022359Z DEC 10"))
  }

  /// On paper: between 17 and 24 March the record of Libya changed; the next snapshot has it.
  @Test func bracesGoToTheNextChangeOfTheSelectedThing() throws {
    let early = Rehearsal()
    early.press("Down 5")
    try #require(early.enter(.record(.decision(.libya, "S/RES/1973 (2011)"))))
    early.press("{")
    #expect(early.lines[0].contains("122359Z MAR 11"), "the text was not adopted before")
    early.press("}")
    #expect(early.lines[0].contains("172359Z MAR 11"))
    early.press("}")
    #expect(early.footer.contains("no later change of it on record"))
  }
}
