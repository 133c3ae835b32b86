import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Marks, copy and JSON") struct MarkTests {
  private let dashboard = Rehearsal()

  @Test func spaceMarksAndUnmarks() {
    let (found, expected) = dashboard.change(by: "Down Space") {
      $0.selectedCrisis = .libya
      $0.marks = [.libya]
    }
    #expect(found == expected)
    #expect(dashboard.text.contains("◆Libya"))
    #expect(dashboard.lines[1].contains("◆ 1"))
    dashboard.press("Space")
    #expect(dashboard.state.marks.isEmpty)
    #expect(!dashboard.text.contains("◆"))
  }

  @Test func nGoesFromMarkToMark() {
    dashboard.press("Down Space End Space Home n")
    #expect(dashboard.state.selectedCrisis == .libya)
    dashboard.press("n")
    #expect(dashboard.state.selectedCrisis == .syria)
    dashboard.press("n")
    #expect(dashboard.state.selectedCrisis == .libya)
    dashboard.press("N")
    #expect(dashboard.state.selectedCrisis == .syria)
  }

  @Test func withoutMarksNSaysHowToMark() {
    dashboard.press("n")
    #expect(dashboard.footer.contains("Space marks one"))
  }

  /// What leaves the screen says what it is, as of when, and how it may be handled.
  @Test func aCopyCarriesItsMarking() throws {
    dashboard.press("Down 5")
    try #require(dashboard.enter(.record(.decision(.libya, "S/RES/1973 (2011)"))))
    dashboard.press("y")
    let lines = try #require(dashboard.clipboard).split(separator: "\n").map(String.init)
    #expect(lines.first == "# TLP:CLEAR  2011, as of 2011-03-17T23:59:00Z")
    #expect(lines.last == "# TLP:CLEAR")
    #expect(lines.contains { $0.contains("10-0-5") })
    #expect(dashboard.footer.contains("it may ignore them"))
  }

  @Test func markedCrisesAreCopiedTogether() throws {
    dashboard.press("Space Down Space y")
    let text = try #require(dashboard.clipboard)
    #expect(text.contains("\n# Côte d'Ivoire\n") && text.contains("\n# Libya\n"))
    #expect(!text.contains("\n# Yemen\n"))
  }

  /// A mark is not lost where the filter hides the crisis.
  @Test func aMarkThatIsHiddenIsCopiedAndSaid() throws {
    dashboard.press("Down Space / text:syria Enter n")
    #expect(dashboard.footer.contains("no marked crisis is in the list shown"))
    dashboard.press("y")
    #expect(try #require(dashboard.clipboard).contains("\n# Libya\n"))
  }

  @Test func aCopyOfAFilteredPageSaysSo() throws {
    dashboard.press("/ text:libya Enter m y")
    #expect(try #require(dashboard.clipboard).contains("\n# 1 of 5, filter libya\n"))
  }

  @Test func copiedJSONCanBeReadAgain() throws {
    dashboard.press("Down o y")
    let text = try #require(dashboard.clipboard)
      .split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(2) }
      .joined(separator: "\n")
    let start = try #require(text.firstIndex(of: "{"))
    let end = try #require(text.lastIndex(of: "}"))
    #expect(JSONValue(Array(text[start...end].utf8)) != nil)
  }

  @Test func onThePanelsTheSelectedRecordIsCopied() throws {
    dashboard.press("Down Tab Tab y")
    let text = try #require(dashboard.clipboard)
    #expect(text.contains("GCC on no-fly zone"))
  }

  /// A shell takes no line of it for a command, and the message says how many there are.
  @Test(arguments: ["y", "Down y", "Down o y", "Down Tab Tab y", "Down Space Down Space y"])
  func eachLineIsAComment(keys: String) throws {
    dashboard.press(keys)
    let text = try #require(dashboard.clipboard)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 3 && lines.last == "")
    #expect(lines.dropLast().allSatisfy { $0 == "#" || $0.hasPrefix("# ") })
    let count = "\(lines.count - 1) lines, \(text.utf8.count) bytes"
    #expect(dashboard.state.message?.string.contains(count) == true)
  }

  @Test func aTerminalWithoutAClipboardIsSaid() {
    _ = dashboard.send(.copied(lines: 3, bytes: nil))
    #expect(dashboard.footer.contains("takes no clipboard text"))
  }

  @Test func oShowsTheJSONOfTheRecord() throws {
    dashboard.press("Down 5")
    try #require(dashboard.enter(.record(.decision(.libya, "S/RES/1973 (2011)"))))
    dashboard.press("o")
    let lines = try #require(dashboard.state.page).rows.map(\.line.text.string)
    #expect(lines.first == "{")
    #expect(lines.contains("  \"symbol\": \"S/RES/1973 (2011)\","))
    #expect(!lines.contains { $0.contains("S/RES/1970") })
    dashboard.press("Esc")
    #expect(dashboard.state.screen == .record(.decision(.libya, "S/RES/1973 (2011)")))
  }

  @Test func oOnTheOverviewIsTheCrisis() throws {
    dashboard.press("Down o")
    #expect(dashboard.state.screen == .raw(.crisis(.libya)))
    #expect(try #require(dashboard.state.page).rows.count > 100)
  }

  @Test func referenceDataHasNoJSONInTheSnapshot() throws {
    dashboard.state.screens = [.overview, .record(.step("asset-freeze"))]
    dashboard.press("o")
    #expect(dashboard.text.contains("This is reference data"))
  }

  /// Every kind of record of every shipped snapshot can be shown as JSON.
  @Test func everyRecordHasItsJSON() throws {
    for picture in ShippedArchive.year2011.pictures.prefix(12).suffix(2) {
      for crisis in picture.snapshot.crises {
        let facts: [Fact] =
          crisis.measures.map { .measure(crisis.id, $0.id) }
          + crisis.decisions.map { .decision(crisis.id, $0.symbol) }
          + crisis.events.map { .event(crisis.id, $0.id) }
          + crisis.positions.map { $0.fact(in: crisis.id) }
        for fact in facts {
          let bytes = try #require(SnapshotWriter.write(fact, of: picture.snapshot), "\(fact)")
          #expect(bytes.first == UInt8(ascii: "{"))
        }
      }
    }
  }
}
