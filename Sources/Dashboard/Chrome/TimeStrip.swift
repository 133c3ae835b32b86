internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// Where on the time axis changes cluster, and where on it the shown snapshot is.
///
/// ` changes 17 Feb 11 █▂·  ▃·?▁· 31 Oct 11`: `·` is a snapshot in which nothing differs, `?` one
/// of which that cannot be told, a blank a time without a snapshot; the shown one is in reverse.
struct TimeStrip {
  let state: DashboardState

  /// Windows that are this high show it all the time; others where the officer moves in time.
  private static let roomyHeight = 30

  static func isShown(_ state: DashboardState) -> Bool {
    if state.archive.instants.count < 2 { return false }
    if case .time = state.prompt { return true }
    return state.size.height >= roomyHeight || state.isPlaying
  }

  func draw(in rect: Rect, on buffer: inout CellBuffer) {
    guard let first = state.archive.instants.first, let last else { return }
    let label = Line(" changes ", .dim).appending(subject, .text).appending(" ", .dim)
      .appending(Dates.long(first.day), .dim).appending(" ", .dim)
    let end = Line(" \(Dates.long(last.day))\(scale) ", .dim)
    let used = buffer.draw(label, in: rect)
    let width = rect.width - used - end.width
    guard width >= 10 else { return }
    buffer.draw(bars(width), in: Rect(x: rect.x + used, y: rect.y, width: width, height: 1))
    buffer.drawTrailing(end, in: rect)
  }

  /// Where the axis ends: what is ahead of the clock would press all else together.
  private var last: Instant? {
    [state.newest, state.archive.instant].compactMap { $0 }.max()
  }

  /// On the overview and on pages over all crises: all of them.
  private var crisis: CrisisID? {
    state.screens.last == .overview ? nil : state.screen.crisis
  }

  private var subject: SafeText {
    guard let crisis else { return "all" }
    return state.picture?.crisis(crisis).map { SafeText($0.name, limit: 20) } ?? crisis.text
  }

  private var counts: [ChangeCounts.Count]? { state.changeCounts?.counts(of: crisis) }

  /// What the highest bar stands for is not known from its height.
  private var scale: SafeText {
    guard state.changeCounts != nil else { return "" }
    let highest = columns(100).compactMap(\.records).max() ?? 0
    return state.size.width < 100 || highest == 0 ? "" : " · most \(highest)"
  }

  private func bars(_ width: Int) -> Line {
    guard state.changeCounts != nil else {
      let text: SafeText = "looking where changes cluster"
      return Line(text.truncated(to: width), .dim)
    }
    let columns = columns(width)
    let highest = columns.compactMap(\.records).max() ?? 0
    let shown = state.archive.instant.map { place($0, width) }
    return Line(
      columns.enumerated().map { index, column in
        let span = column.span(highest: highest)
        return index == shown ? Span(span.text, .selection) : span
      })
  }

  /// The column of an instant.
  private func place(_ instant: Instant, _ width: Int) -> Int {
    guard let first = state.archive.instants.first, let last, first < last else { return 0 }
    return (instant.seconds - first.seconds) * (width - 1) / (last.seconds - first.seconds)
  }

  private func columns(_ width: Int) -> [Column] {
    var columns = [Column](repeating: Column(), count: width)
    guard let instants = state.changeCounts?.instants, let counts else { return columns }
    for (instant, count) in zip(instants, counts) {
      // One that is gone since has no place any more.
      let column = place(instant, width)
      if columns.indices.contains(column) { columns[column].take(count) }
    }
    return columns
  }

  /// The snapshots that fall into one column.
  private struct Column {
    private var sum: Int?
    private var hasUnknown = false
    private var hasSnapshot = false

    mutating func take(_ count: ChangeCounts.Count) {
      hasSnapshot = true
      switch count {
      case .first: break
      case .unknown: hasUnknown = true
      case .records(let records): sum = (sum ?? 0) + records
      }
    }

    var records: Int? { sum }

    func span(highest: Int) -> Span {
      if let sum, sum > 0 {
        // Never the lowest bar, which in ASCII is the dot of nothing.
        return Span(Sparkline.bar(max(Double(sum) / Double(highest), 1.0 / 7)), .chartLine)
      }
      if hasUnknown { return Span("?", .chartGap) }
      return hasSnapshot ? Span("·", .dim) : Span(" ")
    }
  }
}

extension DashboardState {
  /// Rows of a page that a window shows at once.
  var visibleRows: Int { max(1, size.height - (TimeStrip.isShown(self) ? 5 : 4)) }
}
