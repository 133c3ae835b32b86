internal import CrisisModel
internal import TerminalUI

/// A report as rows of a page, each of which opens the record behind it.
struct ReportPage {
  private let report: Report
  private let width: Int

  init(_ report: Report, width: Int) {
    self.report = report
    self.width = max(20, width)
  }

  var rows: [Page.Row] {
    report.header.flatMap(rows)
      + report.notices.flatMap {
        rows($0, role: $0.isWarning ? .stale : .dim)
      }
      + report.sections.enumerated().flatMap { index, section in
        [Page.Row(line: .empty), heading(section, number: index + 1)]
          + section.blocks.flatMap(rows)
      }
  }

  private func heading(_ section: Report.Section, number: Int) -> Page.Row {
    Page.Row(line: Line("\(number) \(section.title.uppercased())", .tableHeader))
  }

  private func rows(_ field: Report.Field) -> [Page.Row] {
    let lead = PageBuilder.labelWidth + 2
    return field.value.wrapped(to: width - lead).enumerated().map { index, part in
      let label = (index == 0 ? field.label : "").padded(to: lead)
      return Page.Row(line: Line(label, .dim).appending(part))
    }
  }

  private func rows(_ block: Report.Block) -> [Page.Row] {
    switch block {
    case .heading(let text): [Page.Row(line: Line(text, .strong))]
    case .paragraph(let passage): rows(passage)
    case .list(let passages): passages.flatMap { rows($0, under: "• ") }
    case .table(let table): rows(table)
    }
  }

  private func rows(
    _ passage: Report.Passage, role: Role = .text, under lead: SafeText = ""
  ) -> [Page.Row] {
    ReportText.text(passage).wrapped(to: width - lead.width).enumerated().map { index, part in
      let margin = index == 0 ? lead : SafeText.empty.padded(to: lead.width)
      return Page.Row(
        line: Line(margin, .dim).appending(part, role), target: passage.target)
    }
  }

  private func rows(_ table: Report.Table) -> [Page.Row] {
    let text = ReportTextTable(table, columns: width)
    let head = text.head.map { Page.Row(line: Line($0, .dim)) }
    let body = zip(table.rows, text.rows).flatMap { row, lines in
      lines.map { Page.Row(line: Line($0), target: row.target) }
    }
    return head + body
  }
}
