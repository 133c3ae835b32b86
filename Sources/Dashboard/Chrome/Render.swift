internal import CrisisModel
internal import DisplayText
internal import Presentation
package import TerminalUI

/// The smallest window that is drawn whole.
package let smallestSize = Size(width: 60, height: 16)

extension Size {
  /// Whether a window of this size shows anything but that it is too small.
  var isLargeEnough: Bool { width >= smallestSize.width && height >= smallestSize.height }
}

/// Draws the state; nothing else is looked at.
package func render(_ state: DashboardState) -> Frame {
  var buffer = CellBuffer(size: state.size)
  guard state.size.isLargeEnough else {
    drawTooSmall(state.size, on: &buffer)
    return Frame(buffer: buffer)
  }
  let area = buffer.area
  Header(state: state).draw(in: area.row(0), on: &buffer)
  var body = Rect(x: 0, y: 1, width: area.width, height: area.height - 2)
  if let failure = state.failure { body = drawBanner(failure, in: body, on: &buffer) }
  if TimeStrip.isShown(state) {
    TimeStrip(state: state).draw(in: body.row(body.height - 1), on: &buffer)
    body = body.dropBottom(1)
  }
  let cursor = drawBody(state, in: body, on: &buffer)
  if case .palette(let open) = state.prompt {
    PaletteView(state: state, open: open).draw(in: body, on: &buffer)
  }
  let footer = Footer(state: state)
  footer.drawComplaints(above: area.row(area.height - 1), on: &buffer)
  let prompt = footer.draw(in: area.row(area.height - 1), on: &buffer)
  let resting = Point(x: 0, y: area.height - 1)
  return Frame(buffer: buffer, cursor: prompt ?? cursor ?? resting, cursorIsVisible: prompt != nil)
}

private func drawTooSmall(_ size: Size, on buffer: inout CellBuffer) {
  let text: SafeText =
    "needs \(smallestSize.width)x\(smallestSize.height), has \(size.width)x\(size.height)"
  for (row, line) in text.wrapped(to: max(1, size.width)).enumerated() {
    buffer.draw(line, in: buffer.area.row(row), role: .bannerWarning)
  }
}

/// A failure stands over the last good snapshot until a good one is read.
private func drawBanner(_ failure: SafeText, in rect: Rect, on buffer: inout CellBuffer) -> Rect {
  let lines = failure.wrapped(to: max(10, rect.width - 4), lines: 2)
  for (row, line) in lines.enumerated() {
    buffer.fill(rect.row(row), role: .bannerError)
    buffer.draw(row == 0 ? " ✘ \(line)" : "   \(line)", in: rect.row(row), role: .bannerError)
  }
  return rect.dropTop(lines.count)
}

private func drawBody(
  _ state: DashboardState, in rect: Rect, on buffer: inout CellBuffer
) -> Point? {
  guard state.screen != .overview else { return Overview(state: state).draw(in: rect, on: &buffer) }
  guard let page = state.page else { return nil }
  return draw(page, state, in: rect, on: &buffer)
}

/// A page with its selected line; lines that open something end in a sign.
private func draw(
  _ page: Page, _ state: DashboardState, in rect: Rect, on buffer: inout CellBuffer
) -> Point? {
  let selection = state.selection(on: page)
  let finds = state.finds(on: page)
  let note = pageNote(page, state, selected: selection.row, finds: finds)
  let panel = Panel(
    title: page.title, note: note, isFocused: true, keepsNote: !state.sought.isEmpty)
  let inner = panel.draw(in: rect, on: &buffer)
  guard !inner.isEmpty else { return nil }
  let shown = ShownRows(page, selection)
  let first = Scroll.first(count: shown.count, visible: inner.height, selected: selection.row)
  var cursor: Point?
  for (row, index) in (first..<min(shown.count, first + inner.height)).enumerated() {
    let area = inner.row(row)
    if let number = shown.row(at: index) {
      draw(page.rows[number], isFind: finds.contains(number), in: area, on: &buffer)
    } else if let lost = shown.lost {
      buffer.draw("✘ no longer listed: \(lost)", in: area, role: .stale)
    }
    if index == selection.row, selection.standing != .awaited {
      buffer.restyle(area, role: .selection)
      cursor = Point(x: area.x, y: area.y)
    }
  }
  Scroll.drawMarks(count: shown.count, first: first, in: inner, on: &buffer)
  return cursor
}

private func draw(
  _ row: Page.Row, isFind: Bool, in area: Rect, on buffer: inout CellBuffer
) {
  let text = Rect(x: area.x, y: area.y, width: area.width - (row.opens ? 2 : 0), height: 1)
  buffer.draw(row.line, in: text)
  if isFind { buffer.restyle(text, role: .match) }
  if row.opens { buffer.set("›", x: area.maxX - 1, y: area.y, role: .link) }
}

/// The lines of a page, with one in the place of what was selected and is gone.
private struct ShownRows {
  /// What the line of it said.
  let lost: SafeText?
  private let place: Int
  private let rows: Int

  init(_ page: Page, _ selection: PageSelection) {
    lost = selection.standing == .gone ? selection.anchor?.text.trimmed : nil
    place = selection.row
    rows = page.rows.count
  }

  var count: Int { rows + (lost == nil ? 0 : 1) }

  /// The line of the page that is shown there; `nil` for the one that is gone.
  func row(at index: Int) -> Int? {
    guard lost != nil, index >= place else { return index }
    return index == place ? nil : index - 1
  }
}

/// Where on the page one is, what is looked for, and which filter the page obeys.
private func pageNote(
  _ page: Page, _ state: DashboardState, selected: Int, finds: [Int]
) -> Line {
  var line = Line()
  if state.screen.listsCrises, !state.filter.isEmpty {
    let total = state.picture?.snapshot.crises.count ?? 0
    line = line.appending("\(state.visibleCrises.count) of \(total)", .dim)
      .appending(" · filter \(SafeText(state.filter.text, limit: 40)) · ", .match)
  }
  if !state.sought.isEmpty {
    let place = finds.firstIndex(of: selected).map { "\($0 + 1) of " as SafeText } ?? ""
    let sought = SafeText(state.sought, limit: 30)
    line = line.appending("\"\(sought)\" \(place)\(finds.count) · ", .match)
  }
  return line.appending("\(min(selected + 1, page.rows.count))/\(page.rows.count)", .dim)
}
