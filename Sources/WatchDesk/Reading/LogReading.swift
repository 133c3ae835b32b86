package import CrisisModel
package import WatchLog

/// What was read of the log for an interest, as of a head; goes on from there (`takeNews`).
package struct LogReading: Sendable {
  package internal(set) var interest: LogInterest
  /// The last entry that it takes in.
  package internal(set) var head: LogHead
  /// Whether what an earlier reading said no longer holds: the log does not go on from its head.
  package internal(set) var isOfAnotherLog = false
  package var page: LogPage
  package var amendments: [LogEntry]
  package var roster: WatchRoster
  /// The acceptance of a handover that was written last.
  package var acceptance: LogEntry?
  package internal(set) var handoverReading: HandoverReading?
  package var entry: LogEntry?
  package var entryAmendments: [LogEntry]
  var book: AcknowledgementBook
  /// The alerts of which the book tells.
  var bookedAlerts: Set<AlertID>

  /// How many entries one page of the list has.
  package static let pageLength = 100

  /// Reads it whole; for the thread that may wait, never for the screen's.
  package init(
    _ interest: LogInterest, from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    self.interest = interest
    head = try store.head()
    // What comes while this is read is news.
    let end = head.sequence.numberAfter
    page = try store.page(
      interest.filter.query(limit: Self.pageLength, now: now), before: end)
    amendments =
      try store.entries(pointingTo: page.keys, before: end) + store.newestAmendments(before: end)
    book = AcknowledgementBook(try store.acknowledgementEntries(of: interest.alerts, before: end))
    bookedAlerts = Set(interest.alerts)
    roster = try WatchRoster(from: store, before: end)
    acceptance = try store.newest(.handoverAccepted, at: nil, before: end)
    handoverReading = try interest.handover.map { (desk) throws(WatchLogError) in
      try HandoverReading(at: desk, from: store, now: now)
    }
    entry = nil
    entryAmendments = []
    try readEntry(from: store)
  }

  /// Those of the alerts asked for that are acknowledged.
  package var acknowledgements: [AlertID: Acknowledgement] {
    let asked = Set(interest.alerts)
    return book.acknowledgements.filter { asked.contains($0.key) }
  }

  /// Looks for the entry that is looked at, where it is not on the page.
  mutating func readEntry(from store: any WatchLogStore) throws(WatchLogError) {
    entry = nil
    entryAmendments = []
    guard let key = interest.entry else { return }
    let end = head.sequence.numberAfter
    if let listed = page.entries.first(where: { $0.draft.key == key }) {
      entry = listed
    } else if let found = try store.readable(key), found.sequence < end {
      entry = found
    }
    entryAmendments = try store.entries(pointingTo: [key], before: end)
  }
}

/// A page further back in the list.
package struct OlderLogPage: Sendable {
  package let filter: LogFilter
  package let before: Int64
  package let page: LogPage
  package let amendments: [LogEntry]

  package init(
    _ filter: LogFilter, before: Int64, from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    self.filter = filter
    self.before = before
    page = try store.page(
      filter.query(limit: LogReading.pageLength, now: now), before: before)
    amendments = try store.entries(pointingTo: page.keys)
  }
}

extension OlderLogPage {
  /// Its newest entry.
  package var first: LogKey? { page.entries.first?.draft.key }
}

extension LogPage {
  var keys: [LogKey] { entries.map(\.draft.key) }
}

extension WatchLogStore {
  /// The newest of what corrects and withdraws, be it of entries that were read further back.
  func newestAmendments(before end: Int64) throws(WatchLogError) -> [LogEntry] {
    var found: [LogEntry] = []
    for kind in [LogContent.Kind.correction, .withdrawal] {
      var query = LogQuery(limit: LogReading.pageLength)
      query.kind = kind
      found += try page(query, before: end).entries
    }
    return found
  }
}
