internal import CrisisModel
internal import TerminalUI

/// A report in Markdown (CommonMark, with GitHub's tables).
///
/// No text of the record can become markup: no HTML, no link, not even one that a renderer makes
/// of a bare address.
package struct ReportMarkdown {
  private let report: Report

  package init(_ report: Report) {
    self.report = report
  }

  package var text: String {
    var blocks = [marking, "# \(report.title)", fields(report.header)]
    blocks += report.notices.map { "> \(passage($0))" }
    for (index, section) in report.sections.enumerated() {
      blocks.append("## \(index + 1) \(section.title)")
      blocks += section.blocks.flatMap(self.blocks)
    }
    blocks += [fields(report.signatures), marking]
    return blocks.map(\.string).joined(separator: "\n\n") + "\n"
  }

  private var marking: MarkdownText {
    report.isExercise
      ? "**\(report.marking.text)** **EXERCISE**" : "**\(report.marking.text)**"
  }

  private func fields(_ fields: [Report.Field]) -> MarkdownText {
    let rows: [MarkdownText] = fields.map { field in
      "| \(field.label) | \(field.value.isEmpty ? "                    " : field.value) |"
    }
    return .joined(["| | |", "| --- | --- |"] + rows, separator: "\n")
  }

  private func blocks(_ block: Report.Block) -> [MarkdownText] {
    switch block {
    case .heading(let text): ["### \(text)"]
    case .paragraph(let passage): [self.passage(passage)]
    case .list(let passages):
      [.joined(passages.map { "- \(self.passage($0))" }, separator: "\n")]
    case .table(let table): ["**\(table.caption)**", self.table(table)]
    }
  }

  private func passage(_ passage: Report.Passage) -> MarkdownText {
    passage.references == .none
      ? "\(passage.text)" : "\(passage.text) (\(passage.references.text))"
  }

  private func table(_ table: Report.Table) -> MarkdownText {
    let cited: [MarkdownText] = table.isCited ? ["Grade, sources"] : []
    let titles: [MarkdownText] = table.columns.map { "\($0.title)" } + cited
    let dashes: [MarkdownText] = table.columns.map { $0.kind == .number ? "---:" : "---" }
    let rows = table.rows.map { row in
      let references: [MarkdownText] = table.isCited ? ["\(row.references.text)"] : []
      return line(row.cells.map { "\($0)" } + references)
    }
    let rule = line(dashes + cited.map { _ in "---" })
    return .joined([line(titles), rule] + rows, separator: "\n")
  }

  private func line(_ cells: [MarkdownText]) -> MarkdownText {
    "| \(.joined(cells, separator: " | ")) |"
  }
}

/// Markdown in which literals of the source are markup and safe texts are escaped.
///
/// A `String` does not compile, so that nothing can be forgotten.
struct MarkdownText: ExpressibleByStringInterpolation {
  let string: String

  private init(markup: String) {
    string = markup
  }

  init(stringLiteral value: StaticString) {
    string = value.description
  }

  init(stringInterpolation: StringInterpolation) {
    string = stringInterpolation.parts
  }

  static func joined(_ parts: [MarkdownText], separator: StaticString) -> MarkdownText {
    MarkdownText(markup: parts.map(\.string).joined(separator: separator.description))
  }

  struct StringInterpolation: StringInterpolationProtocol {
    typealias StringLiteralType = StaticString
    fileprivate var parts = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: StaticString) {
      parts += literal.description
    }

    mutating func appendInterpolation(_ text: SafeText) {
      parts += MarkdownEscape.escaped(text.string)
    }

    mutating func appendInterpolation(_ markup: MarkdownText) {
      parts += markup.string
    }

    mutating func appendInterpolation(_ number: Int) {
      parts += String(number)
    }
  }
}

/// Takes the meaning from every character that has one in Markdown.
///
/// By scalars, as renderers read: a mark may stand on a character, which is then no other one.
private enum MarkdownEscape {
  /// Each can be escaped by a backslash (CommonMark 2.4).
  private static let special = Set("\\`*_{}[]<>#|~&$!".unicodeScalars)

  static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let lead = listLead(scalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let (before, after) = (
        index > 0 ? scalars[index - 1] : " ", scalars[index...].dropFirst().first
      )
      if scalar == "@" {
        if before != "@" { result.append("`") }
        result.append(scalar)
        if after != "@" { result.append("`") }
        continue
      }
      if index == lead || special.contains(scalar) || begins(addressAt: index, in: scalars) {
        result.append("\\")
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// Where a character stands that would make a list, a heading or a rule of the text.
  private static func listLead(_ scalars: [Unicode.Scalar]) -> Int? {
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    guard digits < scalars.count else { return nil }
    let marks: Set<Unicode.Scalar> = digits == 0 ? ["+", "-", "="] : [".", ")"]
    return marks.contains(scalars[digits]) ? digits : nil
  }

  /// The characters by which renderers find an address: `://` and `www.`; the sign of a mail's is
  /// set as code, since they look for it after taking escapes away.
  private static func begins(addressAt index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    switch scalars[index] {
    case ":": scalars[(index + 1)...].starts(with: "//".unicodeScalars)
    case ".": index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    default: false
    }
  }
}
