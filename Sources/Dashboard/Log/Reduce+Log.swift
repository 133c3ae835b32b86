internal import CrisisModel
internal import Presentation
internal import WatchDesk
internal import WatchLog

/// Taking in what was read of the log.
extension DashboardState {
  /// Asks for what is wanted of the log where that has changed, and for a page further back where
  /// the selection stands at the end, or a search has not found a page of entries yet.
  mutating func followLog() -> [Effect] {
    guard let log else { return [] }
    var effects: [Effect] = []
    let interest = logInterest(log)
    if interest != log.asked {
      self.log?.asked = interest
      effects.append(.followLog(interest))
    }
    if let next = log.next, wantsOlderEntries(of: log) {
      self.log?.isPaging = true
      effects.append(.readOlderLog(log.filter, before: next))
    }
    return effects
  }

  private func wantsOlderEntries(of log: LogView) -> Bool {
    guard screen == .log, !log.isPaging, !log.isListOfAnother, log.head != nil else { return false }
    if log.isSearchingOn { return true }
    return page.map { selection(on: $0).row >= $0.rows.count - 1 } ?? false
  }

  private func logInterest(_ log: LogView) -> LogInterest {
    var wanted = alerts?.orderedOpenIDs ?? []
    var entry: LogKey?
    if case .alert(let id) = screen, alerts?.openIDs.contains(id) != true {
      wanted.insert(id, at: wanted.firstIndex { $0 > id } ?? wanted.endIndex)
    }
    if case .logEntry(let key) = screen { entry = key }
    return LogInterest(
      filter: log.filter, alerts: wanted, entry: entry,
      handover: screen == .handover ? log.writer.desk : nil)
  }

  /// Whether the log can be read and has not said yet which of the open alerts are acknowledged.
  var awaitsAcknowledgements: Bool {
    guard let log, let open = alerts?.openIDs else { return false }
    guard log.standing == .opening || log.standing.isReadable else { return false }
    return log.acknowledgedAlerts.map { !open.isSubset(of: $0) } ?? true
  }

  mutating func logRead(_ reading: LogReading) -> [Effect] {
    guard log != nil else { return [] }
    log?.take(reading)
    return hearAlerts()
  }

  mutating func logStands(_ standing: LogStanding) -> [Effect] {
    guard log != nil, log?.standing != standing else { return [] }
    log?.standing = standing
    if !standing.isReadable { log?.isPaging = false }
    return hearAlerts()
  }

  /// Takes a page further back; who went to the end of the list for it goes on with it.
  mutating func olderLogRead(_ older: OlderLogPage) {
    let isAtEnd = screen == .log && selectedPageRow?.subject == LogList.end
    let isAskedFor = log?.isSearchingOn == false
    log?.take(older)
    guard isAtEnd, isAskedFor, let first = older.first else { return }
    keepPage()
    if let row = page?.rows.firstIndex(where: { $0.target == .logEntry(first) }) {
      select(row: row)
    }
  }
}

extension LogView {
  /// Whether the entries that the page is to list have not been read yet.
  var isListPending: Bool { head == nil || isListOfAnother }

  mutating func take(_ reading: LogReading) {
    guard reading.interest.filter == filter else { return }
    let page = reading.page
    let hasGap = (page.next ?? 1) > (head ?? 0).numberAfter
    if head == nil || hasGap || isListOfAnother || reading.isOfAnotherLog {
      entries = page.entries
      unreadable = page.unreadable
      next = page.next
      amendments = [:]
      others = [:]
      isListOfAnother = false
    } else {
      // The page holds all that is at or above its end; what was read further back stays.
      let end = page.next ?? 1
      entries = page.entries + entries.filter { $0.sequence < end }
      unreadable = page.unreadable + unreadable.filter { $0.sequence < end }
      if page.next == nil { next = nil }
    }
    head = reading.head.sequence
    isPaging = false
    acknowledgements = reading.acknowledgements
    acknowledgedAlerts = reading.interest.alerts
    roster = reading.roster
    acceptance = reading.acceptance
    if let told = reading.handoverReading { handoverReading = told }
    if let entry = reading.entry { others[entry.draft.key] = entry }
    answeredEntry = reading.interest.entry
    amend(by: reading.amendments + reading.entryAmendments)
  }

  mutating func take(_ older: OlderLogPage) {
    isPaging = false
    guard older.filter == filter, older.before == next else { return }
    entries += older.page.entries
    unreadable += older.page.unreadable
    next = older.page.next
    amend(by: older.amendments)
  }

  private mutating func amend(by entries: [LogEntry]) {
    for entry in entries {
      others[entry.draft.key] = entry
      guard let subject = entry.draft.content.subject else { continue }
      var known = amendments[subject] ?? []
      guard !known.contains(where: { $0.sequence == entry.sequence }) else { continue }
      known.append(entry)
      amendments[subject] = known.sorted { $0.sequence < $1.sequence }
    }
  }

  /// Shows other entries from the top.
  mutating func list(_ filter: LogFilter) {
    guard filter != self.filter else { return }
    self.filter = filter
    isListOfAnother = true
  }
}
