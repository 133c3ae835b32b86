internal import CrisisModel
internal import DisplayText
internal import Presentation

extension DashboardState {
  /// Moves the selection of the focused panel or of the page.
  mutating func move(_ command: Command.ID) {
    if screen == .overview && focus == .crises {
      moveCrisis(command)
      return
    }
    if screen == .overview {
      let items = panelItems(focus)
      let from = place(in: focus, among: items)
      if let row = target(command, from: from, count: items.count) {
        select(row, of: items, in: focus)
      }
    } else if let page {
      let selection = selection(on: page)
      let from = ListPlace(selection.row, isListed: selection.standing == .listed)
      if let row = target(command, from: from, count: page.rows.count) { select(row: row) }
    }
  }

  private mutating func moveCrisis(_ command: Command.ID) {
    let crises = visibleCrises
    let from = ListPlace(currentPlace ?? crisisPlace, isListed: currentPlace != nil)
    guard let row = target(command, from: from, count: crises.count) else { return }
    select(crises[row].id)
  }

  /// The row that a movement leads to; `nil` where there is none.
  private func target(_ command: Command.ID, from place: ListPlace, count: Int) -> Int? {
    guard count > 0 else { return nil }
    let page = visibleRows
    let row =
      switch place {
      case .listed(let row): row
      case .gone(let row): [.down, .pageDown].contains(command) ? row - 1 : row
      }
    let wanted =
      switch command {
      case .up: row - 1
      case .down: row + 1
      case .pageUp: row - page
      case .pageDown: row + page
      case .first: 0
      default: count - 1
      }
    return min(max(wanted, 0), count - 1)
  }

  mutating func moveFocus(by offset: Int) {
    let panels = Overview.panels(for: size)
    let index = panels.firstIndex(of: focus) ?? 0
    focus = panels[(index + offset + panels.count) % panels.count]
  }

  /// The panel about the selected crisis; the list of crises itself is not one.
  func subjectPanel(
    _ panel: OverviewPanel, _ crisis: Crisis, _ picture: Picture,
    _ detail: LadderLines.Detail = .named
  ) -> any SubjectPanel {
    switch panel {
    case .crises, .ladder: LadderPanel(crisis, picture, detail)
    case .positions: PositionsPanel(crisis, question(for: crisis), picture)
    case .council: CouncilPanel(crisis, picture)
    case .events: EventsPanel(crisis, picture)
    }
  }

  mutating func open() -> [Effect] {
    if screen == .overview {
      openPanelRow()
      return []
    }
    guard let row = selectedPageRow else { return [] }
    switch row.subject {
    case .screen(let target, _):
      show(target)
      goToFigures(of: row.indicator)
    case .command(let command, _): return perform(command)
    case .instant(let instant, _): return go(to: instant)
    case .words, .title, .item: message = "nothing more behind this line"
    }
    return []
  }

  /// Selects the first line of an indicator on a page that has several.
  private mutating func goToFigures(of indicator: IndicatorID?) {
    guard let indicator, let row = page?.rows.firstIndex(where: { $0.indicator == indicator })
    else { return }
    select(row: row)
  }

  private mutating func openPanelRow() {
    if focus == .crises {
      if let crisis = currentCrisis { show(.record(.crisis(crisis.id))) }
    } else if let target = selectedPanelItem?.screen {
      show(target)
    }
  }
}

extension ListPlace {
  fileprivate init(_ place: Int, isListed: Bool) {
    self = isListed ? .listed(place) : .gone(before: place)
  }
}
