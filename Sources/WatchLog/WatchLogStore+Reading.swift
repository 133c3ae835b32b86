package import CrisisModel

/// A handover that the next watch has taken over.
package struct AcceptedHandover: Hashable, Sendable {
  /// The entry that accepts it.
  package let accepted: LogEntry
  /// What was accepted; `nil` where the log has no such entry.
  package let prepared: LogEntry?
}

extension WatchLogStore {
  /// The newest entries.
  package func page(_ query: LogQuery) throws(WatchLogError) -> LogPage {
    try page(query, before: nil)
  }

  /// What came since a number, oldest first.
  package func news(
    after sequence: Int64, limit: Int = 1_000
  ) throws(WatchLogError) -> [LogEntry] {
    try stored(after: sequence, limit: limit).compactMap(\.entry)
  }

  /// Those of the alerts that are acknowledged now.
  package func acknowledgements(
    of alerts: [AlertID]
  ) throws(WatchLogError) -> [AlertID: Acknowledgement] {
    AcknowledgementBook(try acknowledgementEntries(of: alerts)).acknowledgements
  }

  /// The handover that was accepted last, at a desk or at any.
  package func lastAcceptedHandover(
    at desk: String? = nil
  ) throws(WatchLogError) -> AcceptedHandover? {
    guard let accepted = try newest(.handoverAccepted, at: desk),
      let key = accepted.draft.content.subject
    else {
      return nil
    }
    return AcceptedHandover(accepted: accepted, prepared: try readable(key))
  }

  /// The entry; `nil` too where it is there and cannot be read, which its page says.
  package func readable(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    do throws(WatchLogError) {
      return try entry(key)
    } catch .unreadable {
      return nil
    }
  }

  /// The acceptance of a handover that counts: the first; `nil` where nobody has accepted it.
  package func acceptance(of handover: LogKey) throws(WatchLogError) -> LogEntry? {
    try entries(pointingTo: [handover]).first { $0.draft.content.kind == .handoverAccepted }
  }

  /// The newest entry of a kind, at a desk or at any, however far back.
  ///
  /// The store is not asked for the desk: most entries are of some desk, few of such a kind.
  ///
  /// - Parameter end: the number below which it is looked for.
  package func newest(
    _ kind: LogContent.Kind, at desk: String?, before end: Int64? = nil
  ) throws(WatchLogError) -> LogEntry? {
    var query = LogQuery(limit: desk == nil ? 1 : 100)
    query.kind = kind
    var before = end
    repeat {
      let page = try page(query, before: before)
      if let found = page.entries.first(where: { desk == nil || $0.draft.desk == desk }) {
        return found
      }
      before = page.next
    } while before != nil
    return nil
  }

  /// Follows the chain from the first entry to the one that is last now.
  ///
  /// - Parameters:
  ///   - known: heads that were written down elsewhere.
  ///   - progress: told how many entries have been checked, and how many there are.
  package func verify(
    expecting known: [LogHead] = [], progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(WatchLogError) -> LogVerification {
    let head = try head()
    var check = ChainCheck(expecting: [head] + known)
    var last: Int64 = 0
    while true {
      let entries = try batch(after: last, limit: 2_000, bytes: 1 << 25)
      // Entries that came since the check began are left to the next one.
      for entry in entries where entry.sequence <= head.sequence { try check.take(entry) }
      guard let end = entries.last?.sequence, end < head.sequence else { break }
      last = end
      progress(last, head.sequence)
    }
    var result = check.finish()
    result.differences = try schemaDifferences()
    return result
  }
}
