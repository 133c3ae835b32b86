package import CrisisModel

/// A log that wraps another: whatever it does not do itself, `base` does.
///
/// It forwards every requirement, those with a default as well; a default would hide the answer of
/// `base` and nobody would notice.
package protocol ForwardingLog: WatchLogStore {
  /// The log behind this one.
  var base: any WatchLogStore { get }
}

extension ForwardingLog {
  /// The place of `base`, which people see as that of this log.
  package var place: String { base.place }

  /// Appends to `base`; the receipt is that of `base`.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try base.append(draft)
  }

  /// Looks the key up in `base`.
  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { try base.entry(key) }

  /// Returns a page of `base`.
  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try base.page(query, before: before)
  }

  /// Returns stored entries of `base`, unchecked.
  package func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try base.stored(after: sequence, limit: limit)
  }

  /// Returns a batch of `base`, which keeps to the same bounds.
  package func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try base.batch(after: sequence, limit: limit, bytes: bytes)
  }

  /// Returns the acknowledgements and withdrawals that `base` holds.
  package func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try base.acknowledgementEntries(of: alerts)
  }

  /// Returns the corrections, withdrawals and acceptances that `base` holds.
  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try base.entries(pointingTo: keys)
  }

  /// The head of `base`.
  package func head() throws(WatchLogError) -> LogHead { try base.head() }

  /// Compares the schema of `base`.
  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try base.schemaDifferences()
  }

  /// Checks that the file of `base` is still in place.
  package func look() throws(WatchLogError) { try base.look() }

  /// Whether `base` may have news.
  package func mayHaveNews(after sequence: Int64) -> Bool { base.mayHaveNews(after: sequence) }

  /// The status of `base`.
  package var status: LogStatus { base.status }

  /// The descriptor of `base`.
  package var newsDescriptor: Int32? { base.newsDescriptor }

  /// Drains the descriptor of `base`.
  package func drainNews() { base.drainNews() }
}
