internal import DisplayText

/// One drawing of a chart: the figures above, the axis and its dates in the last two rows.
struct ChartDrawing {
  let chart: Chart
  let scale: ChartScale
  let signs: ChartSigns
  /// The area for the figures, above the axis.
  let plot: Rect
  let columns: [ChartColumn]
  var cells: CellBuffer
  private let labels: [(number: RoundNumber, text: SafeText)]

  init(_ chart: Chart, _ size: Size) {
    self.chart = chart
    signs = ChartSigns(chart.form)
    let values = chart.series.figures + chart.rules.map(\.value)
    let scale = ChartScale(values, chart.scale)
    self.scale = scale
    let numbers = chart.series.figures.isEmpty ? [] : scale.shown(rows: size.height - 2)
    labels = numbers.map { number in
      (number: number, text: scale.text(of: number))
    }
    let widest = max(scale.kind == .logarithmic ? 3 : 1, labels.map(\.text.width).max() ?? 0)
    let gutter = min(widest, size.width / 3)
    plot = Rect(
      x: gutter + 1, y: 0, width: size.width - gutter - 1, height: size.height - 2)
    columns = chart.series.columns(plot.width)
    cells = CellBuffer(size: size)
  }

  func drawn() -> CellBuffer {
    var drawing = self
    drawing.drawScale()
    drawing.drawAxis()
    drawing.drawTicks()
    drawing.drawRules()
    drawing.drawFigures()
    drawing.drawLastLabel()
    drawing.drawRuleLabels()
    return drawing.cells
  }

  private var axisRow: Int { plot.maxY }

  /// The row of the plot in which a value lies, as the form draws it; `nil` if the scale has no
  /// place for it.
  func row(of value: Double) -> Int? {
    if chart.form == .block {
      return eighths(of: value).map { plot.maxY - 1 - (max(1, $0) - 1) / 8 }
    }
    return scale.level(of: value, count: 4 * plot.height).map { plot.maxY - 1 - $0 / 4 }
  }

  /// The height of a bar.
  func eighths(of value: Double) -> Int? {
    scale.part(of: value).map { Int(($0 * Double(8 * plot.height)).rounded()) }
  }

  private mutating func drawScale() {
    for y in plot.y..<plot.maxY { cells.set(signs.vertical, x: plot.x - 1, y: y, role: .dim) }
    cells.set(signs.corner, x: plot.x - 1, y: axisRow, role: .dim)
    for (index, label) in labels.enumerated() {
      guard let y = index == 0 ? axisRow : row(of: label.number.value) else { continue }
      let area = Rect(x: 0, y: y, width: plot.x - 1, height: 1)
      cells.drawTrailing(Line(label.text, .dim), in: area)
      if index > 0 { cells.set(signs.mark, x: plot.x - 1, y: y, role: .dim) }
    }
    guard scale.kind == .logarithmic else { return }
    cells.draw("log", in: Rect(x: 0, y: axisRow + 1, width: plot.x - 1, height: 1), role: .strong)
  }

  private mutating func drawAxis() {
    for (index, column) in columns.enumerated() {
      // Below zero there is no axis on which it could stand.
      let hasPlace = column.sign == .zero && scale.low < 0
      let (sign, role) = signs.axis(hasPlace ? .figure : column.sign)
      cells.set(sign, x: plot.x + index, y: axisRow, role: role)
    }
    drawStaleWord()
    if chart.series.isCut {
      let role: Role = columns.last?.sign == .stale ? .stale : .dim
      cells.set(signs.goesOn, x: plot.maxX - 1, y: axisRow, role: role)
    }
  }

  /// Draws the word in the middle of the stale tail, if there is room.
  private mutating func drawStaleWord() {
    let tail = columns.count { $0.sign == .stale }
    let word: SafeText = "STALE"
    guard tail >= word.width + 2 else { return }
    let x = plot.maxX - tail + (tail - word.width) / 2
    cells.draw(word, in: Rect(x: x, y: axisRow, width: word.width, height: 1), role: .stale)
  }

  private mutating func drawTicks() {
    for tick in chart.ticks where chart.series.window.contains(tick.day) {
      let column = plot.x + chart.series.column(of: tick.day, count: plot.width)
      let x = min(column, plot.maxX - tick.label.width)
      let area = Rect(x: x, y: axisRow + 1, width: tick.label.width, height: 1)
      guard x >= plot.x, isBlank(Rect(x: x - 2, y: area.y, width: area.width + 4, height: 1))
      else { continue }
      cells.draw(tick.label, in: area, role: .dim)
      let isLine = cells[column, axisRow].glyph == Glyph(signs.line)
      if isLine { cells.set(signs.tick, x: column, y: axisRow, role: .dim) }
    }
  }

  /// Draws the rules dashed across the whole width, zero among them if the scale goes below it.
  private mutating func drawRules() {
    if scale.low < 0 { dash(0) }
    for rule in chart.rules { dash(rule.value) }
  }

  private mutating func dash(_ value: Double) {
    guard let y = row(of: value) else { return }
    for x in plot.x..<plot.maxX where signs.isSolid || x.isMultiple(of: 2) {
      cells.set(signs.dash, x: x, y: y, role: .dim)
    }
  }

  func isBlank(_ rect: Rect) -> Bool {
    let rect = rect.intersection(Rect(x: plot.x, y: 0, width: plot.width, height: axisRow + 2))
    return (rect.y..<rect.maxY).allSatisfy { y in
      (rect.x..<rect.maxX).allSatisfy { cells[$0, y].glyph == .space }
    }
  }
}
