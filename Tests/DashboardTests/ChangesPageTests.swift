import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Changes on screen") struct ChangesPageTests {
  private func lines(_ dashboard: Rehearsal) throws -> [String] {
    try #require(dashboard.state.page).rows.map { $0.line.text.string }
  }

  @Test func theSnapshotBeforeIsAskedForAndComparedWith() throws {
    let dashboard = Rehearsal()
    let effects = dashboard.send(.character("d"))
    #expect(effects == [.readComparison(index: 9)])
    #expect(dashboard.state.screen == .changes)
    dashboard.perform(effects)
    let lines = try lines(dashboard)
    #expect(lines[0] == "Between 122359Z MAR 11 and 172359Z MAR 11: 21 major, 30 minor.")
    #expect(
      lines.contains { $0.contains("rung 4 Force first authorised 17 Mar 2011, which is not use") })
    #expect(lines.contains { $0.hasPrefix("  + S/RES/1973 (2011) adopted 10-0-5") })
    #expect(
      lines.contains("NOT COMPARED  no difference is told where a figure is missing or stale"))
  }

  @Test func majorChangesComeFirst() throws {
    let dashboard = Rehearsal()
    dashboard.press("d")
    let lines = try lines(dashboard)
    let silent = try #require(
      lines.firstIndex { $0.contains("source silent: People who have fled") })
    let minor = try #require(lines.firstIndex { $0.contains("BIH: △ supports") })
    #expect(silent < minor)
  }

  @Test(arguments: ["20110317T235900Z", "20111004T235900Z", "20110404T235900Z"])
  func everyLineOfAChangeOpensItsRecord(time: String) throws {
    let dashboard = Rehearsal(at: time)
    dashboard.press("d")
    let rows = try #require(dashboard.state.page).rows
    for row in rows
    where row.line.spans.contains(where: { ["+", "-", "~"].contains($0.text.string) }) {
      let target = try #require(row.target)
      dashboard.state.screens = [.overview, .changes, target]
      let page = try #require(dashboard.state.page)
      #expect(!page.rows.contains { $0.line.text.string.contains("not on record in") }, "\(target)")
    }
  }

  @Test func aCrisisThatIsGoneOpensAsItWas() throws {
    let dashboard = Rehearsal()
    dashboard.press("D [ d")
    #expect(
      try lines(dashboard).contains {
        $0.contains("no longer in the snapshot, which does not mean calm")
      })
    #expect(dashboard.enter(.earlier(.crisis(.syria))))
    #expect(
      try lines(dashboard)[0]
        == "As the snapshot of 172359Z MAR 11 has it; the one shown does not have it.")
    #expect(dashboard.state.page?.title.string.hasPrefix("Syria") == true)
  }

  @Test func theFirstSnapshotHasNothingBeforeIt() throws {
    let dashboard = Rehearsal(at: "20101202T235900Z")
    #expect(dashboard.send(.character("d")) == [])
    #expect(
      try lines(dashboard) == ["nothing is compared: no snapshot of the archive is before this one"]
    )
  }

  @Test func noChangeIsSaidPlainly() throws {
    let dashboard = Rehearsal(size: Size(width: 120, height: 40))
    dashboard.press("D d")
    #expect(
      try lines(dashboard)[0]
        == "no change on record between 172359Z MAR 11 and 172359Z MAR 11; that does not mean calm")
  }

  @Test func aSnapshotThatCannotBeReadIsNotCompared() throws {
    let dashboard = Rehearsal()
    _ = dashboard.send(.character("d"))
    _ = dashboard.send(.comparisonRead(index: 9, picture: nil, problems: ["a.json:1:1: broken"]))
    #expect(try lines(dashboard) == ["nothing is compared: a.json:1:1: broken"])
    #expect(dashboard.state.comparison == nil)
  }

  /// Stepping on compares with what was just shown, which need not be read again.
  @Test func steppingOnComparesAnew() throws {
    let dashboard = Rehearsal()
    dashboard.press("d ]")
    #expect(dashboard.state.comparison?.old.snapshot.asOf == Instant("20110317T235900Z"))
    let picture = try #require(dashboard.state.comparison?.new)
    #expect(
      dashboard.send(.snapshotRead(index: 11, picture: picture, problems: []))
        == [.evaluateAlerts(index: 11)])
    dashboard.press("[")
    #expect(dashboard.state.comparison?.old.snapshot.asOf == Instant("20110312T235900Z"))
    dashboard.press("<")
    #expect(dashboard.state.comparison == nil)
  }

  /// The shown snapshot stays the one compared with, however far one steps.
  @Test func aBaselineStaysUntilItIsTakenBack() {
    let dashboard = Rehearsal()
    dashboard.press("D ] ] ]")
    #expect(dashboard.state.comparison?.old.snapshot.asOf == Instant("20110317T235900Z"))
    #expect(dashboard.state.comparison?.new.snapshot.asOf == Instant("20110404T235900Z"))
    dashboard.press("D")
    #expect(dashboard.state.comparison?.old.snapshot.asOf == Instant("20110331T235900Z"))
  }

  @Test func nothingIsMarkedBeforeSomethingIsCompared() {
    let dashboard = Rehearsal(at: "20110312T235900Z")
    #expect(!dashboard.lines.contains { $0.contains("│+") })
    dashboard.press("d 1 Down")
    #expect(dashboard.lines.contains { $0.contains("│+Libya") })
    #expect(dashboard.lines.contains { $0.contains("+LAS") })
    #expect(!dashboard.lines.contains { $0.contains("│+Yemen") })
  }

  @Test func whatWasNotComparedYetSaysHow() throws {
    let dashboard = Rehearsal()
    dashboard.state.screens = [.overview, .changes]
    #expect(
      try lines(dashboard) == ["nothing is compared yet; d compares with the snapshot before"])
  }
}
