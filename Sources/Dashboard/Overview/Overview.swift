internal import CrisisModel
internal import DisplayText
internal import TerminalUI

/// The first screen: crises, ladder, positions, Council; the first panel drives the others.
struct Overview {
  let state: DashboardState

  func draw(in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    if state.isZoomed { return draw(state.focus, in: rect, on: &buffer) }
    if rect.width < 76 { return drawStacked(in: rect, on: &buffer) }
    var cursor: Point?
    for (panel, area) in Self.areas(in: rect, crises: state.visibleCrises.count) {
      let place = draw(panel, in: area, on: &buffer)
      if panel == state.focus { cursor = place }
    }
    return cursor
  }

  /// The panels that a window shows at once, or that Tab brings up.
  static func panels(for size: Size) -> [OverviewPanel] {
    let hasRoom = size.width >= 150 && size.height >= 45
    return OverviewPanel.allCases.filter { $0 != .events || hasRoom }
  }

  /// Two columns of two panels each; the upper ones no taller than they need to be.
  ///
  /// A large window gets the events below the positions.
  static func areas(in rect: Rect, crises: Int) -> [(OverviewPanel, Rect)] {
    let columns = rect.columns(
      rect.width >= 100 ? [.fill(47), .fill(53)] : [.fill(51), .fill(49)])
    let isTall = rect.height >= 30
    let ladder = isTall ? rect.height * 3 / 5 : min(11, rect.height / 2)
    let list = isTall ? min(max(8, crises + 5), rect.height / 2) : min(10, rect.height / 2)
    let right = columns[1].rows([.length(ladder), .fill(1)])
    let hasEvents = panels(for: Size(width: rect.width, height: rect.height + 2)).contains(.events)
    let left = columns[0].rows([.length(list), .fill(1)] + (hasEvents ? [.fill(1)] : []))
    let base: [(OverviewPanel, Rect)] = [
      (.crises, left[0]), (.ladder, right[0]), (.positions, left[1]), (.council, right[1]),
    ]
    return hasEvents ? base + [(.events, left[2])] : base
  }

  /// A narrow window: the crises, and below them the focused panel (the ladder at first).
  private func drawStacked(in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    let rows = rect.rows([.length(min(8, rect.height / 2)), .fill(1)])
    let top = draw(.crises, in: rows[0], on: &buffer)
    let lower = state.focus == .crises ? OverviewPanel.ladder : state.focus
    let bottom = draw(lower, in: rows[1], on: &buffer)
    return state.focus == .crises ? top : bottom
  }

  private func draw(_ panel: OverviewPanel, in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    let isFocused = state.focus == panel
    defer { if isFocused { drawNotice(below: rect, on: &buffer) } }
    if panel == .crises { return CrisesPanel(state: state).draw(in: rect, on: &buffer) }
    guard let picture = state.picture, let crisis = state.currentCrisis else {
      return drawEmpty(panel, in: rect, on: &buffer)
    }
    let subject = state.subjectPanel(panel, crisis, picture, Self.ladderDetail(in: rect))
    let selected = state.place(in: panel, among: subject.items)
    return subject.draw(in: rect, selected: selected, isFocused: isFocused, on: &buffer)
  }

  /// That the selected thing is gone stands on the lower edge of the panel until another is chosen.
  private func drawNotice(below rect: Rect, on buffer: inout CellBuffer) {
    guard rect.width > 4, rect.height > 1, let notice = state.selectionNotice else { return }
    let edge = Rect(x: rect.x + 2, y: rect.maxY - 1, width: rect.width - 4, height: 1)
    buffer.draw(" ✘ \(notice) ", in: edge, role: .stale)
  }

  private static func ladderDetail(in rect: Rect) -> LadderLines.Detail {
    if rect.width < 50 { return .narrow }
    return rect.height < 12 ? .named : .plain
  }

  private func drawEmpty(
    _ panel: OverviewPanel, in rect: Rect, on buffer: inout CellBuffer
  ) -> Point? {
    let title: SafeText =
      switch panel {
      case .crises: "Active crises"
      case .ladder: "Escalation ladder"
      case .positions: "Regional positions"
      case .council: "Security Council"
      case .events: "Events"
      }
    let inner = Panel(title: title, isFocused: state.focus == panel).draw(in: rect, on: &buffer)
    buffer.draw("no crisis is selected", in: inner.row(0), role: .noData)
    return nil
  }
}
