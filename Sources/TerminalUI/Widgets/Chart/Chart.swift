package import DisplayText

/// A series over days in a rectangle of cells, with a scale, dates, and signs for what is missing.
///
///     300┤
///     200┤  ●
///     100┤ ●     233
///       0└─────0???STALE??›
///        18 Feb       28 Feb
///
/// The line of the axis shows what heights cannot: `0` is zero reported, `?` a figure that was due
/// and is missing, and `STALE` that the source has been silent since. Figures are joined only if
/// none is missing between them.
package struct Chart: Hashable, Sendable {
  /// What figures are drawn with.
  ///
  /// On a terminal without UTF-8 the frame becomes ASCII in any case.
  package enum Form: Hashable, CaseIterable, Sendable {
    /// Lines of dots, two by four in a cell.
    case braille
    /// Bars in eighths of a cell.
    case block
    /// Points on stems, ASCII only.
    case ascii
  }

  package enum Scale: Hashable, Sendable {
    case linear, logarithmic
  }

  /// A value with which to compare figures, drawn dashed: a baseline or a threshold.
  package struct Rule: Hashable, Sendable {
    package var value: Double
    package var label: SafeText

    package init(_ value: Double, _ label: SafeText) {
      self.value = value
      self.label = label
    }
  }

  /// A date under the axis, no finer than the days are known.
  package struct Tick: Hashable, Sendable {
    package var day: Int
    package var label: SafeText

    package init(_ day: Int, _ label: SafeText) {
      self.day = day
      self.label = label
    }
  }

  package var series: ChartSeries
  package var form: Form
  package var scale: Scale = .linear
  package var rules: [Rule] = []
  /// The most important first; one that would touch another is left out.
  package var ticks: [Tick] = []
  /// Stands beside the last figure.
  package var lastLabel: SafeText = ""

  package init(_ series: ChartSeries, form: Form) {
    self.series = series
    self.form = form
  }

  /// A smaller chart is one line without scale and dates.
  package static let smallest = Size(width: 20, height: 5)

  /// Draws into the area and never beyond it.
  package func draw(in rect: Rect, on buffer: inout CellBuffer) {
    let cells = cells(Size(width: rect.width, height: rect.height))
    let visible = rect.intersection(buffer.area)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX { buffer[x, y] = cells[x - rect.x, y - rect.y] }
    }
  }

  /// The chart as lines of text, for pages.
  package func lines(_ size: Size) -> [Line] {
    let cells = cells(size)
    return (0..<size.height).map(cells.line)
  }

  private func cells(_ size: Size) -> CellBuffer {
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else {
      var cells = CellBuffer(size: size)
      let line = Sparkline(series).line(width: size.width)
      cells.draw(line, in: cells.area.row(0))
      return cells
    }
    return ChartDrawing(self, size).drawn()
  }
}

extension CellBuffer {
  /// A row as text in roles, without spaces at its end.
  func line(_ y: Int) -> Line {
    var line = Line()
    var text = String.UnicodeScalarView()
    for x in 0..<size.width {
      text.append(contentsOf: self[x, y].glyph.scalars)
      let isLast = x + 1 == size.width
      guard isLast || self[x + 1, y].role != self[x, y].role else { continue }
      line.spans.append(Span(SafeText(String(text)), self[x, y].role))
      text = String.UnicodeScalarView()
    }
    if let last = line.spans.popLast(), !last.text.trimmed.isEmpty {
      line.spans.append(Span(last.text.trimmed, last.role))
    }
    return line
  }
}
