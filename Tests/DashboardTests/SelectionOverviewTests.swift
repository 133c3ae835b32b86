import CrisisModel
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchLog

@testable import Dashboard

/// The same for the lists of the overview and the palette.
@Suite("Selection on the overview") struct SelectionOverviewTests {
  private static let archive = ShippedArchive.year2011

  private let dashboard = Rehearsal(at: "20111004T235900Z", size: Size(width: 200, height: 60))
    .withAlerts().withLog()

  private func replace(_ change: (inout Snapshot) -> Void) throws {
    var snapshot = try #require(dashboard.state.picture).snapshot
    change(&snapshot)
    let picture = Picture(snapshot, reference: Self.archive.reference)
    _ = dashboard.send(
      .snapshotRead(index: dashboard.state.archive.index, picture: picture, problems: []))
  }

  private static let removals: [(OverviewPanel, @Sendable (inout Crisis, Screen) -> Void)] = [
    (
      .positions,
      { crisis, target in
        crisis.positions.removeAll { .record($0.fact(in: crisis.id)) == target }
      }
    ),
    (
      .council,
      { crisis, target in
        crisis.decisions.removeAll { .record(.decision(crisis.id, $0.symbol)) == target }
      }
    ),
    (
      .events,
      { crisis, target in
        crisis.events.removeAll { .record(.event(crisis.id, $0.id)) == target }
      }
    ),
  ]

  @Test(arguments: [OverviewPanel.positions, .council, .events])
  func whatIsGoneFromAPanelIsSaid(panel: OverviewPanel) throws {
    let remove = try #require(Self.removals.first { $0.0 == panel }).1
    dashboard.press("/ text:syria Enter")
    while dashboard.state.focus != panel { dashboard.press("Tab") }
    // Whatever was first is gone, whether or not the officer moved to it.
    let target = try #require(dashboard.state.selectedPanelItem?.screen)
    try replace { snapshot in
      for index in snapshot.crises.indices { remove(&snapshot.crises[index], target) }
    }
    #expect(dashboard.state.selectedPanelItem == nil)
    #expect(dashboard.text.contains("no longer listed: the selected"))
    for key in ["Enter", "w", "y", "o", "}"] {
      dashboard.press(key)
      #expect(dashboard.state.screen == .overview, "\(key)")
      #expect(dashboard.state.prompt == nil, "\(key)")
      #expect(dashboard.clipboard == nil, "\(key)")
      #expect(dashboard.footer.contains("no longer listed: the selected"), "\(key)")
    }
    dashboard.press("Down Enter")
    #expect(dashboard.state.screen != .overview)
  }

  @Test func aRowOfTheLadderStaysWhatItIs() throws {
    dashboard.press("/ text:libya Enter Tab End")
    let last = try #require(dashboard.state.selectedPanelItem)
    #expect(last == .screen(.aspect(.notTried, .libya), named: "not tried"))
    try replace { snapshot in
      for index in snapshot.crises.indices { snapshot.crises[index].measures = [] }
    }
    #expect(dashboard.state.selectedPanelItem == last)
  }

  @Test func aCrisisThatIsGoneIsSaidAndNoOtherIsActedOn() throws {
    dashboard.press("End")
    let id = try #require(dashboard.state.selectedCrisis)
    try replace { $0.crises.removeAll { $0.id == id } }
    #expect(dashboard.text.contains("not listed now: \(id.rawValue); ↑ ↓ choose another"))
    #expect(dashboard.text.contains("no crisis is selected"))
    for key in ["Enter", "2", "u", "w", "y", "Space", "o"] {
      dashboard.press(key)
      #expect(dashboard.state.screen == .overview, "\(key)")
      #expect(dashboard.state.prompt == nil, "\(key)")
      #expect(dashboard.state.marks.isEmpty, "\(key)")
      #expect(dashboard.footer.contains("not listed now: "), "\(key)")
    }
    dashboard.press("Up")
    #expect(dashboard.state.currentCrisis?.id == dashboard.state.visibleCrises.last?.id)
  }

  /// The first crisis that passes stands in while the filter is typed; Enter makes it the choice.
  @Test func aFilterThatHidesTheSelectionSaysWhatIsSelectedNow() {
    let before = dashboard.state.selectedCrisis
    guard let other = dashboard.state.visibleCrises.last, other.id != before else {
      Issue.record("there is no other crisis")
      return
    }
    dashboard.press("/ text:\(other.id.rawValue)")
    #expect(dashboard.state.selectedCrisis == before)
    #expect(dashboard.state.currentCrisis?.id == other.id)
    dashboard.press("Enter")
    #expect(dashboard.footer.contains("does not pass the filter; \(other.name) is selected"))
    #expect(dashboard.state.selectedCrisis == other.id)
    dashboard.press("Esc")
    #expect(dashboard.state.selectedCrisis == before)
  }

  @Test func aSnapshotUnderAFilterMovesToNoOtherCrisis() throws {
    dashboard.press("/ text:risk>=high Enter")
    try #require(dashboard.listed.count > 1)
    let id = try #require(dashboard.state.selectedCrisis)
    try replace { snapshot in
      for index in snapshot.crises.indices where snapshot.crises[index].id == id {
        snapshot.crises[index].verdict.risk = .elevated
      }
    }
    #expect(dashboard.state.currentCrisis == nil)
    #expect(dashboard.text.contains("not listed now: "))
  }

  @Test func thePaletteFollowsWhatWasDrawn() throws {
    dashboard.press(": text:a Down Down Down")
    func selected() -> PaletteEntry? {
      guard case .palette(let open) = dashboard.state.prompt else { return nil }
      return open.selected
    }
    let entry = try #require(selected())
    try replace { $0.crises.reverse() }
    #expect(selected()?.target == entry.target)
    while selected()?.target != .crisis(.syria) {
      let before = selected()
      dashboard.press("Down")
      try #require(selected() != before, "Syria is not in the palette")
    }
    try replace { $0.crises.removeAll { $0.id == .syria } }
    #expect(selected() == nil)
    #expect(dashboard.text.contains("the selected entry is gone; ↑ ↓ choose another"))
    dashboard.press("Enter")
    #expect(dashboard.state.screen == .overview)
    #expect(dashboard.state.prompt != nil, "Enter does nothing until another entry is chosen")
  }

  @Test func aFindGoesBackToTheLineAndNotToItsNumber() throws {
    dashboard.press("9 Down Down Down")
    let target = try #require(dashboard.state.selectedPageRow?.target)
    dashboard.press("/ text:reuters")
    try replace { snapshot in
      let newest = snapshot.sources.filter { Screen.record(.source($0.id)) != target }
        .max { $0.date.day < $1.date.day }
      snapshot.sources.removeAll { $0.id == newest?.id }
      snapshot.sources.reverse()
    }
    dashboard.press("Esc")
    #expect(dashboard.state.selectedPageRow?.target == target)
  }
}
