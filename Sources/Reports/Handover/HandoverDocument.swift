package import CrisisModel
package import DisplayText
internal import Presentation
internal import WatchDesk
package import WatchLog

/// A handover as the log keeps it, with who prepared and who accepted it.
package struct HandoverDocument {
  private let prepared: LogEntry
  private let acceptance: LogEntry?
  private let text: String

  /// `nil` where the entry is no handover that was prepared.
  package init?(_ prepared: LogEntry, acceptance: LogEntry?) {
    guard case .handoverPrepared(let text, _) = prepared.draft.content else { return nil }
    self.prepared = prepared
    self.acceptance = acceptance
    self.text = text
  }

  /// That of the document and of the note with which it was accepted.
  package var marking: Marking {
    prepared.draft.wholeMarking.joined([acceptance?.draft.wholeMarking].compactMap { $0 })
  }

  package var lines: [SafeText] {
    let word = marking.handling.text
    let line: SafeText =
      "\(SafeText.empty.padded(to: (Report.Kind.handover.columns - word.width) / 2))\(word)"
    // A note may be marked more strictly than the document, whose first line says its own marking.
    let above = marking.handling > prepared.draft.marking ? [line, .empty] : []
    let columns = Report.Kind.handover.columns
    let fields = self.fields.flatMap { field in
      field.value.wrapped(to: columns - 14).enumerated().map { index, part -> SafeText in
        "\((index == 0 ? field.label : "").padded(to: 14))\(part)"
      }
    }
    return above + LogWords.lines(text) + [.empty] + fields + [.empty, line]
  }

  private var fields: [Report.Field] {
    let by = LogWords.signature(prepared)
    return [.init("Log entry", "\(LogWords.number(prepared)), prepared by \(by)")]
      + claims(prepared) + accepted
  }

  private func claims(_ entry: LogEntry) -> [Report.Field] {
    LogWords.claims(entry).map { [.init("Facts", $0)] } ?? []
  }

  private var accepted: [Report.Field] {
    guard let acceptance else { return [.init("Accepted", "by nobody yet")] }
    let isOwn = prepared.draft.author.mayBeSameOfficer(as: acceptance.draft.author)
    let alone: SafeText = isOwn ? ", the same officer, alone on watch" : ""
    let by: SafeText =
      "\(LogWords.number(acceptance)), by \(LogWords.signature(acceptance))\(alone)"
    let note = SafeText(acceptance.draft.content.text, limit: 2_000)
    return [.init("Accepted", by)] + claims(acceptance)
      + (note.isEmpty ? [] : [.init("Note", "\(acceptance.draft.marking.text) \(note)")])
  }
}

extension Report {
  /// As the log keeps it: its text, with the marking above and below.
  package var document: String {
    ReportText(self).lines.map(\.string).joined(separator: "\n")
  }
}
