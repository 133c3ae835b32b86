internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk
internal import WatchLog

/// Everything an entry says, and what it points to.
struct LogEntryPage {
  private let entry: LogEntry
  private let log: LogView
  private let state: DashboardState
  private var rows: [Page.Row] = []
  private let width: Int

  private static let labelWidth = 14

  init(_ entry: LogEntry, _ log: LogView, _ state: DashboardState) {
    self.entry = entry
    self.log = log
    self.state = state
    width = max(20, state.size.width - 4)
    addHead()
    addText()
    addReferences()
    addLinks()
    addChain()
  }

  var page: Page { Page(title: "Entry \(LogWords.number(entry))", rows: rows) }

  private mutating func addHead() {
    let draft = entry.draft
    field("Kind", LogWords.kind(draft.content), role: .strong)
    field("Recorded", Dates.group(draft.recorded))
    field(
      "Occurred",
      draft.occurred == draft.recorded ? "when recorded" : Dates.group(draft.occurred))
    field("Level", LogWords.level(draft.level))
    field("Marking", LogWords.marking(draft))
    field("Desk", LogWords.desk(draft.desk))
    if !draft.role.isEmpty { field("Role", SafeText(draft.role, limit: 200)) }
    let author = draft.author
    field(
      "Author",
      "\(SafeText(author.name, limit: 200)), login \(SafeText(author.login, limit: 80)) on \(SafeText(author.host, limit: 200))"
    )
    if let credential = author.credential { field("SSH key", SafeText(credential.text)) }
    if let claims = LogWords.claims(entry) { field("Facts", claims, role: .strong) }
  }

  private mutating func addText() {
    let text = entry.draft.content.text
    guard !text.isEmpty else { return }
    rows.append(.blank)
    for line in LogWords.lines(text) {
      // What fits stays as it is: columns of a document stand under one another.
      let parts = line.width <= width ? [line] : line.wrapped(to: width)
      for (index, part) in (parts.isEmpty ? [""] : parts).enumerated() {
        rows.append(Page.Row(Line(part), .words, continues: index > 0))
      }
    }
  }

  /// Entries that it points back to, and those that point back to it.
  private mutating func addReferences() {
    let amendments = log.amendments[entry.draft.key] ?? []
    let keys = [entry.draft.content.subject, entry.draft.links.entry].compactMap { $0 }
    guard !keys.isEmpty || !amendments.isEmpty else { return }
    rows.append(.blank)
    for key in keys {
      let number = log.entry(key).map(LogWords.number) ?? "an earlier entry"
      field("Refers to", number, .screen(.logEntry(key)))
    }
    for amendment in amendments {
      guard let sign = LogWords.sign(amendment) else { continue }
      field(
        "Since then", "\(sign): \(LogWords.signature(amendment))", role: .stale,
        .screen(.logEntry(amendment.draft.key)))
    }
  }

  private mutating func addLinks() {
    let links = entry.draft.links
    guard entry.draft.alert != nil || links != LogLinks() else { return }
    rows.append(.blank)
    let targets = LogTargets(links, alert: entry.draft.alert, state)
    for target in targets.list {
      if let screen = target.screen {
        let first = rows.count
        field(target.label, target.text, .screen(screen, named: target.label))
        for row in rows.indices[first...] { rows[row].indicator = target.indicator }
      } else {
        addAbsent(target.label, target.text, links.snapshot)
      }
    }
    if let snapshot = links.snapshot {
      field("Snapshot", "\(Dates.group(snapshot)); Enter goes there", .instant(snapshot))
    }
  }

  private mutating func addAbsent(_ label: SafeText, _ text: SafeText, _ snapshot: Instant?) {
    let offer: SafeText =
      snapshot.map { "; Enter goes to that of \(Dates.group($0)), where it was written" } ?? ""
    field(
      label, "\(text), not in the snapshot shown\(offer)", role: .noData,
      snapshot.map { .instant($0, named: label) })
  }

  private mutating func addChain() {
    rows.append(.blank)
    field("Hash", SafeText(entry.hash.description), role: .dim)
    field("Before it", SafeText(entry.previous.description), role: .dim)
    field("Key", SafeText(entry.draft.key.description), role: .dim)
  }

  private mutating func field(
    _ label: SafeText, _ value: SafeText, role: Role = .text, _ subject: RowSubject? = nil
  ) {
    rows += Page.Row.field(
      label, value.wrapped(to: width - Self.labelWidth - 2), role, labelWidth: Self.labelWidth,
      subject ?? Page.Row.subject(ofField: label))
  }
}
