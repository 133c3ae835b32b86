import CrisisModel
import Dashboard
import TerminalUI
import TestSupport
import Testing

@Suite("Days and numbers of snapshots") struct TimeStepTests {
  /// On paper: 26 February has one snapshot of its end, and 27 February one of 04:59.
  @Test func parenthesesGoByDays() {
    let dashboard = Rehearsal(at: "20110226T235900Z")
    dashboard.press(")")
    #expect(dashboard.lines[0].contains("270459Z FEB 11"))
    dashboard.press(")")
    #expect(dashboard.lines[0].contains("102359Z MAR 11"))
    dashboard.press("( (")
    #expect(dashboard.lines[0].contains("262359Z FEB 11"))
    dashboard.press("< (")
    #expect(dashboard.footer.contains("this is the first snapshot"))
    dashboard.press("> )")
    #expect(dashboard.footer.contains("this is the last snapshot"))
  }

  /// Several snapshots a day: on to the last of the day, then to the last of the next.
  @Test func ofADayTheLastIsShown() throws {
    let dashboard = Rehearsal()
    dashboard.state.archive.instants = try [
      "20110317T060000Z", "20110317T120000Z", "20110317T180000Z", "20110318T060000Z",
      "20110318T120000Z",
    ].map { try #require(Instant($0)) }
    dashboard.state.archive.index = 0
    #expect(dashboard.send(.character(")")) == [.readSnapshot(index: 2)])
    dashboard.state.archive.index = 2
    #expect(dashboard.send(.character(")")) == [.readSnapshot(index: 4)])
    dashboard.state.archive.index = 4
    #expect(dashboard.send(.character("(")) == [.readSnapshot(index: 2)])
  }

  @Test func aNumberWithoutAUnitCountsSnapshots() {
    let dashboard = Rehearsal(at: "20110226T235900Z")
    dashboard.press("@ text:+2 Enter")
    #expect(dashboard.lines[0].contains("102359Z MAR 11"))
    dashboard.press("@ text:-1 Enter")
    #expect(dashboard.lines[0].contains("270459Z FEB 11"))
    dashboard.press("@ text:+500 Enter")
    #expect(dashboard.lines[0].contains("312359Z OCT 11"))
    #expect(dashboard.footer.contains("this is the last snapshot"))
  }

  @Test func aStretchCountsFromTheSnapshotShown() {
    let dashboard = Rehearsal(at: "20110226T235900Z")
    dashboard.press("@ text:+2w Enter")
    #expect(dashboard.lines[0].contains("122359Z MAR 11"))
    dashboard.press("@ text:12D Enter")
    #expect(dashboard.footer.contains("12D: write"))
    dashboard.press("@ text:13d Space text:back Enter")
    #expect(dashboard.lines[0].contains("270459Z FEB 11"))
    dashboard.press("@ text:+1h Enter")
    #expect(dashboard.lines[0].contains("270459Z FEB 11"))
    dashboard.press("@ text:99w Space text:back Enter")
    #expect(dashboard.footer.contains("nothing before"))
  }
}
