internal import CrisisModel
internal import TerminalUI
internal import WatchLog

extension DashboardState {
  /// The pages of the log; `nil` for other screens.
  func logPage(of screen: Screen) -> Page? {
    switch screen {
    case .log:
      guard let log else { return noLogPage }
      var list = LogList(log, width: size.width - 4)
      list.build()
      return Page(title: logTitle(log), rows: list.rows)
    case .logEntry(let key):
      guard let log else { return noLogPage }
      guard let entry = log.entry(key) else {
        let text: SafeText =
          log.answeredEntry == key
          ? "The log has no such entry, or it is damaged." : "The entry is being looked for."
        return Page(title: "Entry", rows: [Page.Row(line: Line(text, .noData))])
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
    Page(title: "Watch log", rows: [Page.Row(line: Line(logAbsence, .noData))])
  }
}

/// The page of the log: who is on watch, and the entries, newest first.
struct LogList {
  private let log: LogView
  private let width: Int
  private(set) var rows: [Page.Row] = []

  init(_ log: LogView, width: Int) {
    self.log = log
    self.width = max(20, width)
  }

  mutating func build() {
    if let sentence = LogSigns.sentence(log) { text(sentence, role: .stale) }
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
      rows.append(Page.Row(line: line.cut(to: width - 2), target: .logEntry(officer.entry)))
    }
    if log.roster.officers.isEmpty {
      text("nobody has said so; O goes on watch", role: .noData, indent: 2)
    }
    if let first = log.roster.readBackTo {
      text("read back to #\(Int(first)); who came before that is not known", role: .dim, indent: 2)
    }
    if let handover = log.handover {
      text(
        "last handover accepted: \(LogWords.number(handover.accepted)) by \(LogWords.signature(handover.accepted))",
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
      while let number = damaged.first, number > entry.sequence {
        addDamaged(number)
        damaged.removeFirst()
      }
      add(entry)
    }
    for number in damaged { addDamaged(number) }
    if let next = log.next {
      let more: SafeText = log.isSearchingOn ? "searching on" : "End searches on"
      rows.append(Page.Row(line: Line("searched back to #\(Int(next)); \(more)", .dim)))
    }
  }

  private mutating func addDamaged(_ number: Int64) {
    text(
      "#\(Int(number)) is damaged and cannot be shown; watchfloor log verify says more",
      role: .finding)
  }

  /// The head line, the text in three lines at most, and what later entries did to it.
  private mutating func add(_ entry: LogEntry) {
    let draft = entry.draft
    let target = Screen.logEntry(draft.key)
    let amendments = log.amendments[draft.key] ?? []
    var head = Line([LogWords.letter(draft.level)])
      .appending(" \(Dates.group(draft.recorded)) ", .strong)
      .appending("\(LogWords.number(entry)) ", .dim)
      .appending("\(LogWords.desk(draft.desk)), \(SafeText(draft.author.name, limit: 40)): ")
      .appending(LogWords.kind(draft.content), .tableHeader)
      .appending(" \(LogWords.marking(draft))", Labels.handling(draft.marking).role)
    if draft.alert != nil || draft.links != LogLinks(snapshot: draft.links.snapshot) {
      head = head.appending(" \(LogWords.subject(draft))", .link)
    }
    rows.append(Page.Row(line: head.cut(to: width - 2), target: target))
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
      rows.append(Page.Row(line: Line("  ").appending(line, role), target: target))
    }
  }

  private mutating func heading(_ title: SafeText, note: SafeText = "") {
    if !rows.isEmpty { rows.append(Page.Row(line: .empty)) }
    rows.append(
      Page.Row(line: Line(title.uppercased(), .tableHeader).appending("  \(note)", .dim)))
  }

  private mutating func text(_ text: SafeText, role: Role, indent: Int = 0) {
    let margin = SafeText("").padded(to: indent)
    for part in text.wrapped(to: width - indent) {
      rows.append(Page.Row(line: Line(margin).appending(part, role)))
    }
  }
}
