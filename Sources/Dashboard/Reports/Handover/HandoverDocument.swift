package import CrisisModel
package import TerminalUI
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

  /// What its first line says; what says nothing known counts as the strictest.
  package var marking: Handling {
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    return Handling(rawValue: line.filter { $0 != " " }) ?? .red
  }

  package var lines: [SafeText] {
    let margin = SafeText.empty.padded(to: (Report.Kind.handover.columns - marking.text.width) / 2)
    let columns = Report.Kind.handover.columns
    let fields = self.fields.flatMap { field in
      field.value.wrapped(to: columns - 14).enumerated().map { index, part -> SafeText in
        "\((index == 0 ? field.label : "").padded(to: 14))\(part)"
      }
    }
    return LogWords.lines(text) + [.empty] + fields + [.empty, "\(margin)\(marking.text)"]
  }

  private var fields: [Report.Field] {
    let by = LogWords.signature(prepared)
    return [.init("Log entry", "\(LogWords.number(prepared)), prepared by \(by)")] + accepted
  }

  private var accepted: [Report.Field] {
    guard let acceptance else { return [.init("Accepted", "by nobody yet")] }
    let isOwn = prepared.draft.author.isSameOfficer(as: acceptance.draft.author)
    let alone: SafeText = isOwn ? ", the same officer, alone on watch" : ""
    let by: SafeText =
      "\(LogWords.number(acceptance)), by \(LogWords.signature(acceptance))\(alone)"
    let note = SafeText(acceptance.draft.content.text, limit: 2_000)
    return [.init("Accepted", by)] + (note.isEmpty ? [] : [.init("Note", note)])
  }
}
