internal import CrisisModel
internal import DisplayText
internal import Presentation
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
