package import CrisisModel

/// A log that stands before another: what it does not do in a way of its own, the other does.
///
/// Without it a part that has a default would be lost on the way, and nobody told.
package protocol ForwardingLog: WatchLogStore {
  var base: any WatchLogStore { get }
}

extension ForwardingLog {
  package var place: String { base.place }

  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try base.append(draft)
  }

  package func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { try base.entry(key) }

  package func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try base.page(query, before: before)
  }

  package func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try base.stored(after: sequence, limit: limit)
  }

  package func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try base.batch(after: sequence, limit: limit, bytes: bytes)
  }

  package func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try base.acknowledgementEntries(of: alerts)
  }

  package func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try base.entries(pointingTo: keys)
  }

  package func head() throws(WatchLogError) -> LogHead { try base.head() }

  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try base.schemaDifferences()
  }

  package func look() throws(WatchLogError) { try base.look() }

  package func mayHaveNews(after sequence: Int64) -> Bool { base.mayHaveNews(after: sequence) }

  package var status: LogStatus { base.status }

  package var newsDescriptor: Int32? { base.newsDescriptor }

  package func drainNews() { base.drainNews() }
}
