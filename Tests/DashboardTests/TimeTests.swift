import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Steps in time") struct TimeTests {
  private let dashboard = Rehearsal()
  private let last = ShippedArchive.year2011.instants.count - 1

  @Test func keysAskForASnapshotAndWait() throws {
    let index = dashboard.state.archive.index
    let before = dashboard.state.summary
    #expect(dashboard.send(.character("[")) == [.readSnapshot(index: index - 1)])
    #expect(dashboard.send(.character("]")) == [.readSnapshot(index: index + 1)])
    #expect(dashboard.send(.character("<")) == [.readSnapshot(index: 0)])
    #expect(dashboard.send(.character(">")) == [.readSnapshot(index: last)])
    #expect(dashboard.state.summary == before)
  }

  @Test func beyondEitherEndIsSaidToBeTheEnd() {
    dashboard.press("<")
    #expect(dashboard.send(.character("[")) == [])
    #expect(dashboard.footer.contains("this is the first snapshot"))
    #expect(dashboard.send(.character("<")) == [])
    dashboard.press(">")
    #expect(dashboard.send(.character("]")) == [])
    #expect(dashboard.footer.contains("this is the last snapshot"))
  }

  @Test func theSnapshotShownSaysItsTime() {
    #expect(dashboard.lines[0].contains("172359Z MAR 11"))
    dashboard.press("]")
    #expect(dashboard.lines[0].contains("242359Z MAR 11"))
    #expect(dashboard.lines[0].contains("12/22"))
    #expect(dashboard.lines[0].contains("REPLAY"))
    #expect(dashboard.lines[0].contains("TLP:CLEAR"))
  }

  @Test func theSelectedCrisisSurvivesAStep() {
    dashboard.press("End")
    #expect(dashboard.state.selectedCrisis == .syria)
    let (found, expected) = dashboard.change(by: "]") {
      $0.archive.index += 1
      $0.asOf = Instant("20110324T235900Z")
    }
    #expect(found == expected)
    #expect(dashboard.state.currentCrisis?.id == .syria)
  }

  /// It was not on record then; it must come back when time does.
  @Test func aCrisisThatIsNotInASnapshotIsComeBackTo() {
    dashboard.press("End [")
    #expect(!dashboard.listed.contains("syria-2011"))
    #expect(dashboard.state.currentCrisis == nil)
    #expect(dashboard.text.contains("✘ not listed now: syria-2011"))
    dashboard.press("]")
    #expect(dashboard.state.currentCrisis?.id == .syria)
  }

  @Test func aPageSaysThatItsCrisisIsAbsent() {
    dashboard.press("End 2 [")
    #expect(dashboard.state.screen == .record(.crisis(.syria)))
    #expect(dashboard.text.contains("syria-2011 is not in the snapshot of 122359Z MAR 11"))
    #expect(dashboard.text.contains("not a sign of calm"))
    dashboard.press("]")
    #expect(!dashboard.text.contains("is not in the snapshot"))
  }

  @Test func aRecordSaysThatItIsAbsent() throws {
    dashboard.press("Down 2")
    try #require(dashboard.enter(.record(.measure(.libya, "lby-m21"))))
    dashboard.press("<")
    #expect(dashboard.text.contains("libya-2011 is not in the snapshot of 022359Z DEC 10"))
    while dashboard.state.picture?.snapshot.asOf != Instant("20110227T045900Z") {
      try #require(dashboard.state.archive.index < last)
      dashboard.press("]")
    }
    #expect(dashboard.text.contains("lby-m21 is not on record in the snapshot of 270459Z FEB 11"))
  }

  @Test func nothingIsShownOfLaterDays() {
    dashboard.press("<")
    for _ in 0...last {
      let today = dashboard.state.picture?.today
      for crisis in dashboard.state.visibleCrises {
        #expect(crisis.decisions.allSatisfy { $0.date <= today ?? $0.date })
      }
      dashboard.press("]")
    }
  }
}

@Suite("A snapshot that fails") struct FailureTests {
  private let dashboard = Rehearsal()
  private static let problem: SafeText = "2011/20110324T235900Z.json:7:3: $.asOf: missing; add it"

  private func fail() {
    _ = dashboard.send(.snapshotRead(index: 11, picture: nil, problems: [Self.problem]))
  }

  @Test func keepsTheLastGoodPictureUnderABanner() {
    var expected = dashboard.state.summary
    fail()
    expected.archive.index = 11
    expected.failure = Self.problem
    expected.findings = [Self.problem]
    #expect(dashboard.state.summary == expected)
    #expect(dashboard.lines[1].hasPrefix(" ✘ 2011/20110324T235900Z.json:7:3: $.asOf"))
    #expect(dashboard.frame.buffer[1, 1].role == .bannerError)
    #expect(dashboard.text.contains("Active crises"))
    #expect(dashboard.lines[0].contains("172359Z MAR 11"))
  }

  /// Two lines at most; a reader must see that there was more.
  @Test func aLongBannerEndsInAnEllipsis() {
    let long = String(repeating: "unknown step, ", count: 30)
    _ = dashboard.send(.snapshotRead(index: 11, picture: nil, problems: [SafeText(long)]))
    #expect(dashboard.lines[1].hasPrefix(" ✘ unknown step"))
    #expect(dashboard.lines[2].hasPrefix("   unknown step"))
    #expect(dashboard.lines[2].hasSuffix("…"))
    #expect(dashboard.lines[3].hasPrefix("╭"))
  }

  @Test func theBannerStaysOnEveryScreen() {
    fail()
    for keys in ["2", "3", "u", "9", "?", "1", "z"] {
      dashboard.press(keys)
      #expect(dashboard.lines[1].hasPrefix(" ✘ "), "after \(keys)")
    }
  }

  @Test func theNextGoodSnapshotTakesItAway() {
    fail()
    dashboard.press("]")
    #expect(dashboard.state.failure == nil)
    #expect(dashboard.state.archive.index == 12)
    #expect(!dashboard.text.contains("✘ 2011"))
  }

  @Test func stepsGoOnFromTheOneThatFailed() {
    fail()
    #expect(dashboard.send(.character("]")) == [.readSnapshot(index: 12)])
    #expect(dashboard.send(.character("[")) == [.readSnapshot(index: 10)])
  }

  @Test func findingsAreCountedAndListed() {
    let findings: [SafeText] = ["a.json:1:2: $.x: unknown field", "b.json:3:4: $.y: unknown field"]
    let picture = ShippedArchive.year2011.pictures[11]
    _ = dashboard.send(.snapshotRead(index: 11, picture: picture, problems: findings))
    #expect(dashboard.state.failure == nil)
    #expect(dashboard.lines[0].contains("! 2"))
    dashboard.press("!")
    #expect(findings.allSatisfy { dashboard.text.contains($0.string) })
  }

  @Test(arguments: ["", "Tab", "z", "2", "u", "9", "?", "v", "Enter", "G", "s", "/ text:x Enter"])
  func withoutAnySnapshotThereIsStillAScreen(keys: String) {
    let shipped = ShippedArchive.year2011
    var state = DashboardState(
      archive: ArchiveView(name: "empty", instants: shipped.instants, index: 0),
      reference: shipped.reference, size: Size(width: 80, height: 24), themes: [], theme: 0)
    _ = reduce(into: &state, .snapshotRead(index: 0, picture: nil, problems: []))
    dashboard.state = state
    dashboard.press(keys)
    #expect(dashboard.lines[0].contains("NO DATA"))
    #expect(dashboard.lines[1].contains("✘ the snapshot could not be read"))
  }
}
