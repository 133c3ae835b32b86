internal import CrisisModel
internal import DisplayText
internal import Reports
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
        [.blank, heading(section, number: index + 1)]
          + section.blocks.flatMap(rows)
      }
  }

  private func heading(_ section: Report.Section, number: Int) -> Page.Row {
    Page.Row(
      Line("\(number) \(section.title.uppercased())", .tableHeader), .title(section.title))
  }

  private func rows(_ field: Report.Field) -> [Page.Row] {
    let lead = PageBuilder.labelWidth + 2
    let value = field.value
    // What is copied as one word is not broken: it has a line of its own.
    if value.width > width - lead, !value.string.utf8.contains(UInt8(ascii: " ")) {
      let subject = Page.Row.subject(ofField: field.label)
      return [Page.Row(Line(field.label, .dim), subject)]
        + value.wrapped(to: width).map { Page.Row(Line($0), subject, continues: true) }
    }
    return Page.Row.field(
      field.label, field.value.wrapped(to: width - lead), .text, labelWidth: lead,
      Page.Row.subject(ofField: field.label))
  }

  private func rows(_ block: Report.Block) -> [Page.Row] {
    switch block {
    case .heading(let text): [Page.Row(Line(text, .strong), .title(text))]
    case .paragraph(let passage): rows(passage)
    case .list(let passages): passages.flatMap { rows($0, under: "• ") }
    case .table(let table): rows(table)
    }
  }

  private func rows(
    _ passage: Report.Passage, role: Role = .text, under lead: SafeText = ""
  ) -> [Page.Row] {
    let text = ReportText.text(passage)
    return text.wrapped(to: width - lead.width).enumerated().map { index, part in
      let margin = index == 0 ? lead : SafeText.empty.padded(to: lead.width)
      return Page.Row(
        Line(margin, .dim).appending(part, role), Self.subject(passage.target, text),
        continues: index > 0)
    }
  }

  /// What opens nothing is told by what it says.
  private static func subject(_ target: Report.Place?, _ text: SafeText) -> RowSubject {
    target.map { .screen(Screen($0)) } ?? .item(text)
  }

  private func rows(_ table: Report.Table) -> [Page.Row] {
    let text = ReportTextTable(table, columns: width)
    let head = text.head.map { Page.Row(Line($0, .dim), .words) }
    let body = zip(table.rows, text.rows).flatMap { row, lines in
      let subject = Self.subject(row.target, SafeText.joined(row.cells, separator: " "))
      return lines.enumerated().map { Page.Row(Line($1), subject, continues: $0 > 0) }
    }
    return head + body
  }
}

extension Screen {
  /// The page behind a statement of a report.
  fileprivate init(_ place: Report.Place) {
    self =
      switch place {
      case .record(let fact): .record(fact)
      case .earlier(let fact): .earlier(fact)
      case .question(let crisis, let question): .question(crisis, question)
      case .sixTests(let crisis): .aspect(.sixTests, crisis)
      case .trends(let crisis): .aspect(.trends, crisis)
      case .changes: .changes
      case .alert(let id): .alert(id)
      case .logEntry(let key): .logEntry(key)
      }
  }
}
