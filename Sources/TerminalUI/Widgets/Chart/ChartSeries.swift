/// A number over days as charts draw it: what is known, and where something is missing.
///
/// Nothing is assumed between two figures. The next one is due `cadence` days after a figure; from
/// then on, or after a report without a figure, there is a gap until the next figure. After the
/// last figure the series is stale once another one is overdue.
package struct ChartSeries: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    /// Counted from any day; charts use only differences.
    package var day: Int
    /// `nil` if a report was due and gave no figure, which is not zero.
    package var value: Double?

    package init(_ day: Int, _ value: Double?) {
      self.day = day
      self.value = value.flatMap { $0.isFinite ? min(max($0, -1e300), 1e300) : nil }
    }
  }

  /// In order of days, each day once.
  package let points: [Point]
  /// For how many days a figure stands before the next one is due, at least 1.
  package let cadence: Int
  /// The days that are drawn.
  package let window: ClosedRange<Int>
  /// Whether the present is later than the window; the days left out have no figure.
  package let isCut: Bool

  /// Draws from the first point to the present, but no more of a silence than is needed to show it.
  ///
  /// - Parameter shared: the days to draw instead, if several series stand above one another.
  package init(_ points: [Point], cadence: Int, today: Int, shared: ClosedRange<Int>? = nil) {
    self.points = points
    self.cadence = max(1, cadence)
    let first = points.first?.day ?? today
    let last = points.last?.day ?? today
    let silence = max(2 * self.cadence, last - first, 7)
    let end = max(last, min(today, last + silence))
    window = shared ?? first...end
    isCut = window.upperBound < today
  }

  package var figures: [Double] { points.compactMap(\.value) }

  package var lastFigure: Point? { points.last { $0.value != nil } }

  /// Neighbouring figures with nothing missing between them, which a line may join.
  var joined: [(from: Point, to: Point)] {
    zip(points, points.dropFirst()).filter { from, to in
      from.value != nil && to.value != nil && to.day - from.day <= cadence
    }.map { (from: $0, to: $1) }
  }

  /// On which of `count` equal places of the axis a day falls; places lie in the window.
  func place(of day: Int, count: Int) -> Int {
    let length = window.upperBound - window.lowerBound
    guard length > 0, count > 1 else { return 0 }
    let part = Double(day - window.lowerBound) / Double(length)
    return min(max(Int((part * Double(count - 1)).rounded()), 0), count - 1)
  }

  /// The day that a place stands for.
  private func day(of place: Int, count: Int) -> Int {
    let length = window.upperBound - window.lowerBound
    guard length > 0, count > 1 else { return window.lowerBound }
    let part = Double(place) / Double(count - 1)
    return window.lowerBound + Int((part * Double(length)).rounded())
  }

  /// The column of cells on which a day falls; each holds two places, as in braille.
  package func column(of day: Int, count: Int) -> Int {
    place(of: day, count: 2 * count) / 2
  }
}

/// What one column of a chart stands for.
package struct ChartColumn: Hashable, Sendable {
  package enum Sign: Hashable, Sendable {
    /// Before the first report.
    case before
    /// No figure, and none was due.
    case nothingDue
    case figure
    /// Figures, all of them zero.
    case zero
    /// A figure was due and is missing.
    case gap
    /// The source has been silent for longer than its cadence.
    case stale
  }

  package var sign: Sign
  /// The highest of its figures.
  package var highest: Double?
}

extension ChartSeries {
  /// The window as so many columns; one with both a gap and figures keeps both.
  package func columns(_ count: Int) -> [ChartColumn] {
    guard count > 0 else { return [] }
    var columns = bases(count).map { ChartColumn(sign: $0, highest: nil) }
    var seen: Set<Int> = []
    for point in reports where window.contains(point.day) {
      let index = column(of: point.day, count: count)
      let isFirst = seen.insert(index).inserted
      columns[index].take(point.value, isFirst: isFirst)
    }
    return columns
  }

  /// The points, and a point without a figure wherever one was due between them and none came, so
  /// that a gap shows even if it is narrower than a column.
  private var reports: [Point] {
    let missed = zip(points, points.dropFirst()).compactMap { from, to in
      from.value != nil && to.day - from.day > cadence ? Point(from.day + cadence, nil) : nil
    }
    return (points + missed).sorted { $0.day < $1.day }
  }

  /// What each column stands for apart from the reports in it; it takes one pass, since series are
  /// long.
  private func bases(_ count: Int) -> [ChartColumn.Sign] {
    let figure = lastFigure
    var next = 0
    return (0..<count).map { column in
      let day = day(of: 2 * column + 1, count: 2 * count)
      while next < points.count && points[next].day <= day { next += 1 }
      return next == 0 ? .before : base(on: day, after: points[next - 1], last: figure)
    }
  }

  private func base(on day: Int, after last: Point, last figure: Point?) -> ChartColumn.Sign {
    if let figure, day > figure.day {
      if day - figure.day > cadence { return .stale }
      return last.value == nil ? .gap : .nothingDue
    }
    return last.value == nil || day - last.day >= cadence ? .gap : .nothingDue
  }
}

extension ChartColumn {
  fileprivate mutating func take(_ value: Double?, isFirst: Bool) {
    guard let value else {
      if sign != .stale { sign = .gap }
      return
    }
    let hidesGap = !isFirst && (sign == .gap || sign == .stale)
    if !hidesGap {
      let isZero = value == 0 && (isFirst || sign == .zero)
      sign = isZero ? .zero : .figure
    }
    highest = max(highest ?? value, value)
  }
}
