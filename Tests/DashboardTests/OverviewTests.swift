import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Overview") struct OverviewTests {
  private let dashboard = Rehearsal()

  @Test func opensOnTheMostUrgentCrisis() {
    #expect(dashboard.state.screens == [.overview])
    #expect(dashboard.state.focus == .crises)
    #expect(dashboard.state.selectedCrisis == .ivoryCoast)
    #expect(dashboard.state.currentCrisis?.id == .ivoryCoast)
  }

  @Test func selectingACrisisChangesNothingElseInTheState() {
    let (found, expected) = dashboard.change(by: "Down") { $0.selectedCrisis = .libya }
    #expect(found == expected)
  }

  @Test func theSelectedCrisisDrivesTheOtherPanels() {
    for crisis in dashboard.state.visibleCrises {
      let name = crisis.name.prefix(5)
      #expect(dashboard.state.selectedCrisis == crisis.id)
      #expect(dashboard.text.contains("Escalation ladder · \(name)"))
      #expect(dashboard.text.contains("Security Council · \(name)"))
      dashboard.press("Down")
    }
    #expect(dashboard.state.selectedCrisis == dashboard.state.visibleCrises.last?.id)
  }

  @Test(arguments: [
    ("j", 1), ("Down Down", 2), ("Down k", 0), ("Up", 0), ("G", 4), ("End Up", 3), ("G g", 0),
    ("PageDown", 4), ("C-d C-u", 0), ("G PageUp", 0), ("Home", 0),
  ])
  func movingStaysInTheList(keys: String, row: Int) {
    dashboard.press(keys)
    let selected = dashboard.state.selectedCrisis?.rawValue
    #expect(dashboard.listed.firstIndex { $0 == selected } == row)
  }

  @Test func movingInAnotherPanelLeavesTheCrisisAlone() {
    let (found, expected) = dashboard.change(by: "Tab Down Down") {
      $0.focus = .ladder
      $0.panels = [.ladder: 2]
    }
    #expect(found == expected)
  }

  @Test func anotherCrisisStartsItsPanelsAtTheTop() {
    dashboard.press("Tab Down Down BackTab Down")
    #expect(dashboard.state.panelSelections.isEmpty)
  }

  @Test func tabGoesRoundThePanelsInOrder() {
    var order: [OverviewPanel] = []
    for _ in 0..<5 {
      order.append(dashboard.state.focus)
      dashboard.press("Tab")
    }
    #expect(order == [.crises, .ladder, .positions, .council, .crises])
  }

  @Test(arguments: [("Tab", "BackTab"), ("Right", "Left"), ("l", "h")])
  func theWayBackIsTheWayForth(forth: String, back: String) {
    dashboard.press("\(forth) \(forth)")
    #expect(dashboard.state.focus == .positions)
    dashboard.press("\(back) \(back) \(back)")
    #expect(dashboard.state.focus == .council)
  }

  @Test func enterOpensWhatTheFocusedPanelHasSelected() {
    dashboard.press("Enter")
    #expect(dashboard.state.screen == .record(.crisis(.ivoryCoast)))
    dashboard.press("Esc Down Tab End Enter")
    #expect(dashboard.state.screen == .aspect(.notTried, .libya))
    dashboard.press("Esc Home Enter")
    #expect(dashboard.state.screen == .aspect(.ladder, .libya))
    dashboard.press("Esc Tab Tab Enter")
    #expect(dashboard.state.screen == .record(.decision(.libya, "S/RES/1973 (2011)")))
  }

  @Test func aPositionOpensFromItsPanel() throws {
    dashboard.press("Down Tab Tab Enter")
    guard case .record(.position(.libya, _, let question, _)) = dashboard.state.screen else {
      Issue.record("\(dashboard.state.screen) is no position")
      return
    }
    let crisis = try #require(dashboard.state.currentCrisis)
    #expect(question == dashboard.state.question(for: crisis)?.id)
  }

  @Test func vGoesRoundTheQuestions() throws {
    dashboard.press("Down")
    let crisis = try #require(dashboard.state.currentCrisis)
    let asked = dashboard.state.askedQuestions(crisis).map(\.id)
    try #require(asked.count > 1)
    let first = try #require(dashboard.state.question(for: crisis)?.id)
    let start = try #require(asked.firstIndex(of: first))
    var seen: [QuestionID] = []
    for _ in asked {
      dashboard.press("v")
      let now = dashboard.state.question(for: crisis)?.id
      seen.append(try #require(now))
    }
    let expected = asked.indices.map { asked[(start + 1 + $0) % asked.count] }
    #expect(seen == expected)
    dashboard.press("v V")
    #expect(dashboard.state.question(for: crisis)?.id == first)
  }

  @Test func aChosenQuestionIsKeptForItsCrisis() throws {
    dashboard.press("Down v")
    let chosen = try #require(dashboard.state.questions[.libya])
    dashboard.press("Down Up")
    #expect(dashboard.state.questions == [.libya: chosen])
  }

  @Test func zoomGivesTheScreenToTheFocusedPanel() {
    let (found, expected) = dashboard.change(by: "Tab z") {
      $0.focus = .ladder
      $0.panels = [.ladder: 0]
      $0.isZoomed = true
    }
    #expect(found == expected)
    #expect(!dashboard.text.contains("Active crises"))
    #expect(dashboard.lines[1].hasPrefix("╭─ Escalation ladder"))
    #expect(dashboard.lines[22].hasPrefix("╰"))
    dashboard.press("z")
    #expect(!dashboard.state.isZoomed)
    dashboard.press("z Esc")
    #expect(!dashboard.state.isZoomed)
    #expect(dashboard.text.contains("Active crises"))
  }

  @Test func eventsHaveAPanelWhereThereIsRoom() {
    _ = dashboard.send(.resized(Size(width: 200, height: 60)))
    dashboard.press("BackTab")
    #expect(dashboard.state.focus == .events)
    #expect(dashboard.text.contains("Events · Côte d'Ivoire"))
    // A window that loses the panel must not keep the focus on it.
    _ = dashboard.send(.resized(Size(width: 80, height: 24)))
    #expect(dashboard.state.focus == .crises)
  }

  @Test func theCursorRestsOnTheSelectedRow() throws {
    dashboard.press("Down")
    let cursor = dashboard.frame.cursor
    #expect(dashboard.lines[cursor.y].contains("Libya"))
    #expect(dashboard.frame.buffer[cursor.x, cursor.y].role == .selection)
    #expect(!dashboard.frame.cursorIsVisible)
  }

  @Test func silentOrganisationsAreNamedAsSilent() throws {
    let crisis = try #require(dashboard.state.currentCrisis)
    let concerned = Consensus.concerned(
      with: crisis.state, on: CalendarDay(dayNumber: 15_050), reference: dashboard.state.reference)
    let question = try #require(dashboard.state.question(for: crisis)?.id)
    let spoken = Set(crisis.positions.filter { $0.question == question }.map(\.holder.rawValue))
    let silent = concerned.map(\.organization.rawValue).filter { !spoken.contains($0) }
    try #require(!silent.isEmpty)
    for organization in silent {
      #expect(dashboard.lines.contains { $0.contains(organization) && $0.contains("silent") })
    }
  }
}

@Suite("Sorting") struct SortTests {
  private let dashboard = Rehearsal()

  @Test func goesRoundItsKeysAndSaysSo() {
    var keys: [CrisisSort.Key] = []
    for _ in CrisisSort.Key.allCases {
      dashboard.press("s")
      keys.append(dashboard.state.sort.key)
    }
    #expect(
      keys == [.name, .status, .trend, .risk, .rung, .gap, .notTried, .record, .urgency])
    dashboard.press("s")
    #expect(dashboard.lines[1].contains("by name"))
  }

  @Test(arguments: [
    (0, ["cote-divoire-2010", "libya-2011", "darfur-2003", "yemen-2011", "syria-2011"]),
    (1, ["cote-divoire-2010", "libya-2011", "darfur-2003", "syria-2011", "yemen-2011"]),
    (4, ["cote-divoire-2010", "libya-2011", "darfur-2003", "syria-2011", "yemen-2011"]),
    (5, ["cote-divoire-2010", "libya-2011", "darfur-2003", "syria-2011", "yemen-2011"]),
  ])
  func ordersTheCrises(presses: Int, order: [String]) {
    for _ in 0..<presses { dashboard.press("s") }
    #expect(dashboard.listed == order)
    dashboard.press("S")
    #expect(dashboard.listed == order.reversed())
    #expect(dashboard.state.sort.isReversed)
  }

  @Test func asRecordedIsTheOrderOfTheFile() throws {
    for _ in 0..<8 { dashboard.press("s") }
    let picture = try #require(dashboard.state.picture)
    #expect(dashboard.state.sort.key == .record)
    #expect(dashboard.listed == picture.snapshot.crises.map(\.id.rawValue))
  }

  @Test func theSelectionStaysOnItsCrisis() {
    dashboard.press("Down s S")
    #expect(dashboard.state.currentCrisis?.id == .libya)
  }
}
