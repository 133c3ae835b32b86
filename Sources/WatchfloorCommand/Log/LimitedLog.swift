internal import CrisisModel
internal import WatchLog

/// A log of which one officer takes no more than the site allows.
final class LimitedLog: WatchLogStore {
  let base: any WatchLogStore
  let ledger: WritingLedger

  init(_ base: any WatchLogStore, _ ledger: WritingLedger) {
    self.base = base
    self.ledger = ledger
  }

  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    try ledger.take(draft)
    do throws(WatchLogError) {
      return try base.append(draft)
    } catch {
      try ledger.failed(draft, error)
      throw error
    }
  }

  var place: String { base.place }

  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? { try base.entry(key) }

  func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage {
    try base.page(query, before: before)
  }

  func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try base.stored(after: sequence, limit: limit)
  }

  func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try base.batch(after: sequence, limit: limit, bytes: bytes)
  }

  func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] {
    try base.schemaDifferences()
  }

  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    try base.acknowledgementEntries(of: alerts)
  }

  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try base.entries(pointingTo: keys)
  }

  func head() throws(WatchLogError) -> LogHead { try base.head() }

  func look() throws(WatchLogError) { try base.look() }

  func mayHaveNews(after sequence: Int64) -> Bool { base.mayHaveNews(after: sequence) }

  var status: LogStatus { base.status }

  var newsDescriptor: Int32? { base.newsDescriptor }

  func drainNews() { base.drainNews() }
}
