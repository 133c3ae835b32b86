internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import StrictJSON
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// A report for scripts; its form is `Data/schema/report.schema.json`.
package struct ReportJSON {
  private let report: Report

  package init(_ report: Report) {
    self.report = report
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.integer("schemaVersion", 1)
      writer.string("report", report.kind.rawValue)
      writer.string("title", report.title.string)
      writer.string("handling", report.marking.rawValue)
      writer.boolean("exercise", report.isExercise)
      writer.string("since", report.since.iso)
      writer.string("asOf", report.asOf.iso)
      write(report.header, "header", to: &writer)
      write(report.notices, "notices", to: &writer)
      writer.array("sections") { writer in
        for section in report.sections { write(section, to: &writer) }
      }
      writer.array("sources") { writer in
        for citation in report.sources { write(citation, to: &writer) }
      }
      write(report.signatures, "signatures", to: &writer)
    }
    return writer.finish()
  }

  private func write(_ fields: [Report.Field], _ key: String, to writer: inout JSONWriter) {
    writer.array(key) { writer in
      for field in fields {
        writer.object { writer in
          writer.string("label", field.label.string)
          if field.value.isEmpty {
            writer.null("value")
          } else {
            writer.string("value", field.value.string)
          }
        }
      }
    }
  }

  private func write(_ section: Report.Section, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.string("key", section.key.string)
      writer.string("title", section.title.string)
      writer.array("blocks") { writer in
        for block in section.blocks { write(block, to: &writer) }
      }
    }
  }

  private func write(_ block: Report.Block, to writer: inout JSONWriter) {
    writer.object { writer in
      switch block {
      case .heading(let text): writer.string("heading", text.string)
      case .paragraph(let passage): write(passage, "paragraph", to: &writer)
      case .list(let passages): write(passages, "list", to: &writer)
      case .table(let table): write(table, to: &writer)
      }
    }
  }

  private func write(_ passages: [Report.Passage], _ key: String, to writer: inout JSONWriter) {
    writer.array(key) { writer in
      for passage in passages { write(passage, to: &writer) }
    }
  }

  private func write(
    _ passage: Report.Passage, _ key: String? = nil, to writer: inout JSONWriter
  ) {
    writer.object(key) { writer in
      writer.string("text", passage.text.string)
      write(passage.references, to: &writer)
      if let entry = passage.entry { write(entry, to: &writer) }
    }
  }

  /// What the author claims, and apart from it what the server saw.
  private func write(_ entry: LogEntry, to writer: inout JSONWriter) {
    let (draft, author) = (entry.draft, entry.draft.author)
    writer.object("entry") { writer in
      writer.integer("number", Int(entry.sequence))
      writer.object("claimed") { writer in
        for (key, text) in [
          ("author", author.name), ("login", author.login), ("host", author.host),
          ("desk", draft.desk), ("role", draft.role),
        ] { writer.string(key, SafeText(text).string) }
        Self.write(author.credential?.text, "credential", to: &writer)
        writer.string("recorded", draft.recorded.iso)
        writer.string("occurred", draft.occurred.iso)
      }
      guard let facts = entry.facts else { return writer.null("server") }
      writer.object("server") { writer in
        writer.string("user", SafeText(facts.user).string)
        Self.write(facts.address, "address", to: &writer)
        writer.string("recorded", facts.recorded.iso)
      }
    }
  }

  private static func write(_ text: String?, _ key: String, to writer: inout JSONWriter) {
    if let text { writer.string(key, SafeText(text).string) } else { writer.null(key) }
  }

  private func write(_ table: Report.Table, to writer: inout JSONWriter) {
    writer.string("table", table.caption.string)
    writer.strings("columns", table.columns.map(\.title.string))
    writer.array("rows") { writer in
      for row in table.rows {
        writer.object { writer in
          writer.strings("cells", row.cells.map(\.string))
          write(row.references, to: &writer)
        }
      }
    }
  }

  private func write(_ references: Report.References, to writer: inout JSONWriter) {
    writer.inlineArray("sources", references.numbers) { $0.integer(nil, $1) }
    writer.strings("missingSources", references.missing.map(\.text.string))
    if let grade = references.grade {
      writer.string("grade", grade.code)
    } else {
      writer.null("grade")
    }
  }

  private func write(_ citation: Report.Citation, to writer: inout JSONWriter) {
    let source = citation.source
    writer.object { writer in
      writer.integer("number", citation.number)
      writer.string("id", source.id.text.string)
      writer.string("grade", source.grade.code)
      writer.string("date", source.date.day.iso)
      writer.string("datePrecision", source.date.precision.rawValue)
      writer.string("publisher", SafeText(source.publisher).string)
      writer.string("title", SafeText(source.title).string)
      for (key, text) in [("symbol", source.symbol), ("url", source.url)] {
        Self.write(text, key, to: &writer)
      }
    }
  }
}
