import CrisisModel
import Dashboard
import DisplayText
import Presentation
import StrictJSON
import TerminalUI
import TestSupport
import Testing

@Suite("Seen, and compared with what") struct SeenTests {
  private static let twelfth = Instant("20110312T235900Z")

  /// A dashboard of 17 March that goes on where an officer last saw 12 March.
  private func goingOn(
    _ change: (inout SessionMemory) -> Void = { _ in }, size: Size = Size(width: 80, height: 24)
  ) -> Rehearsal {
    let dashboard = Rehearsal(size: size)
    var memory = dashboard.state.memory
    memory.seen = Self.twelfth
    change(&memory)
    dashboard.state.resume(memory)
    return dashboard
  }

  private func start(_ dashboard: Rehearsal) {
    dashboard.perform(dashboard.state.startComparing())
  }

  private func title(_ dashboard: Rehearsal) -> String {
    dashboard.state.page?.title.string ?? ""
  }

  @Test func theSnapshotSeenIsReadAfterTheFirstFrame() {
    let dashboard = goingOn()
    #expect(dashboard.state.comparison == nil)
    #expect(dashboard.state.startComparing() == [.readComparison(index: 9)])
    start(dashboard)
    #expect(
      dashboard.footer.hasPrefix(
        " 51 changes since you last looked, 5 days earlier; 4 not compared; d shows"))
    #expect(dashboard.text.contains("+Libya"))
  }

  /// A failure is read first; what is new is still said after it.
  @Test func theCountHidesNoMessageAndIsHiddenByNone() {
    let dashboard = goingOn()
    dashboard.state.message = "the last session is lost: a.json:1:1: broken"
    start(dashboard)
    #expect(dashboard.footer.contains("the last session is lost"))
    dashboard.press("Down")
    #expect(dashboard.footer.contains("since you last looked"))
    dashboard.press("Down")
    #expect(!dashboard.footer.contains("since you last looked"))
  }

  @Test func dGoesThroughTheBaselinesAndNamesEach() {
    let dashboard = goingOn(size: Size(width: 120, height: 40))
    start(dashboard)
    dashboard.press("d")
    #expect(title(dashboard).hasSuffix("· since you last looked"))
    #expect(
      dashboard.text.contains(
        "Since you last looked (122359Z MAR 11). d: since the snapshot before. M: all shown is seen."
      ))
    dashboard.press("d")
    #expect(title(dashboard).hasSuffix("· since the snapshot before"))
    dashboard.press("[ D ] d")
    #expect(title(dashboard).hasSuffix("· since you last looked"), "from the chosen one round")
    dashboard.press("d d")
    #expect(
      title(dashboard)
        == "Changes · 122359Z MAR 11 to 172359Z MAR 11 · since the snapshot chosen with D")
    dashboard.press("D")
    #expect(title(dashboard).hasSuffix("· since you last looked"))
    #expect(dashboard.footer.contains("compared again with what changed since you last looked"))
  }

  @Test func withOneBaselineDSaysThereIsNoOther() {
    let dashboard = Rehearsal()
    dashboard.press("d d")
    #expect(dashboard.footer.contains("nothing else to compare with"))
    #expect(title(dashboard).hasSuffix("· since the snapshot before"))
  }

  /// Nothing older than what was seen is news, nor is it told the other way round.
  @Test func earlierInstantsAreNotMarked() {
    let dashboard = goingOn(size: Size(width: 120, height: 40))
    start(dashboard)
    dashboard.press("< d")
    #expect(
      dashboard.text.contains(
        "nothing newer is shown than what you have seen (122359Z MAR 11); d compares with the snapshot before"
      ))
    #expect(dashboard.state.comparison == nil)
    dashboard.press("1 M")
    #expect(dashboard.footer.contains("all up to 122359Z MAR 11 is seen already"))
    dashboard.press("@ text:17_mar_2011 Enter")
    #expect(dashboard.state.comparison?.old.snapshot.asOf == Self.twelfth)
  }

  @Test func aKeyUnderAScreenThatShowsNothingSeesNothing() {
    let dashboard = Rehearsal(size: Size(width: 40, height: 12))
    dashboard.press("Down")
    #expect(dashboard.state.seen.newest == nil)
    _ = dashboard.send(.resized(Size(width: 80, height: 24)))
    dashboard.press("Down")
    #expect(dashboard.state.seen.newest == Instant("20110317T235900Z"))
  }

  @Test func aSessionLeftOnTheChangesCompares() {
    for seen in [nil, Self.twelfth] {
      let dashboard = goingOn {
        $0.screens = [.overview, .changes]
        $0.seen = seen
      }
      start(dashboard)
      #expect(dashboard.text.contains("21 major, 30 minor"))
    }
  }

  @Test func whatWasSeenIsRememberedAndOldFilesAreRead() throws {
    let document = SessionDocument(archive: "/a", memory: goingOn().state.memory)
    #expect(document.memory.seen == Self.twelfth)
    let read = document.write().withUnsafeBufferPointer { SessionDocument.read($0) }
    #expect(read.value == document)
    let old = Array(#"{"schemaVersion": 1, "archive": "/a", "screens": []}"#.utf8)
    let found = old.withUnsafeBufferPointer { SessionDocument.read($0) }
    #expect(try #require(found.value).memory.seen == nil)
    let wrong = Array(
      #"{"schemaVersion": 1, "archive": "/a", "screens": [], "seen": "yesterday"}"#.utf8)
    let problems = wrong.withUnsafeBufferPointer { SessionDocument.read($0) }.problems
    #expect(problems.contains { $0.severity == .error })
  }
}
