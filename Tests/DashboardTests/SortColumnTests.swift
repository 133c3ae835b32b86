import CrisisModel
import Dashboard
import TerminalUI
import TestSupport
import Testing

@Suite("Sorting by a column") struct SortColumnTests {
  private let dashboard = Rehearsal()

  /// On paper, 17 March 2011: Yemen and Syria are at elevated risk with nothing in force, a gap of
  /// one; Libya and Côte d'Ivoire are critical with coercion or force, none.
  @Test func byGapTheWidestComesFirst() {
    dashboard.press("s s s s s s")
    #expect(dashboard.state.sort.key == .gap)
    #expect(dashboard.listed.prefix(2) == ["syria-2011", "yemen-2011"])
    #expect(dashboard.lines[1].contains("by gap"))
    #expect(dashboard.lines.contains { $0.contains("Syria") && $0.contains("+1") })
  }

  @Test func everyColumnCanBeSortedByAndTurnedRound() {
    for key in CrisisSort.Key.allCases.dropFirst() {
      dashboard.press("s")
      #expect(dashboard.state.sort.key == key)
      let once = dashboard.listed
      dashboard.press("S")
      #expect(dashboard.listed == once.reversed())
      dashboard.press("S")
    }
    dashboard.press("s")
    #expect(dashboard.state.sort == CrisisSort())
  }

  @Test func theColumnSaysSo() {
    dashboard.press("s")
    #expect(dashboard.lines[2].contains("Crisis▾"))
    dashboard.press("S")
    #expect(dashboard.lines[2].contains("Crisis▴"))
  }
}
