internal import WatchLog

/// A log of which one officer takes no more than the site allows.
final class LimitedLog: ForwardingLog {
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
}
