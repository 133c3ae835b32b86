package import DisplayText
internal import Presentation
package import StrictJSON
internal import TerminalUI

/// A screen's content as rows and columns: a table for people, JSON for scripts.
package struct RecordTable: Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case list([String])
    case flag(Bool)
    /// Not on record; empty in a table, `null` in JSON.
    case none

    init(_ text: String?) {
      self = text.map(Value.text) ?? .none
    }

    init(_ number: Int?) {
      self = number.map(Value.integer) ?? .none
    }

    init(_ number: Double?) {
      self = number.map(Value.number) ?? .none
    }
  }

  package struct Column: Sendable {
    /// The member's name in JSON.
    package let key: String
    package let title: SafeText
    /// Whether it stands in the table for people too; JSON has every column.
    let isPrinted: Bool

    init(_ key: String, _ title: SafeText, isPrinted: Bool = true) {
      self.key = key
      self.title = title
      self.isPrinted = isPrinted
    }
  }

  package let columns: [Column]
  package let rows: [[Value]]

  init(_ columns: [Column], _ rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }
}

extension RecordTable {
  /// Aligned columns with two spaces between; the last one is not padded.
  package var lines: [SafeText] {
    let printed = columns.indices.filter { columns[$0].isPrinted }
    let cells =
      [printed.map { columns[$0].title }]
      + rows.map { row in printed.map { row[$0].safeText } }
    let widths = printed.indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    return cells.map { row in
      let padded = row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell.padded(to: widths[index])
      }
      return SafeText.joined(padded, separator: "  ").trimmed
    }
  }

  /// Writes the rows as an array of objects.
  package func write(_ key: String, to writer: inout JSONWriter) {
    writer.array(key) { writer in
      for row in rows {
        writer.object { writer in
          for (column, value) in zip(columns, row) { value.write(column.key, to: &writer) }
        }
      }
    }
  }
}

extension RecordTable.Value {
  fileprivate var safeText: SafeText {
    switch self {
    case .text(let text): SafeText(text)
    case .integer(let number): SafeText(number)
    case .number(let number): Figures.value(number)
    case .list(let items):
      // Items that hold spaces would run into one another.
      SafeText.joined(
        items.map { SafeText($0) }, separator: items.contains { $0.contains(" ") } ? "; " : " ")
    case .flag(let flag): flag ? "yes" : "–"
    case .none: "–"
    }
  }

  fileprivate func write(_ key: String, to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.string(key, text)
    case .integer(let number): writer.integer(key, number)
    case .number(let number): writer.number(key, number)
    case .list(let items): writer.strings(key, items)
    case .flag(let flag): writer.boolean(key, flag)
    case .none: writer.null(key)
    }
  }
}
