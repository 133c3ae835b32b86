import CrisisModel
import DisplayText
import TerminalUI
import TestSupport
import Testing
import WatchDesk
import WatchLog

@testable import Dashboard

/// Whatever arrives on whichever page: the selection stays on what it was on, or says that it is
/// gone, and an action hits what the last frame showed as selected.
@Suite("Selection under arrivals") struct SelectionPropertyTests {
  private static let steps = 6

  /// A new kind of screen must get a place in the list of screens that are driven.
  @Test func everyKindOfScreenIsDriven() throws {
    let kinds = try SelectionWorld(seed: 1).screens().map(ScreenKind.init)
    #expect(Set(ScreenKind.allCases).subtracting(kinds).isEmpty)
    #expect(Set(ScreenKind.allCases).count == ScreenKind.allCases.count)
  }

  @Test(arguments: [1, 2] as [UInt64]) func pagesKeepWhatIsSelected(seed: UInt64) throws {
    for screen in try SelectionWorld(seed: seed).screens() where screen != .overview {
      var world = try SelectionWorld(seed: seed)
      world.dashboard.state.show(screen)
      _ = world.dashboard.send(.clock(world.dashboard.now))
      for step in 1...Self.steps {
        move(&world)
        let drawn = Drawn(world.dashboard)
        #expect(drawn.isTrue, "seed \(seed), \(screen), step \(step): \(drawn)")
        act(on: drawn, in: &world, "seed \(seed), \(screen), step \(step)")
        try world.happen()
        check(drawn, in: &world, "seed \(seed), \(screen), step \(step)")
      }
    }
  }

  @Test(arguments: [4, 5, 6, 7] as [UInt64]) func panelsKeepWhatIsSelected(seed: UInt64) throws {
    var world = try SelectionWorld(seed: seed, size: Size(width: 200, height: 60))
    let dashboard = world.dashboard
    for step in 1...60 {
      dashboard.press(["Tab", "Tab", "Down", "Up", "End", "Home Down"][world.number(below: 6)])
      let (crisis, focus) = (dashboard.state.selectedCrisis, dashboard.state.focus)
      let item = dashboard.state.selectedPanelItem
      try world.happen()
      let place = "seed \(seed), step \(step), \(focus)"
      #expect(dashboard.state.selectedCrisis == crisis, "\(place)")
      let current = dashboard.state.currentCrisis?.id
      #expect(current == crisis || current == nil, "\(place)")
      if current == nil, !dashboard.state.visibleCrises.isEmpty, dashboard.state.focus == .crises {
        #expect(dashboard.text.contains("not listed now: "), "\(place)")
      }
      guard let item, current == crisis, dashboard.state.focus == focus, focus != .crises else {
        continue
      }
      check(item, in: focus, on: dashboard, place)
    }
  }

  private func check(
    _ item: RowSubject, in panel: OverviewPanel, on dashboard: Rehearsal, _ place: String
  ) {
    let items = dashboard.state.panelItems(panel)
    let after = dashboard.state.selectedPanelItem
    if items.contains(item) {
      #expect(after == item, "\(place): listed, and not selected")
    } else {
      #expect(after == nil, "\(place): another is selected instead")
      #expect(dashboard.text.contains("✘ no longer listed"), "\(place): not said")
    }
  }

  @Test(arguments: [8, 9] as [UInt64]) func thePaletteKeepsWhatIsSelected(seed: UInt64) throws {
    var world = try SelectionWorld(seed: seed)
    let dashboard = world.dashboard
    dashboard.press(": text:a")
    func palette() -> PalettePrompt? {
      if case .palette(let open) = dashboard.state.prompt { open } else { nil }
    }
    for step in 1...30 {
      dashboard.press(["Down", "Up", "PageDown", "PageUp", "Down Down"][world.number(below: 5)])
      guard let before = palette()?.selected?.target else { continue }
      try world.happen()
      let isListed = palette()?.entries.contains { $0.target == before }
      let after = palette()?.selected?.target
      #expect(after == (isListed == true ? before : nil), "seed \(seed), step \(step)")
    }
  }

  private func move(_ world: inout SelectionWorld) {
    let keys = ["", "", "Down", "Up", "PageDown", "PageUp", "Down Down Down", "End", "Home Down"]
    world.dashboard.press(keys[world.number(below: keys.count)])
  }

  /// After an arrival: the same, or gone and said to be gone.
  private func check(_ before: Drawn, in world: inout SelectionWorld, _ place: String) {
    let dashboard = world.dashboard
    checkFreshness(of: dashboard.state, place)
    guard let row = before.row, let page = dashboard.state.page else { return }
    let after = dashboard.state.selectedPageRow
    if row.isWords {
      #expect(after?.isWords ?? true, "\(place): a thing is selected instead of words")
    } else if page.rows.contains(where: { $0.identity == row.identity }) {
      #expect(after?.identity == row.identity, "\(place): listed, and not selected")
    } else {
      #expect(after == nil, "\(place): \(String(describing: after?.subject)) is selected instead")
      #expect(page.isPending || isSaid(on: dashboard), "\(place): not said")
      refuse(on: dashboard, place)
    }
  }

  /// A page that is kept says what it would say if it were built now: nothing that it rests on is
  /// missing from what it is known by.
  private func checkFreshness(of state: DashboardState, _ place: String) {
    let (kept, fresh) = (state.page, state.build(state.screen))
    #expect(kept?.title == fresh?.title, "\(place): stale title")
    #expect(kept?.rows.map(\.line) == fresh?.rows.map(\.line), "\(place): stale page")
  }

  private func isSaid(on dashboard: Rehearsal) -> Bool {
    dashboard.lines[dashboard.frame.cursor.y].contains("no longer listed")
  }

  /// Nothing is done to another thing than the one that is gone.
  private func refuse(on dashboard: Rehearsal, _ place: String) {
    let before = dashboard.state
    for key in ["Enter", "y"] {
      dashboard.press(key)
      #expect(dashboard.state.screens == before.screens, "\(place): \(key)")
      #expect(dashboard.state.message == before.selectionNotice, "\(place): \(key)")
      dashboard.state = before
    }
    for key in ["a", "w", "x"] {
      dashboard.press(key)
      let isOfScreen = before.screen.showsOneRecord
      #expect(dashboard.state.prompt == nil || isOfScreen, "\(place): \(key)")
      dashboard.state = before
    }
  }

  /// Every action on what the frame shows as selected, while more arrives before it is finished.
  private func act(on drawn: Drawn, in world: inout SelectionWorld, _ place: String) {
    guard let row = drawn.row else { return }
    let dashboard = world.dashboard
    let before = dashboard.state
    if let target = row.target {
      _ = dashboard.send(.enter)
      #expect(dashboard.state.screen == target, "\(place): Enter")
      dashboard.state = before
    }
    _ = dashboard.send(.character("a"))
    if case .entry(let open) = dashboard.state.prompt {
      #expect(open.purpose == before.shownAlert(row).map { .acknowledge($0) }, "\(place): a")
      finish(dashboard, open)
    }
    dashboard.state = before
    _ = dashboard.send(.character("x"))
    if case .entry(let open) = dashboard.state.prompt {
      #expect(open.purpose.corrected == before.shownEntry(row), "\(place): x")
    }
    dashboard.state = before
    _ = dashboard.send(.character("w"))
    if case .entry(let open) = dashboard.state.prompt {
      #expect(open.links.hold(row, on: before.screen), "\(place): w: \(open.links)")
      finish(dashboard, open)
    }
    dashboard.state = before
  }

  /// A prompt writes about what it was opened for, whatever has come meanwhile.
  private func finish(_ dashboard: Rehearsal, _ open: EntryPrompt) {
    dashboard.logChanged()
    dashboard.perform([.readSnapshot(index: 3)])
    _ = dashboard.send(.character("x"))
    for case .write(let order) in dashboard.send(.enter) {
      #expect(order.links == open.links)
      if case .acknowledge(let id) = open.purpose { #expect(order.content.alert == id) }
    }
  }
}

/// What a frame shows as selected.
private struct Drawn: CustomStringConvertible {
  let row: Page.Row?
  private let line: String
  private let isGone: Bool

  init(_ dashboard: Rehearsal) {
    let frame = dashboard.frame
    row = dashboard.state.selectedPageRow
    line = String(frame.lines[frame.cursor.y].dropFirst())
    isGone = dashboard.state.page?.isPending == true || line.contains("no longer listed")
  }

  /// Whether the line at the cursor is the one that actions take for the selected one.
  var isTrue: Bool {
    guard let row else { return isGone }
    let text = row.line.text.string.prefix(40)
    return line.hasPrefix(text) || line.hasPrefix(text.trimmed) && text.trimmed.isEmpty
  }

  var description: String { "\(line), not \(row?.line.text.string ?? "nothing")" }
}

extension Substring {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}

extension Page.Row {
  /// Whether no record or thing stands behind it.
  fileprivate var isWords: Bool {
    switch subject {
    case .words: indicator == nil
    case .title: true
    case .item, .screen, .instant, .command: false
    }
  }
}

extension Screen {
  /// Whether `a`, `w` or `x` are about the screen and not about a line of it.
  fileprivate var showsOneRecord: Bool {
    switch self {
    case .record, .raw, .earlier, .alert, .logEntry: true
    default: false
    }
  }
}

extension DashboardState {
  fileprivate func shownAlert(_ row: Page.Row) -> AlertID? {
    if case .alert(let id) = screen { return id }
    if case .alert(let id)? = row.target { return id }
    return nil
  }

  fileprivate func shownEntry(_ row: Page.Row) -> LogKey? {
    if case .logEntry(let key) = screen { return key }
    if case .logEntry(let key)? = row.target { return key }
    return nil
  }
}

extension EntryPrompt.Purpose {
  fileprivate var corrected: LogKey? {
    switch self {
    case .correct(let key, _), .withdraw(let key, _): key
    default: nil
    }
  }
}

extension LogLinks {
  /// Whether they name the record of a line, or that of the screen where it shows one.
  fileprivate func hold(_ row: Page.Row, on screen: Screen) -> Bool {
    if !screen.showsOneRecord, let wanted = row.indicator { return indicator == wanted }
    let thing = screen.showsOneRecord ? screen : row.target
    switch thing {
    case .record(let fact), .raw(let fact), .earlier(let fact): return hold(fact)
    case .alert(let id): return alert == id
    case .logEntry(let key): return entry == key || screen != .log
    case .organization(let id): return organization == id
    case .question(_, let id), .projection(_, let id): return question == id
    default: return true
    }
  }

  private func hold(_ fact: Fact) -> Bool {
    switch fact {
    case .crisis(let id): crisis == id
    case .measure(_, let id): measure == id
    case .decision(_, let symbol): decision == symbol
    case .position(_, let holder, let question, let date):
      position == LogPosition(holder: holder, question: question, date: date)
    case .event(_, let id): event == id
    case .membership(let id, _): organization == id
    case .step(let id): step == id
    case .source(let id): source == id
    case .border: true
    }
  }
}
