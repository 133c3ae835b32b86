package import CrisisModel
package import WatchLog

/// What was read of the log for an interest.
package struct LogReading: Sendable {
  package let interest: LogInterest
  let page: LogPage
  let amendments: [LogEntry]
  package let acknowledgements: [AlertID: Acknowledgement]
  package let roster: WatchRoster
  let handover: AcceptedHandover?
  package let handoverReading: HandoverReading?
  let entry: LogEntry?
  let entryAmendments: [LogEntry]
  /// The last number when reading began.
  package let head: Int64

  /// How many entries one page of the list has.
  package static let pageLength = 100
  /// How many comings and goings are looked at; some weeks of a floor with ten desks.
  private static let rosterLength = 500

  /// Reads it; for the thread that may wait, never for the screen's.
  package init(
    _ interest: LogInterest, from store: any WatchLogStore, now: Instant
  ) throws(WatchLogError) {
    self.interest = interest
    head = try store.head().sequence
    page = try store.page(interest.filter.query(limit: Self.pageLength, now: now))
    amendments = try store.entries(pointingTo: page.keys) + store.newestAmendments()
    acknowledgements = try store.acknowledgements(of: interest.alerts)
    roster = try Self.roster(store)
    handover = try store.lastAcceptedHandover()
    handoverReading = try interest.handover.map { (desk) throws(WatchLogError) in
      try HandoverReading(at: desk, from: store, now: now)
    }
    entry = try interest.entry.flatMap { (key) throws(WatchLogError) in try store.readable(key) }
    entryAmendments = try store.entries(pointingTo: interest.entry.map { [$0] } ?? [])
  }

  private static func roster(_ store: any WatchLogStore) throws(WatchLogError) -> WatchRoster {
    var query = LogQuery(limit: rosterLength)
    query.kind = .onWatch
    let came = try store.page(query)
    query.kind = .offWatch
    let went = try store.page(query)
    let ends = [came.next, went.next].compactMap { $0 }
    return WatchRoster(came.entries + went.entries, readBackTo: ends.max())
  }
}

/// A page further back in the list.
package struct OlderLogPage: Sendable {
  package let filter: LogFilter
  package let before: Int64
  let page: LogPage
  let amendments: [LogEntry]

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
  var first: LogKey? { page.entries.first?.draft.key }
}

extension LogPage {
  fileprivate var keys: [LogKey] { entries.map(\.draft.key) }
}

extension WatchLogStore {
  /// The newest of what corrects and withdraws, be it of entries that were read further back.
  fileprivate func newestAmendments() throws(WatchLogError) -> [LogEntry] {
    var found: [LogEntry] = []
    for kind in [LogContent.Kind.correction, .withdrawal] {
      var query = LogQuery(limit: LogReading.pageLength)
      query.kind = kind
      found += try page(query).entries
    }
    return found
  }
}
