package import CrisisModel
package import DisplayText
internal import Presentation
package import WatchLog

/// How entries of the log are written on screen.
package enum LogWords {
  /// A letter for narrow places: severity is never colour alone.
  package static func letter(_ level: LogLevel) -> Span {
    switch level {
    case .general: Span("G", .dim)
    case .incident: Span("I", .severityHigh)
    case .duty: Span("D", .strong)
    }
  }

  package static func level(_ level: LogLevel) -> SafeText { SafeText(level.rawValue) }

  package static func kind(_ content: LogContent) -> SafeText {
    switch content {
    case .note: "note"
    case .acknowledgement: "acknowledged"
    case .withdrawal: "acknowledgement withdrawn"
    case .correction: "correction"
    case .handoverPrepared: "handover prepared"
    case .handoverAccepted: "handover accepted"
    case .onWatch: "on watch"
    case .offWatch: "off watch"
    }
  }

  package static func desk(_ desk: String) -> SafeText {
    desk.isEmpty ? "no desk" : SafeText(desk, limit: 60)
  }

  /// `TLP:AMBER`, with the exercise where it is about one.
  package static func marking(_ draft: LogDraft) -> SafeText {
    let marking = draft.wholeMarking
    let exercise: SafeText = marking.isExercise ? "EXERCISE " : ""
    return "\(exercise)\(marking.handling.text)"
  }

  /// Said where a text begins with a marking that is none.
  package static func unknown(_ marking: UnknownMarking) -> SafeText {
    let known = SafeText.joined(Handling.allCases.map(\.text))
    return
      "\"\(SafeText(marking.word, limit: 40))\" is no marking; begin with one of \(known), or with another word"
  }

  package static func number(_ entry: LogEntry) -> SafeText { "#\(Int(entry.sequence))" }

  /// `172359Z MAR 11, Africa, Alice Ndiaye`: who did it, when, and where from.
  package static func signature(_ entry: LogEntry) -> SafeText {
    let draft = entry.draft
    return "\(name(draft.author)), \(desk(draft.desk)), \(Dates.group(draft.recorded))"
  }

  /// What an entry is about, besides its text.
  package static func subject(_ draft: LogDraft) -> SafeText {
    subject(draft.links, alert: draft.alert)
  }

  package static func subject(_ links: LogLinks, alert: AlertID?) -> SafeText {
    if let alert { return alert.text }
    let parts = [thing(links), links.crisis?.text].compactMap { $0 }
    return parts.isEmpty ? "no crisis" : SafeText.joined(parts)
  }

  /// What it is about within a crisis, or beside all of them.
  private static func thing(_ links: LogLinks) -> SafeText? {
    let things: [SafeText?] = [
      links.measure?.text, links.decision?.text,
      links.position.map { "\($0.holder.text) \($0.question.text)" },
      links.event.map { "event \($0.text)" }, links.indicator.map { "figures \($0.text)" },
      links.question?.text, links.organization?.text, links.step?.text,
      links.source.map { "source \($0.text)" },
    ]
    return things.lazy.compactMap { $0 }.first
  }

  /// Text in lines as it was written; tabs and other controls are shown by `SafeText`.
  package static func lines(_ text: String) -> [SafeText] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { SafeText(String($0), limit: 20_000) }
  }

  /// The text on one line; of a handover only how long its document is.
  package static func short(_ content: LogContent) -> SafeText {
    let lines = content.text.split(whereSeparator: \.isNewline)
    guard content.kind == .handoverPrepared else {
      return SafeText(lines.joined(separator: " "))
    }
    return "document of \(lines.count) lines; Enter reads it"
  }

  /// `corrected by #14`, `withdrawn by #9`: what later entries did to one.
  package static func sign(_ amendment: LogEntry) -> SafeText? {
    switch amendment.draft.content {
    case .correction: "corrected by \(number(amendment))"
    case .withdrawal: "withdrawn by \(number(amendment))"
    case .handoverAccepted: "accepted by \(number(amendment))"
    default: nil
    }
  }
}

extension UnreadableEntry {
  /// Which entry it is, and what is wrong with it.
  package var words: SafeText {
    switch flaw {
    case .form: "#\(Int(sequence)) is damaged"
    case .newer: "#\(Int(sequence)) is of a newer program"
    case .time: "#\(Int(sequence)) is invalid (a time outside the years 1 to 9999)"
    case .length: "#\(Int(sequence)) is invalid (longer than any program writes)"
    }
  }
}
