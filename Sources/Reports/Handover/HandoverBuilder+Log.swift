internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// What the log says.
extension HandoverBuilder {
  mutating func entries() -> Report.Section {
    guard let reading = material.reading else { return section("entries", "Log", [logUnread]) }
    var blocks: [Report.Block] = []
    if let first = reading.toldFrom {
      blocks.append(
        .paragraph(
          .init(
            "CUT: only the newest \(HandoverReading.longest) entries are told, from #\(Int(first)) on; the log (8) has those before."
          )))
    }
    if !reading.unreadable.isEmpty {
      let numbers = reading.unreadable.map(\.sequence).sorted().map { "#\(Int($0))" as SafeText }
      blocks.append(
        .paragraph(
          .init(
            "Damaged or invalid and not told: \(SafeText.joined(numbers)); watchfloor log verify says more."
          )))
    }
    let passages = reading.entries.filter { !isOfLastHandover($0) }.map {
      passage(line($0, reading), of: $0)
    }
    let none: SafeText =
      "Nobody wrote an entry between \(Dates.group(reading.period.from)) and \(Dates.group(reading.period.to)); that does not mean calm."
    blocks.append(passages.isEmpty ? .paragraph(.init(none)) : .list(passages))
    return section("entries", "Log", blocks)
  }

  private var logUnread: Report.Block {
    guard case .unread(let reason) = material.log else { return .list([]) }
    return .paragraph(
      .init(
        "The watch log was not read, so nothing of it is told, which does not mean calm: \(reason)")
    )
  }

  private func passage(_ text: SafeText, of entry: LogEntry) -> Report.Passage {
    var passage = Report.Passage(text, opens: .logEntry(entry.draft.key))
    passage.entry = entry
    return passage
  }

  /// ` (claimed login ndiaye; the server saw watch)`, or nothing.
  private func claims(_ entry: LogEntry) -> SafeText {
    LogWords.claims(entry).map { " (\($0))" } ?? ""
  }

  /// `#12 170300Z MAR 11, incident, Africa, Alice Ndiaye: text; recorded 170340Z MAR 11`.
  private func line(_ entry: LogEntry, _ reading: HandoverReading) -> SafeText {
    let draft = entry.draft
    let recorded: SafeText =
      draft.occurred == draft.recorded ? "" : " (recorded \(Dates.group(draft.recorded)))"
    let fixes = reading.entries.filter { $0.draft.content.subject == draft.key }
    let signs = fixes.compactMap { fix -> SafeText? in
      guard case .correction(_, let text) = fix.draft.content else { return LogWords.sign(fix) }
      return "corrected by \(LogWords.number(fix)): \(Self.flat(text))"
    }
    let amended: SafeText = signs.isEmpty ? "" : " [\(SafeText.joined(signs, separator: "; "))]"
    return
      "\(LogWords.number(entry)) \(Dates.group(draft.occurred))\(recorded), \(LogWords.level(draft.level)), \(LogWords.desk(draft.desk)), \(LogWords.author(draft.author))\(claims(entry)): \(what(draft, reading))\(amended)"
  }

  private func what(_ draft: LogDraft, _ reading: HandoverReading) -> SafeText {
    let subject = draft.content.subject.map { key in
      reading.entry(key).map(LogWords.number) ?? "an entry that is not there"
    }
    let note = Self.flat(draft.content.text)
    let text: SafeText = note.isEmpty ? "" : ": \(note)"
    return switch draft.content {
    case .note: "\(about(draft))\(note)"
    case .acknowledgement(let alert, _): "acknowledged \(alert.text)\(text)"
    case .withdrawal(_, let alert, _): "withdrew the acknowledgement of \(alert.text)\(text)"
    case .correction: "corrects \(subject ?? "?")\(text)"
    case .handoverPrepared: "prepared a handover"
    case .handoverAccepted: "accepted handover \(subject ?? "?")\(text)"
    case .onWatch: "went on watch"
    case .offWatch: "went off watch"
    }
  }

  private func about(_ draft: LogDraft) -> SafeText {
    draft.alert == nil && draft.links == LogLinks(snapshot: draft.links.snapshot)
      || draft.links.entry != nil && draft.links.crisis == nil
      ? "" : "on \(LogWords.subject(draft)): "
  }

  /// On one line, and not longer than a document can bear; the log has the whole.
  private static func flat(_ text: String) -> SafeText {
    SafeText(text.split(whereSeparator: \.isNewline).joined(separator: " "), limit: 1_000)
  }

  mutating func alerts() -> Report.Section {
    guard material.alerts != nil else {
      return section(
        "alerts", "Alerts",
        [.paragraph(.init("Alerts were not worked out; that does not mean calm."))])
    }
    let wanting = material.wantingAlerts
    var blocks: [Report.Block] = []
    if material.acknowledgements == nil {
      blocks.append(
        .paragraph(.init("The log was not read: nothing is known to be acknowledged.")))
    }
    let caption: SafeText =
      material.acknowledgements == nil
      ? "Open, newest first" : "Open, and nobody has acknowledged them, newest first"
    blocks.append(
      wanting.isEmpty
        ? .paragraph(.init("No open alert waits to be acknowledged."))
        : .table(table(wanting, caption)))
    let seen = material.openAlerts.filter { material.acknowledgements?[$0.id] != nil }
    if !seen.isEmpty {
      blocks.append(.table(table(seen, "Open and acknowledged, newest first")))
      blocks.append(.list(seen.compactMap(acknowledgement)))
    }
    if let cleared { blocks.append(.paragraph(.init(cleared))) }
    return section("alerts", "Alerts", blocks)
  }

  private mutating func table(_ alerts: [Alert], _ caption: SafeText) -> Report.Table {
    let words = AlertWords(picture: new)
    let rows = alerts.map { alert in
      Report.Row(
        [
          AlertWords.level(alert.level), Dates.group(alert.raisedAt),
          "\(crisisName(alert.crisis)): \(words.what(alert))", words.standing(alert).text,
        ], citations.cite(alert.evidence.sources, in: new, isSeries: alert.subject.isSeries),
        opens: .alert(alert.id))
    }
    return Report.Table(
      caption: caption,
      columns: [.init("Level", .word), .init("Raised", .word), .init("What"), .init("Standing")],
      rows: rows)
  }

  /// Who has seen it, and what they noted.
  private func acknowledgement(_ alert: Alert) -> Report.Passage? {
    guard let found = material.acknowledgements?[alert.id] else { return nil }
    let note = Self.flat(found.entry.draft.content.text)
    let text: SafeText = note.isEmpty ? "no note" : note
    let later: SafeText =
      found.later.isEmpty ? "" : "; acknowledged again by \(found.later.count) more"
    return passage(
      "\(crisisName(alert.crisis)), \(SafeText(alert.rule.rawValue, limit: 80)): \(LogWords.number(found.entry)), \(LogWords.signature(found.entry))\(claims(found.entry)): \(text)\(later)",
      of: found.entry)
  }

  /// What came and went between the two snapshots.
  private var cleared: SafeText? {
    let alerts = material.alerts.map { Array($0.book.alerts) } ?? []
    let count = alerts.count { !$0.isOpen && $0.raisedAt > old.snapshot.asOf }
    return count == 0
      ? nil : "Raised and cleared since \(Dates.group(old.snapshot.asOf)): \(count)."
  }

  func watch() -> Report.Section {
    guard let roster = material.roster else {
      return section("watch", "On watch", [logUnread])
    }
    let officers = roster.officers.map { officer in
      let role: SafeText = officer.role.isEmpty ? "" : ", \(SafeText(officer.role, limit: 60))"
      return Report.Passage(
        "\(LogWords.desk(officer.desk)): \(LogWords.author(officer.author))\(role), since \(Dates.group(officer.since))",
        opens: .logEntry(officer.entry))
    }
    let none: SafeText =
      "Nobody has said in the log that they are on watch; O on screen says so. Accepting a handover does not."
    var blocks: [Report.Block] = [officers.isEmpty ? .paragraph(.init(none)) : .list(officers)]
    if let first = roster.readBackTo {
      blocks.append(
        .paragraph(.init("Read back to #\(Int(first)); who came before that is not known.")))
    }
    return section("watch", "On watch", blocks)
  }
}
