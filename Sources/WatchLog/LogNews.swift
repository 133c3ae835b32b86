/// What was added to a log after a known head.
package struct LogNews: Hashable, Sendable {
  /// Oldest first, each following from the one before.
  package let entries: [StoredEntry]
  /// The last of them; the known head if there are none.
  package let head: LogHead
  /// Whether the limit was reached, so that more may follow.
  package let isCutShort: Bool
}

extension WatchLogStore {
  /// Reads what follows a known head, with a single question to the store.
  ///
  /// The known entry is read again together with what follows it, so that a log that was replaced,
  /// cut off or written anew can be told from one that only grew.
  ///
  /// - Returns: `nil` if the log does not continue from the known head.
  package func news(since known: LogHead, limit: Int) throws(WatchLogError) -> LogNews? {
    let repeated = known.sequence > 0 ? 1 : 0
    var stored = try self.stored(after: known.sequence - Int64(repeated), limit: limit + repeated)[
      ...]
    if repeated == 1 {
      guard let first = stored.popFirst(), first.head == known else { return nil }
    }
    var head = known
    for entry in stored {
      guard let next = entry.head, next.sequence == head.sequence.numberAfter,
        entry.previous == head.hash.bytes
      else { return nil }
      head = next
    }
    return LogNews(entries: Array(stored), head: head, isCutShort: stored.count == limit)
  }
}

extension StoredEntry {
  /// Its number and hash; `nil` if the hash does not have 32 bytes.
  fileprivate var head: LogHead? {
    LogHash(hash).map { LogHead(sequence: sequence, hash: $0) }
  }
}
