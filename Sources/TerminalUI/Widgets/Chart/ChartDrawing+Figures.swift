internal import DisplayText

extension ChartDrawing {
  mutating func drawFigures() {
    guard !chart.series.figures.isEmpty else {
      let area = Rect(x: plot.x + 1, y: plot.height / 2, width: plot.width - 1, height: 1)
      let isNarrow = area.width < 19
      cells.draw(isNarrow ? "no figure" : "no figure on record", in: area, role: .noData)
      return
    }
    switch chart.form {
    case .braille: drawLines()
    case .block: drawBars()
    case .ascii: drawStems()
    }
  }

  /// The figures that the plot draws above the axis; a zero stands on the axis itself.
  private var drawable: [ChartSeries.Point] {
    chart.series.points.filter { point in
      guard let value = point.value, chart.series.window.contains(point.day) else { return false }
      return (value != 0 || scale.low < 0) && scale.part(of: value) != nil
    }
  }

  private func column(of point: ChartSeries.Point) -> Int {
    plot.x + chart.series.column(of: point.day, count: plot.width)
  }

  private mutating func drawLines() {
    var dots = BrailleDots(width: plot.width, height: plot.height)
    for (from, to) in chart.series.joined {
      guard let start = dot(of: from), let end = dot(of: to) else { continue }
      dots.join(start, end)
    }
    for point in drawable { dot(of: point).map { dots.set($0) } }
    dots.draw(at: plot, on: &cells)
    // A single dot is easily overlooked if there are few in a wide plot.
    if 3 * chart.series.figures.count <= plot.width { drawMarks() }
  }

  private func dot(of point: ChartSeries.Point) -> Point? {
    guard let value = point.value, chart.series.window.contains(point.day),
      let level = scale.level(of: value, count: 4 * plot.height)
    else { return nil }
    let x = chart.series.place(of: point.day, count: 2 * plot.width)
    return Point(x: x, y: 4 * plot.height - 1 - level)
  }

  private mutating func drawMarks() {
    for point in drawable {
      guard let value = point.value, let y = row(of: value) else { continue }
      cells.set(signs.point, x: column(of: point), y: y, role: .chartLine)
    }
  }

  /// Draws the highest figure of each column, never less than an eighth unless it is zero.
  private mutating func drawBars() {
    guard scale.low >= 0 else { return drawMarks() }
    for (index, column) in columns.enumerated() {
      guard let value = column.highest, value > 0, let height = eighths(of: value) else { continue }
      let eighths = max(1, height)
      for row in 0..<plot.height where eighths > 8 * row {
        let level = min(8, eighths - 8 * row)
        cells.set(
          ChartSigns.eighths[level - 1], x: plot.x + index, y: plot.maxY - 1 - row, role: .chartLine
        )
      }
    }
  }

  private mutating func drawStems() {
    if scale.low >= 0 {
      for point in drawable {
        guard let value = point.value, let top = row(of: value) else { continue }
        for y in (top + 1)..<max(top + 1, plot.maxY) {
          cells.set(signs.vertical, x: column(of: point), y: y, role: .chartLine)
        }
      }
    }
    drawMarks()
  }

  /// Draws the value of the last figure beside it, if nothing else is there.
  mutating func drawLastLabel() {
    guard let last = chart.series.lastFigure, let value = last.value, !chart.lastLabel.isEmpty
    else { return }
    let y = row(of: value) ?? plot.maxY - 1
    let column = self.column(of: last)
    let width = min(chart.lastLabel.width, plot.width - 2)
    let places = [y, y - 1, y + 1].flatMap { row in
      [column + 2, column - 1 - width].map { Rect(x: $0, y: row, width: width, height: 1) }
    }
    let free = places.first(where: isFree)
    guard let place = free ?? places.first(where: isInside) else { return }
    cells.draw(chart.lastLabel, in: place, role: .strong)
  }

  /// Draws the labels on the right where there is room, or as near to it as possible.
  mutating func drawRuleLabels() {
    for rule in chart.rules {
      guard let y = row(of: rule.value) else { continue }
      let width = min(rule.label.width, plot.width)
      let places = stride(from: plot.maxX - width, through: plot.x, by: -1).map {
        Rect(x: $0, y: y, width: width, height: 1)
      }
      guard let place = places.first(where: isFree) else { continue }
      cells.draw(rule.label, in: place, role: .dim)
    }
  }

  private func isInside(_ rect: Rect) -> Bool {
    rect.intersection(plot) == rect
  }

  /// Whether an area lies inside the plot with nothing but a dashed line behind it.
  private func isFree(_ rect: Rect) -> Bool {
    isInside(rect)
      && (rect.x..<rect.maxX).allSatisfy {
        let glyph = cells[$0, rect.y].glyph
        return glyph == .space || glyph == Glyph(signs.dash)
      }
  }
}
