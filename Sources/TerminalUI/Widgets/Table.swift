package import DisplayText

/// Rows of cells under column titles, with one selected row that stays in view.
package struct Table {
  package struct Column {
    package var title: SafeText
    package var width: Constraint
    package var alignsRight: Bool

    package init(_ title: SafeText, _ width: Constraint, alignsRight: Bool = false) {
      self.title = title
      self.width = width
      self.alignsRight = alignsRight
    }
  }

  package struct Row {
    package var cells: [Line]

    package init(_ cells: [Line]) {
      self.cells = cells
    }
  }

  /// The place of the given rows in a longer list whose other rows are out of view.
  package struct Window {
    package var first: Int
    /// How many rows the whole list has.
    package var count: Int

    /// The window on a list that keeps its selected row in view.
    package init(count: Int, visible: Int, selected: Int?) {
      first = Scroll.first(count: count, visible: visible, selected: selected ?? 0)
      self.count = count
    }
  }

  package var columns: [Column]
  package var rows: [Row]
  /// `nil` if all rows are given.
  package var window: Window?
  package var selected: Int?
  package var isFocused: Bool
  package var showsTitles: Bool

  package init(
    columns: [Column], rows: [Row], window: Window? = nil, selected: Int?, isFocused: Bool,
    showsTitles: Bool = true
  ) {
    self.columns = columns
    self.rows = rows
    self.window = window
    self.selected = selected
    self.isFocused = isFocused
    self.showsTitles = showsTitles
  }

  /// Draws what fits; returns the place of the selected row, for the cursor.
  @discardableResult
  package func draw(in rect: Rect, on buffer: inout CellBuffer) -> Point? {
    guard !rect.isEmpty else { return nil }
    let body = showsTitles ? rect.dropTop(1) : rect
    if showsTitles { drawTitles(in: rect.row(0), on: &buffer) }
    let window = window ?? Window(count: rows.count, visible: body.height, selected: selected)
    let shown = self.window == nil ? rows.dropFirst(window.first) : rows[...]
    var cursor: Point?
    for (line, row) in shown.prefix(body.height).enumerated() {
      let (area, index) = (body.row(line), window.first + line)
      drawRow(row, in: area, on: &buffer)
      guard index == selected else { continue }
      buffer.restyle(area, role: isFocused ? .selection : .selectionInactive)
      cursor = Point(x: area.x, y: area.y)
    }
    Scroll.drawMarks(count: window.count, first: window.first, in: body, on: &buffer)
    return cursor
  }

  private func areas(in rect: Rect) -> [Rect] {
    rect.columns(columns.map(\.width), gap: 1)
  }

  private func drawTitles(in rect: Rect, on buffer: inout CellBuffer) {
    for (column, area) in zip(columns, areas(in: rect)) {
      let title = Line(column.title.truncated(to: area.width), .tableHeader)
      if column.alignsRight {
        buffer.drawTrailing(title, in: area)
      } else {
        buffer.draw(title, in: area)
      }
    }
  }

  private func drawRow(_ row: Row, in rect: Rect, on buffer: inout CellBuffer) {
    for (index, area) in areas(in: rect).enumerated() where index < row.cells.count {
      if columns[index].alignsRight {
        buffer.drawTrailing(row.cells[index], in: area)
      } else {
        buffer.draw(row.cells[index], in: area)
      }
    }
  }
}
