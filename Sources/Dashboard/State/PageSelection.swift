internal import CrisisModel
internal import TerminalUI

/// What is selected on a page.
///
/// While the page is the one built last it is a line of it. When the page is let go it becomes what
/// the line stood for, and is looked for on the page built next: a line number is never taken over.
package struct PageSelection: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    case listed
    /// Not on the page, of which more is still being worked out.
    case awaited
    case gone
  }

  /// The selected line of the page built last; of what is not on it, the line before which it stood.
  package let row: Int
  package private(set) var standing = Standing.listed
  /// `nil` while it is a line of the page built last.
  private(set) var anchor: RowAnchor?

  init(row: Int) { self.row = row }

  /// What is found, or not, on a page that was built anew.
  init(_ anchor: RowAnchor, on page: Page) {
    if let row = page.row(of: anchor) {
      self.init(row: row)
    } else {
      self.init(row: page.place(of: anchor))
      self.anchor = anchor
      standing = page.isPending ? .awaited : .gone
    }
  }

  mutating func letGo(of page: Page) {
    if anchor == nil { anchor = page.anchor(of: row) }
  }
}

extension DashboardState {
  /// Keeps the page of the present screen for the next keys, and the selection on what it was on.
  mutating func keepPage() {
    guard screen != .overview else { return }
    let origin = origin(of: screen)
    if built?.origin != origin {
      letGoOfPage()
      built = build(screen).map { BuiltPage(origin: origin, page: $0) }
      if let page = built?.page, let anchor = selections[screen]?.anchor {
        selections[screen] = PageSelection(anchor, on: page)
      }
    }
    selectFirst()
  }

  private mutating func letGoOfPage() {
    guard let built else { return }
    selections[built.origin.screen]?.letGo(of: built.page)
  }

  /// What is shown as selected before anything was chosen is the choice from the first frame on.
  private mutating func selectFirst() {
    guard selections[screen] == nil, let page = built?.page else { return }
    let row = firstRow(of: page)
    guard page.rows.indices.contains(row), !page.isPending || page.rows[row].opens else { return }
    selections[screen] = PageSelection(row: row)
  }

  /// Selects a line of the present page.
  mutating func select(row: Int) {
    keepPage()
    selections[screen] = PageSelection(row: row)
  }

  /// Selects what a line stood for, as far as the present page still has it.
  mutating func select(_ anchor: RowAnchor) {
    keepPage()
    selections[screen] = built.map { PageSelection(anchor, on: $0.page) }
  }

  /// The selection on the present page.
  func selection(on page: Page) -> PageSelection {
    let selection = selections[screen] ?? PageSelection(row: firstRow(of: page))
    guard selection.standing == .listed else { return selection }
    return PageSelection(row: min(max(selection.row, 0), max(0, page.rows.count - 1)))
  }

  /// The selected line of the present page; `nil` where what was selected is not on it.
  package var selectedPageRow: Page.Row? {
    guard let page, !page.rows.isEmpty else { return nil }
    let selection = selection(on: page)
    return selection.standing == .listed ? page.rows[selection.row] : nil
  }

  /// The line that is selected on a page at first: the first one in view that opens something.
  private func firstRow(of page: Page) -> Int {
    if screen.listsCrises, let id = currentCrisis?.id,
      let row = page.rows.firstIndex(where: { $0.target?.crisis == id })
    {
      return row
    }
    return page.rows.prefix(visibleRows).firstIndex { $0.target != nil } ?? 0
  }
}
