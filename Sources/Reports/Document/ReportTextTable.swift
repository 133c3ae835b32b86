package import DisplayText
internal import TerminalUI

/// A table of a report in so many columns of text; what does not fit is wrapped, never cut.
package struct ReportTextTable {
  private let table: Report.Table
  private let kinds: [Report.Column.Kind]
  private let cells: [[SafeText]]
  private let widths: [Int]
  private static let gap = 2

  package init(_ table: Report.Table, columns: Int) {
    self.table = table
    let titles = table.columns.map(\.title) + (table.isCited ? ["Gr, sources"] : [])
    kinds = table.columns.map(\.kind) + (table.isCited ? [.text] : [])
    cells = [titles] + table.rows.map { $0.cells + (table.isCited ? [$0.references.text] : []) }
    widths = Self.fitting(cells, kinds, columns: columns)
  }

  var lines: [SafeText] {
    head + rows.flatMap(\.self)
  }

  /// The lines of each row; where some have several, a blank one stands before each but the first.
  package var rows: [[SafeText]] {
    let rows = cells.dropFirst().map(wrapped)
    guard rows.contains(where: { $0.count > 1 }) else { return rows }
    return rows.enumerated().map { index, row in index == 0 ? row : [.empty] + row }
  }

  /// Caption, titles and a rule.
  package var head: [SafeText] {
    let caption = table.caption.wrapped(to: widths.reduce(Self.gap * (widths.count - 1), +))
    let rule = SafeText.joined(
      widths.map { SafeText.joined(Array(repeating: "-", count: $0), separator: "") },
      separator: "  ")
    return caption + (cells.first.map(wrapped) ?? []) + [rule]
  }

  /// Every column has its cells' full width where there is room; else what its longest word needs,
  /// and the rest of the line goes where it saves the most lines.
  private static func fitting(
    _ cells: [[SafeText]], _ kinds: [Report.Column.Kind], columns: Int
  ) -> [Int] {
    let needs = cells.map { $0.map(\.width) }
    let full = kinds.indices.map { column in needs.map { $0[column] }.max() ?? 0 }
    let room = max(kinds.count, columns - gap * max(0, kinds.count - 1))
    if full.reduce(0, +) <= room { return full }
    var widths = kinds.indices.map { column in
      kinds[column] == .text
        ? min(full[column], cells.map { longestWord($0[column]) }.max() ?? 1) : full[column]
    }
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    while widths.reduce(0, +) < room {
      let open = widths.indices.filter { widths[$0] < full[$0] }
      let heights = open.map { column in height(of: needs, widths, widening: column) }
      guard let best = zip(open, heights).min(by: { $0.1 < $1.1 }) else { break }
      widths[best.0] += 1
    }
    return widths
  }

  /// About how many lines the rows take with one column wider by one.
  private static func height(of needs: [[Int]], _ widths: [Int], widening column: Int) -> Double {
    var widths = widths
    widths[column] += 1
    return needs.reduce(0) { sum, row in
      sum + (zip(row, widths).map { Double($0) / Double(max(1, $1)) }.max() ?? 0)
    }
  }

  /// At most what leaves room for others: an address may be broken.
  private static func longestWord(_ text: SafeText) -> Int {
    let words = text.string.split(separator: " ").map { DisplayWidth.of(String($0)) }
    return max(1, min(words.max() ?? 1, 16))
  }

  private func wrapped(_ row: [SafeText]) -> [SafeText] {
    let parts = zip(row, widths).map { $0.wrapped(to: $1) }
    let height = parts.map(\.count).max() ?? 0
    return (0..<max(1, height)).map { line in
      let texts = parts.enumerated().map { column, lines in
        aligned(line < lines.count ? lines[line] : .empty, column)
      }
      return SafeText.joined(texts, separator: "  ").trimmed
    }
  }

  private func aligned(_ text: SafeText, _ column: Int) -> SafeText {
    guard column < table.columns.count, table.columns[column].kind == .number else {
      return text.padded(to: widths[column])
    }
    return SafeText.empty.padded(to: widths[column] - text.width) + text
  }
}
