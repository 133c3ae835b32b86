package import CrisisModel

/// A handover that the next watch has accepted.
package struct AcceptedHandover: Hashable, Sendable {
  /// The entry that accepts it.
  package let accepted: LogEntry
  /// The entry that was accepted; `nil` if the log does not have it, or it cannot be read.
  package let prepared: LogEntry?
}

extension WatchLogStore {
  /// The newest page of a query.
  package func page(_ query: LogQuery) throws(WatchLogError) -> LogPage {
    try page(query, before: nil)
  }

  /// What follows a number, oldest first; entries that cannot be read are left out.
  package func news(
    after sequence: Int64, limit: Int = 1_000
  ) throws(WatchLogError) -> [LogEntry] {
    try stored(after: sequence, limit: limit).compactMap(\.entry)
  }

  /// Which of the alerts are acknowledged now.
  package func acknowledgements(
    of alerts: [AlertID]
  ) throws(WatchLogError) -> [AlertID: Acknowledgement] {
    AcknowledgementBook(try acknowledgementEntries(of: alerts)).acknowledgements
  }

  /// The last handover that was accepted, at a desk or at any; `nil` if there is none.
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

  /// The entry; `nil` if it is not there, or is there and cannot be read, which its page says.
  package func readable(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    do throws(WatchLogError) {
      return try entry(key)
    } catch .unreadable {
      return nil
    }
  }

  /// The acceptance that counts, which is the first; `nil` if nobody accepted the handover.
  package func acceptance(of handover: LogKey) throws(WatchLogError) -> LogEntry? {
    try entries(pointingTo: [handover]).first { $0.draft.content.kind == .handoverAccepted }
  }

  /// The newest entry of a kind, at a desk or at any, however far back.
  ///
  /// The store is not asked for the desk: most entries have some desk, and few are of such a kind.
  ///
  /// - Parameter end: the number below which to look.
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

  /// Follows the chain from the first entry to the one that is last when the check starts.
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
      // Entries that were added since the check began are left to the next one.
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
