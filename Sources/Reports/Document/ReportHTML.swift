internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// A report as one HTML file: no script, nothing from outside, readable on paper without colour.
///
/// The marking stands above and below every printed page.
package struct ReportHTML {
  private let report: Report

  package init(_ report: Report) {
    self.report = report
  }

  package var text: String {
    let sections = report.sections.enumerated().map { section($1, number: $0 + 1) }
    let document: HTMLText = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex, nofollow">
      <title>\(report.marking.text) \(report.title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <div class="sheet">
      <header><p class="marking">\(marking)</p></header>
      <main>
      <h1>\(report.title)</h1>
      \(fields(report.header))
      \(.joined(report.notices.map { "<p class=\"notice\">\(passage($0))</p>\n" }))\(.joined(sections))\
      <div class="signatures">\(fields(report.signatures))</div>
      </main>
      <footer><p class="marking">\(marking)</p></footer>
      </div>
      </body>
      </html>

      """
    return document.string
  }

  /// Nothing is loaded and nothing runs; only the file's own style applies.
  private static let policy: HTMLText =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  private var marking: HTMLText {
    let name: HTMLText =
      switch report.marking {
      case .clear: "<span class=\"clear\">\(report.marking.text)</span>"
      case .green: "<span class=\"green\">\(report.marking.text)</span>"
      case .amber, .amberStrict: "<span class=\"amber\">\(report.marking.text)</span>"
      case .red: "<span class=\"red\">\(report.marking.text)</span>"
      }
    return report.isExercise ? "\(name) <span class=\"exercise\">EXERCISE</span>" : name
  }

  private func fields(_ fields: [Report.Field]) -> HTMLText {
    let rows: [HTMLText] = fields.map { field in
      let value: HTMLText =
        field.value.isEmpty ? "<td class=\"blank\"></td>" : "<td>\(field.value)</td>"
      return "<tr><th scope=\"row\">\(field.label)</th>\(value)</tr>\n"
    }
    return "<table class=\"fields\">\n\(.joined(rows))</table>"
  }

  private func section(_ section: Report.Section, number: Int) -> HTMLText {
    let blocks = section.blocks.map { "\(block($0))\n" as HTMLText }
    return "<section>\n<h2>\(number) \(section.title)</h2>\n\(.joined(blocks))</section>\n"
  }

  private func block(_ block: Report.Block) -> HTMLText {
    switch block {
    case .heading(let text): "<h3>\(text)</h3>"
    case .paragraph(let passage): "<p>\(self.passage(passage))</p>"
    case .list(let passages):
      "<ul>\n\(.joined(passages.map { "<li>\(self.passage($0))</li>\n" }))</ul>"
    case .table(let table): self.table(table)
    }
  }

  private func passage(_ passage: Report.Passage) -> HTMLText {
    passage.references == .none
      ? "\(passage.text)"
      : "\(passage.text) <span class=\"cited\">\(references(passage.references))</span>"
  }

  private func table(_ table: Report.Table) -> HTMLText {
    let cited: HTMLText = table.isCited ? "<th scope=\"col\">Gr., sources</th>" : ""
    let titles: [HTMLText] = table.columns.map { column in
      "<th scope=\"col\"\(style(column))>\(column.title)</th>"
    }
    return """
      <table>
      <caption>\(table.caption)</caption>
      <thead><tr>\(.joined(titles))\(cited)</tr></thead>
      <tbody>
      \(.joined(table.rows.map { row($0, of: table) }))</tbody>
      </table>
      """
  }

  private func row(_ row: Report.Row, of table: Report.Table) -> HTMLText {
    let cells = row.cells.enumerated().map { index, cell -> HTMLText in
      let style = style(table.columns[index])
      return index == 0
        ? "<th scope=\"row\"\(style)>\(anchored(cell, table))</th>" : "<td\(style)>\(cell)</td>"
    }
    let cited: HTMLText =
      table.isCited ? "<td class=\"cited\">\(references(row.references))</td>" : ""
    return "<tr>\(.joined(cells))\(cited)</tr>\n"
  }

  private func style(_ column: Report.Column) -> HTMLText {
    switch column.kind {
    case .text: ""
    case .word: " class=\"short\""
    case .number: " class=\"number\""
    }
  }

  /// The number of a source is where references to it lead.
  private func anchored(_ cell: SafeText, _ table: Report.Table) -> HTMLText {
    guard table.listsSources, let number = Int(cell.string) else { return "\(cell)" }
    return "<span id=\"source-\(number)\">\(number)</span>"
  }

  private func references(_ references: Report.References) -> HTMLText {
    guard references != .none else { return "" }
    guard !references.numbers.isEmpty else { return "?? source not in the snapshot" }
    let links = references.runs.map { run -> HTMLText in
      let first: HTMLText = "<a href=\"#source-\(run.lowerBound)\">\(run.lowerBound)</a>"
      if run.count == 1 { return first }
      return "\(first)–<a href=\"#source-\(run.upperBound)\">\(run.upperBound)</a>"
    }
    return "<b>\(references.gradeText)</b> [\(.joined(links, separator: ", "))]"
  }
}
