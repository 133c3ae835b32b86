/// What was added to a log after an entry that was its last.
package struct LogNews: Hashable, Sendable {
  /// Oldest first, each following the one before.
  package let entries: [StoredEntry]
  /// The last of them, or the head that was known where there are none.
  package let head: LogHead
  /// Whether more may follow: only so many are read at a time.
  package let isCutShort: Bool
}

extension WatchLogStore {
  /// Reads what came after a known head, with one question.
  ///
  /// The known entry is read again with what follows it, so that a log that was replaced, cut off or
  /// written anew is told from one that was added to.
  ///
  /// - Returns: `nil` where the log does not go on from the known head.
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
  /// Its number and hash; `nil` where the hash is none.
  fileprivate var head: LogHead? {
    LogHash(hash).map { LogHead(sequence: sequence, hash: $0) }
  }
}
