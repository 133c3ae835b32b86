package import CrisisModel
package import WatchLog

/// Going on from what was read.
extension LogReading {
  /// So many entries are taken in one by one; after a longer absence all is read anew.
  private static let mostNews = 500

  /// Brings it up to what the log has now, and to another interest.
  ///
  /// An entry that came costs one question; none is asked where the log knows that nothing came.
  ///
  /// - Parameter sequence: a number that the log is known to have.
  /// - Returns: `false` where it stays as it is.
  package mutating func follow(
    _ wanted: LogInterest, from store: any WatchLogStore, upTo sequence: Int64 = 0, now: Instant
  ) throws(WatchLogError) -> Bool {
    isOfAnotherLog = false
    var isChanged = false
    if head.sequence < sequence || store.mayHaveNews(after: head.sequence) {
      isChanged = try takeNews(from: store, now: now)
    }
    guard wanted != interest else { return isChanged }
    try turn(to: wanted, from: store, now: now)
    return true
  }

  /// Whether it takes in what is written about an alert.
  package func knows(_ alert: AlertID) -> Bool { bookedAlerts.contains(alert) }

  /// The acknowledgement of an alert that it knows.
  package func acknowledgement(of alert: AlertID) -> Acknowledgement? {
    book.acknowledgements[alert]
  }

  private mutating func takeNews(
    from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) -> Bool {
    guard let news = try store.news(since: head, limit: Self.mostNews) else {
      self = try LogReading(interest, from: store, now: now)
      isOfAnotherLog = true
      return true
    }
    guard !news.isCutShort else {
      self = try LogReading(interest, from: store, now: now)
      return true
    }
    guard !news.entries.isEmpty else { return false }
    var next = self
    try next.take(news, from: store, now: now)
    self = next
    return true
  }

  private mutating func take(
    _ news: LogNews, from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    let query = interest.filter.query(limit: Self.pageLength, now: now)
    for stored in news.entries {
      let entry = stored.entry
      if query.matches(stored.fields) { page.add(stored) }
      if let entry { take(entry) }
    }
    page.cut(to: Self.pageLength)
    head = news.head
    if let desk = interest.handover {
      handoverReading = try HandoverReading(at: desk, from: store, now: now)
    }
  }

  private mutating func take(_ new: LogEntry) {
    let content = new.draft.content
    if content.subject != nil { amendments.append(new) }
    if content.alert.map(bookedAlerts.contains) ?? false { book.take(new) }
    if content.kind == .onWatch || content.kind == .offWatch { roster.take(new) }
    if content.kind == .handoverAccepted { acceptance = new }
    if let key = interest.entry {
      if new.draft.key == key { entry = new }
      if content.subject == key { entryAmendments.append(new) }
    }
  }

  /// Reads what another interest asks for besides.
  private mutating func turn(
    to wanted: LogInterest, from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    var next = self
    next.interest = wanted
    let end = head.sequence.numberAfter
    if wanted.filter != interest.filter {
      let query = wanted.filter.query(limit: Self.pageLength, now: now)
      next.page = try store.page(query, before: end)
      let found = try store.entries(pointingTo: next.page.keys, before: end)
      let known = Set(amendments.map(\.sequence))
      next.amendments += found.filter { !known.contains($0.sequence) }
    }
    let added = Set(wanted.alerts).subtracting(bookedAlerts)
    for entry in try store.acknowledgementEntries(of: added.sorted(), before: end) {
      next.book.take(entry)
    }
    next.bookedAlerts.formUnion(added)
    if let desk = wanted.handover, desk != interest.handover {
      next.handoverReading = try HandoverReading(at: desk, from: store, now: now)
    } else if wanted.handover == nil {
      next.handoverReading = nil
    }
    if wanted.entry != interest.entry { try next.readEntry(from: store) }
    self = next
  }
}

extension LogPage {
  /// Puts the newest on top; one that cannot be read is counted.
  fileprivate mutating func add(_ stored: StoredEntry) {
    if let entry = stored.entry { entries.insert(entry, at: 0) }
    if let entry = stored.unreadable { unreadable.insert(entry, at: 0) }
  }

  /// Leaves what is further back to the next page.
  fileprivate mutating func cut(to length: Int) {
    guard entries.count > length else { return }
    entries.removeLast(entries.count - length)
    let end = entries.last?.sequence ?? 1
    unreadable.removeAll { $0.sequence < end }
    next = end
  }
}

extension WatchLogStore {
  /// The same below a number, since what came after belongs to the news.
  ///
  /// Nothing is asked about nothing.
  func entries(
    pointingTo keys: [LogKey], before end: Int64
  ) throws(WatchLogError) -> [LogEntry] {
    keys.isEmpty ? [] : try entries(pointingTo: keys).filter { $0.sequence < end }
  }

  func acknowledgementEntries(
    of alerts: [AlertID], before end: Int64
  ) throws(WatchLogError) -> [LogEntry] {
    alerts.isEmpty ? [] : try acknowledgementEntries(of: alerts).filter { $0.sequence < end }
  }
}
