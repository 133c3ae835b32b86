import CrisisModel
import Dashboard
import Presentation
import StrictJSON
import TerminalUI
import TestSupport
import Testing
import WatchLog

@Suite("Session") struct SessionTests {
  private static let screens: [Screen] = [
    .overview, .record(.crisis(.libya)), .record(.measure(.libya, "lby-m21")),
    .record(
      .position(
        .libya, holder: "LAS", question: "no-fly-zone", date: CalendarDay(dayNumber: 15_045))),
    .record(.decision(.libya, "S/RES/1973 (2011)")), .record(.event(.libya, "e1")),
    .record(.membership("AU", "LBY")), .record(.border("LBY", "TUN")),
    .record(.step("asset-freeze")), .record(.source("s1973")), .raw(.crisis(.libya)),
    .question(.libya, "no-fly-zone"), .projection(.libya, "no-fly-zone"), .organization("AU"),
    .matrix, .endings, .stances, .multiples, .sources,
    .findings, .help, .reason(.rung(.force), .libya), .reason(.test(.regionalSupport), .libya),
    .log, .logEntry(LogKey(hexadecimal: String(repeating: "0f", count: 16)) ?? .random()),
    .alerts, .alert("new-veto/x"), .reason(.gap, .libya), .changes, .earlier(.crisis(.libya)),
  ]

  private static func read(_ bytes: [UInt8]) -> (value: SessionDocument?, problems: [Problem]) {
    bytes.withUnsafeBufferPointer { SessionDocument.read($0) }
  }

  @Test func isReadAsItWasWritten() {
    var memory = SessionMemory(
      screens: Self.screens + Aspect.allCases.map { .aspect($0, .syria) },
      selectedCrisis: .syria, focus: .council, sort: CrisisSort(),
      questions: [.libya: "no-fly-zone", .syria: "suspension"], marks: [.libya, .syria])
    memory.sort.key = .gap
    memory.sort.isReversed = true
    let document = SessionDocument(archive: "/srv/a \"b\"", memory: memory)
    let read = Self.read(document.write())
    #expect(read.problems == [])
    #expect(read.value == document)
  }

  @Test func isTakenUpWhereItWasLeft() {
    let left = Rehearsal()
    left.press("Down Down Space s s 2 3")
    let found = Rehearsal()
    found.state.resume(left.state.memory)
    #expect(found.state.screens == left.state.screens)
    #expect(found.state.selectedCrisis == left.state.selectedCrisis)
    #expect(found.state.marks == left.state.marks)
    #expect(found.listed == left.listed)
    #expect(found.footer.contains("as you left it; 1 shows the overview"))
  }

  /// A filter that is forgotten hides crises; a watch begins with the newest snapshot.
  @Test func filterAndTimeAreNotRemembered() {
    let left = Rehearsal()
    left.press("/ text:libya Enter [ [")
    let found = Rehearsal()
    let before = found.state.archive
    found.state.resume(left.state.memory)
    #expect(found.state.filter.isEmpty)
    #expect(found.state.archive == before)
  }

  @Test func aCrisisThatIsGoneIsSaidToBeAbsent() {
    let found = Rehearsal()
    var memory = found.state.memory
    memory.screens = [.overview, .aspect(.ladder, "atlantis-1000")]
    memory.selectedCrisis = "atlantis-1000"
    found.state.resume(memory)
    #expect(found.text.contains("atlantis-1000 is not in the snapshot"))
    #expect(found.text.contains("not a sign of calm"))
    found.press("Esc")
    #expect(found.state.currentCrisis?.id == .ivoryCoast)
  }

  @Test(arguments: [
    "", "{", "[]", "{\"schemaVersion\": 2, \"archive\": \"/a\", \"screens\": []}",
    "{\"schemaVersion\": 1}", "{\"schemaVersion\": 1, \"archive\": 7, \"screens\": []}",
  ])
  func whatIsBrokenIsAProblemAndNoSession(text: String) {
    let read = Self.read(Array(text.utf8))
    #expect(read.value == nil)
    #expect(read.problems.contains { $0.severity == .error })
  }

  /// Screens of a later version are left out; the rest is still found again.
  @Test func unknownScreensAreLeftOut() throws {
    let text = """
      {"schemaVersion": 1, "archive": "/a", "screens": [["overview"], ["hologram", "x"], ["matrix"]]}
      """
    let read = Self.read(Array(text.utf8))
    #expect(try #require(read.value).memory.screens == [.overview, .matrix])
  }
}
