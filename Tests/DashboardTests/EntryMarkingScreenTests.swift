import CrisisModel
import Presentation
import TestSupport
import Testing
import WatchLog

@testable import Dashboard

/// What an officer writes is marked as what it is about, and says so while it is written.
@Suite("Marking of what is written") struct EntryMarkingScreenTests {
  /// A dashboard whose shown snapshot is marked so.
  private func dashboard(
    _ handling: Handling, isExercise: Bool = false, store: MemoryLog = MemoryLog()
  ) -> Rehearsal {
    let dashboard = Rehearsal().withAlerts().withLog(store)
    let index = dashboard.state.archive.index
    var snapshot = ShippedArchive.year2011.snapshots[index]
    snapshot.handling = handling
    snapshot.exercise = isExercise
    let picture = Picture(snapshot, reference: dashboard.state.reference)
    _ = dashboard.send(.snapshotRead(index: index, picture: picture, problems: []))
    return dashboard
  }

  private func newest(_ store: MemoryLog) throws -> LogDraft {
    try #require(store.page(LogQuery(), before: nil).entries.first).draft
  }

  @Test func noteHasThatOfTheSnapshot() throws {
    let store = MemoryLog()
    let dashboard = dashboard(.amberStrict, isExercise: true, store: store)
    dashboard.press("w")
    #expect(dashboard.footer.contains("EXERCISE TLP:AMBER+STRICT"))
    dashboard.press("text:convoy Enter")
    let draft = try newest(store)
    #expect(draft.handling == .amberStrict)
    #expect(draft.isExercise)
    dashboard.press("8")
    #expect(dashboard.text.contains("note EXERCISE TLP:AMBER+STRICT"))
    #expect(dashboard.enter(.logEntry(draft.key)))
    #expect(dashboard.text.contains("EXERCISE TLP:AMBER+STRICT"))
  }

  @Test(arguments: [("TLP:CLEAR_x", Handling.clear), ("@-5m_tlp:red_x", .red)])
  func textSaysOtherwise(typed: String, handling: Handling) throws {
    let store = MemoryLog()
    let dashboard = dashboard(.amber, store: store)
    dashboard.press("w text:\(typed)")
    #expect(dashboard.footer.contains(" \(handling.rawValue) "))
    dashboard.press("Enter")
    #expect(try newest(store).handling == handling)
  }

  @Test func unknownMarkingIsSaidAndNothingWritten() throws {
    let store = MemoryLog()
    let dashboard = dashboard(.clear, store: store)
    dashboard.press("w text:TLP:AMBR_x")
    #expect(dashboard.footer.contains("TLP:?"))
    dashboard.press("Enter")
    #expect(dashboard.text.contains("\"TLP:AMBR\" is no marking"))
    #expect(dashboard.state.prompt?.text == "TLP:AMBR x")
    #expect(store.head().sequence == 0)
  }

  @Test func correctionIsNoLessStrict() throws {
    let store = MemoryLog()
    let dashboard = dashboard(.clear, store: store)
    dashboard.press("w text:TLP:RED_a_name Enter 8")
    let entry = try newest(store)
    #expect(dashboard.enter(.logEntry(entry.key)))
    #expect(dashboard.lines[0].contains("TLP:RED"))
    dashboard.press("x C-u text:another_name")
    #expect(dashboard.footer.contains("TLP:RED"))
    dashboard.press("Enter")
    #expect(try newest(store).content.kind == .correction)
    #expect(try newest(store).handling == .red)
  }

  @Test func acknowledgementHasThatOfTheAlert() throws {
    let store = MemoryLog()
    let dashboard = dashboard(.green, store: store)
    dashboard.press("A")
    let alert = try #require(dashboard.state.alerts?.book.open.first?.id)
    #expect(dashboard.enter(.alert(alert)))
    dashboard.press("a")
    #expect(dashboard.footer.contains("TLP:GREEN"))
    dashboard.press("text:TLP:RED_a_name Enter")
    #expect(try newest(store).handling == .red)
    // The note is told there, so the page is marked as it is.
    #expect(dashboard.lines[0].contains("TLP:RED"))
    dashboard.press("y")
    #expect(dashboard.clipboard?.hasPrefix("# TLP:RED  ") == true)
  }

  /// A page is marked by the strictest of what it lists.
  @Test func pageOfTheLogHasThatOfItsEntries() {
    let dashboard = dashboard(.clear)
    dashboard.press("8")
    #expect(dashboard.lines[0].contains("TLP:CLEAR"))
    dashboard.press("w text:x Enter")
    #expect(dashboard.lines[0].contains("TLP:CLEAR"))
    dashboard.press("w text:TLP:GREEN_x Enter")
    #expect(dashboard.lines[0].contains("TLP:GREEN"))
  }
}
