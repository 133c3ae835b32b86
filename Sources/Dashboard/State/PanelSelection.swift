internal import CrisisModel

/// What is selected in a panel of the overview.
package struct PanelSelection: Hashable, Sendable {
  let subject: RowSubject
  /// Where it stood when it was selected.
  package let place: Int
}

/// Where the selected thing of a list stands now.
enum ListPlace: Hashable {
  case listed(Int)
  /// It is in the list no more; it stood before a place that may be the end of the list.
  case gone(before: Int)

  var row: Int {
    switch self {
    case .listed(let row), .gone(let row): row
    }
  }

  /// The row to highlight.
  var listed: Int? {
    if case .listed(let row) = self { row } else { nil }
  }
}

extension DashboardState {
  /// Where the selected thing stands among those that a panel lists now.
  func place(in panel: OverviewPanel, among items: [RowSubject]) -> ListPlace {
    guard let selection = panelSelections[panel] else { return .listed(0) }
    let identity = RowIdentity(selection.subject)
    if items.indices.contains(selection.place),
      RowIdentity(items[selection.place]) == identity
    {
      return .listed(selection.place)
    }
    if let place = items.firstIndex(where: { RowIdentity($0) == identity }) {
      return .listed(place)
    }
    return .gone(before: min(selection.place, items.count))
  }

  /// What Enter opens on each row of a panel.
  func panelItems(_ panel: OverviewPanel) -> [RowSubject] {
    guard let picture, let crisis = currentCrisis else { return [] }
    return subjectPanel(panel, crisis, picture).items
  }

  /// The selected thing of the focused panel; `nil` where it is gone or there is none.
  var selectedPanelItem: RowSubject? {
    let items = panelItems(focus)
    guard case .listed(let row) = place(in: focus, among: items), items.indices.contains(row)
    else { return nil }
    return items[row]
  }

  mutating func select(_ place: Int, of items: [RowSubject], in panel: OverviewPanel) {
    guard items.indices.contains(place) else { return }
    panelSelections[panel] = PanelSelection(subject: items[place], place: place)
  }

  /// What is shown as selected at first is the choice from the first frame on.
  mutating func keepPanel() {
    if selectedCrisis == nil { selectedCrisis = visibleCrises.first?.id }
    if let place = currentPlace, !isFiltering { crisisPlace = place }
    guard screen == .overview, focus != .crises, panelSelections[focus] == nil else { return }
    select(0, of: panelItems(focus), in: focus)
  }

  /// Makes a crisis the selected one; panels about another one begin at the top.
  mutating func select(_ crisis: CrisisID) {
    selectedCrisis = crisis
    hiddenByFilter = nil
    panelSelections = [:]
  }
}
