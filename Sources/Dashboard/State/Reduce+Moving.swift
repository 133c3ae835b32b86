internal import CrisisModel
internal import TerminalUI

extension DashboardState {
  /// Moves the selection of the focused panel or of the page.
  mutating func move(_ command: Command.ID) {
    if screen == .overview && focus == .crises {
      moveCrisis(command)
      return
    }
    if screen == .overview {
      let count = panelTargets(focus).count
      let row = selectedRow(.panel(focus), count: count)
      rows[.panel(focus)] = target(command, from: row, count: count)
    } else if let page {
      rows[.page(screen)] = target(command, from: selectedRow(of: page), count: page.rows.count)
    }
  }

  private mutating func moveCrisis(_ command: Command.ID) {
    let crises = visibleCrises
    guard let row = target(command, from: currentPlace ?? 0, count: crises.count) else { return }
    selectedCrisis = crises[row].id
    for panel in OverviewPanel.allCases { rows[.panel(panel)] = nil }
  }

  /// The row that a movement leads to; `nil` where there is none.
  private func target(_ command: Command.ID, from row: Int, count: Int) -> Int? {
    guard count > 0 else { return nil }
    let page = visibleRows
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

  /// The selected line of the present page; at first the first one in view that opens something.
  func selectedRow(of page: Page) -> Int {
    if rows[.page(screen)] == nil {
      if screen.listsCrises, let id = currentCrisis?.id,
        let row = page.rows.firstIndex(where: { $0.target?.crisis == id })
      {
        return row
      }
      return page.rows.prefix(visibleRows).firstIndex { $0.target != nil } ?? 0
    }
    return selectedRow(.page(screen), count: page.rows.count)
  }

  /// The selected row of a list, clamped to what is there.
  func selectedRow(_ key: RowKey, count: Int) -> Int {
    min(max(rows[key] ?? 0, 0), max(0, count - 1))
  }

  mutating func moveFocus(by offset: Int) {
    let panels = Overview.panels(for: size)
    let index = panels.firstIndex(of: focus) ?? 0
    focus = panels[(index + offset + panels.count) % panels.count]
  }

  /// What Enter opens on each row of a panel.
  func panelTargets(_ panel: OverviewPanel) -> [Screen] {
    guard let picture, let crisis = currentCrisis else { return [] }
    return subjectPanel(panel, crisis, picture).targets
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
    guard let page, !page.rows.isEmpty else { return [] }
    let row = page.rows[selectedRow(of: page)]
    if let target = row.target {
      show(target)
      goToFigures(of: row.indicator)
    } else if let command = row.command {
      return perform(command)
    } else if let instant = row.instant {
      return go(to: instant)
    } else {
      message = "nothing more behind this line"
    }
    return []
  }

  /// Selects the first line of an indicator on a page that has several.
  private mutating func goToFigures(of indicator: IndicatorID?) {
    guard let indicator, let row = page?.rows.firstIndex(where: { $0.indicator == indicator })
    else { return }
    rows[.page(screen)] = row
  }

  private mutating func openPanelRow() {
    if focus == .crises {
      if let crisis = currentCrisis { show(.record(.crisis(crisis.id))) }
      return
    }
    let targets = panelTargets(focus)
    guard !targets.isEmpty else { return }
    show(targets[selectedRow(.panel(focus), count: targets.count)])
  }
}
