internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

extension DashboardState {
  /// The pages of the log; `nil` for other screens.
  func logPage(of screen: Screen) -> Page? {
    switch screen {
    case .log:
      guard let log else { return noLogPage }
      var list = LogList(log, width: size.width - 4)
      list.build()
      return Page(title: logTitle(log), rows: list.rows, isPending: log.isListPending)
    case .logEntry(let key):
      guard let log else { return noLogPage }
      guard let entry = log.entry(key) else {
        let isPending = log.answeredEntry != key
        let text: SafeText =
          isPending
          ? "The entry is being looked for." : "The log has no such entry, or it is damaged."
        return Page(
          title: "Entry", rows: [Page.Row(Line(text, .noData), .words)], isPending: isPending)
      }
      let builder = LogEntryPage(entry, log, self)
      return builder.page
    default: return nil
    }
  }

  private func logTitle(_ log: LogView) -> SafeText {
    log.filter.isEmpty ? "Watch log" : "Watch log · filter \(SafeText(log.filter.text, limit: 60))"
  }

  private var noLogPage: Page {
    Page(title: "Watch log", rows: [Page.Row(Line(logAbsence, .noData), .words)])
  }
}

/// The page of the log: who is on watch, and the entries, newest first.
struct LogList {
  private let log: LogView
  private let width: Int
  private(set) var rows: [Page.Row] = []

  /// The line below the last entry that was read, where there may be older ones.
  static let end = RowSubject.item("older entries")

  init(_ log: LogView, width: Int) {
    self.log = log
    self.width = max(20, width)
  }

  mutating func build() {
    if let sentence = LogSigns.sentence(log) { text(sentence, role: .stale) }
    if let line = LogSigns.line(log) { text(line.text, role: line.isGuarded ? .dim : .stale) }
    addRoster()
    addEntries()
  }

  private mutating func addRoster() {
    heading("On watch")
    for officer in log.roster.officers {
      let role: SafeText = officer.role.isEmpty ? "" : ", \(SafeText(officer.role, limit: 60))"
      let line = Line("  ").appending(LogWords.desk(officer.desk).padded(to: 14), .strong)
        .appending(" \(LogWords.author(officer.author))\(role)")
        .appending(", since \(Dates.group(officer.since))", .dim)
      let target = Screen.logEntry(officer.entry)
      let name: SafeText = "on watch \(SafeText(officer.entry.description))"
      rows.append(Page.Row(line.cut(to: width - 2), .screen(target, named: name)))
    }
    if log.roster.officers.isEmpty {
      text("nobody has said so; O goes on watch", role: .noData, indent: 2)
    }
    if let first = log.roster.readBackTo {
      text("read back to #\(Int(first)); who came before that is not known", role: .dim, indent: 2)
    }
    if let acceptance = log.acceptance {
      text(
        "last handover accepted: \(LogWords.number(acceptance)) by \(LogWords.signature(acceptance))",
        role: .dim, indent: 2)
    }
  }

  private mutating func addEntries() {
    heading("Entries", note: "newest first · / filters")
    if log.entries.isEmpty && log.next == nil && log.head != nil {
      text(log.filter.isEmpty ? "none yet; w writes one" : "none meets the filter", role: .noData)
    }
    var damaged = log.unreadable[...]
    for entry in log.entries {
      while let other = damaged.first, other.sequence > entry.sequence {
        addDamaged(other)
        damaged.removeFirst()
      }
      add(entry)
    }
    for other in damaged { addDamaged(other) }
    if let next = log.next {
      let more: SafeText = log.isSearchingOn ? "searching on" : "End searches on"
      rows.append(
        Page.Row(Line("searched back to #\(Int(next)); \(more)", .dim), Self.end))
    }
  }

  private mutating func addDamaged(_ entry: UnreadableEntry) {
    text(
      "\(entry.words) and cannot be shown; watchfloor log verify says more",
      role: .finding, .item("#\(Int(entry.sequence))"))
  }

  /// The head line, the text in three lines at most, and what later entries did to it.
  private mutating func add(_ entry: LogEntry) {
    let draft = entry.draft
    let target = Screen.logEntry(draft.key)
    let amendments = log.amendments[draft.key] ?? []
    var head = Line([LogWords.letter(draft.level)])
      .appending(" \(Dates.group(draft.recorded)) ", .strong)
      .appending("\(LogWords.number(entry)) ", .dim)
      .appending("\(LogWords.desk(draft.desk)), \(LogWords.name(draft.author).truncated(to: 40)): ")
      .appending(LogWords.kind(draft.content), .tableHeader)
      .appending(" \(LogWords.marking(draft))", Labels.handling(draft.marking).role)
    if draft.alert != nil || draft.links != LogLinks(snapshot: draft.links.snapshot) {
      head = head.appending(" \(LogWords.subject(draft))", .link)
    }
    rows.append(Page.Row(head.cut(to: width - 2), .screen(target)))
    if draft.occurred != draft.recorded {
      add("occurred \(Dates.group(draft.occurred))", role: .dim, target)
    }
    let role: Role = amendments.isEmpty ? .text : .dim
    add(
      LogWords.short(draft.content),
      role: role, target)
    for sign in amendments.compactMap(LogWords.sign) { add(sign, role: .stale, target) }
  }

  private mutating func add(_ text: SafeText, role: Role, _ target: Screen) {
    for line in text.wrapped(to: width - 4, lines: 3) {
      rows.append(Page.Row(Line("  ").appending(line, role), .screen(target), continues: true))
    }
  }

  private mutating func heading(_ title: SafeText, note: SafeText = "") {
    if !rows.isEmpty { rows.append(.blank) }
    rows.append(
      Page.Row(
        Line(title.uppercased(), .tableHeader).appending("  \(note)", .dim), .title(title)))
  }

  private mutating func text(
    _ text: SafeText, role: Role, indent: Int = 0, _ subject: RowSubject = .words
  ) {
    let margin = SafeText("").padded(to: indent)
    for (index, part) in text.wrapped(to: width - indent).enumerated() {
      rows.append(Page.Row(Line(margin).appending(part, role), subject, continues: index > 0))
    }
  }
}
