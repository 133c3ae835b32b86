import CrisisModel
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchLog

@testable import Dashboard

/// What is on the screen, and what is copied of it, has the strictest marking of all it tells.
@Suite("Markings") struct MarkingTests {
  /// The page of the handover, with alerts that rest on a snapshot marked TLP:RED.
  private func handover(_ store: MemoryLog = MemoryLog()) throws -> Rehearsal {
    let dashboard = Rehearsal().withAlerts().withLog(store)
    dashboard.press("H")
    let start = try #require(dashboard.state.handover.asked)
    let picture = ShippedArchive.year2011.pictures[start.index]
    let action = Action.handoverRead(
      start, picture: picture, problems: [], alertMarkings: [.green, .red])
    #expect(dashboard.send(action) == [])
    return dashboard
  }

  @Test func aHandoverHasThatOfItsAlerts() throws {
    let dashboard = try handover()
    #expect(dashboard.lines[0].contains("TLP:RED"))
    dashboard.press("y")
    #expect(dashboard.clipboard?.hasPrefix("# TLP:RED  ") == true)
    #expect(dashboard.clipboard?.hasSuffix("\n# TLP:RED\n") == true)
    dashboard.press("Esc")
    #expect(dashboard.lines[0].contains("TLP:CLEAR"))
  }

  @Test func aStoredHandoverKeepsIts() throws {
    let store = MemoryLog()
    let dashboard = try handover(store)
    dashboard.press("P Enter")
    let entry = try #require(store.page(LogQuery(), before: nil).entries.first)
    #expect(entry.draft.content.text.split(separator: "\n").first?.contains("TLP:RED") == true)
    dashboard.press("8")
    #expect(dashboard.enter(.logEntry(entry.draft.key)))
    #expect(dashboard.lines[0].contains("TLP:RED"))
    dashboard.press("y")
    #expect(dashboard.clipboard?.hasPrefix("# TLP:RED  ") == true)
  }

  @Test func aComparisonHasThatOfBothSnapshots() {
    let dashboard = Rehearsal()
    guard case .readComparison(let index)? = dashboard.send(.character("d")).first else {
      Issue.record("nothing is compared")
      return
    }
    var snapshot = ShippedArchive.year2011.snapshots[index]
    snapshot.handling = .amberStrict
    let picture = Picture(snapshot, reference: dashboard.state.reference)
    _ = dashboard.send(.comparisonRead(index: index, picture: picture, problems: []))
    #expect(dashboard.lines[0].contains("TLP:AMBER+STRICT"))
    dashboard.press("y")
    #expect(dashboard.clipboard?.hasPrefix("# TLP:AMBER+STRICT  ") == true)
  }
}
