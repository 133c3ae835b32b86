package import CrisisModel

/// A handover that the next watch has taken over.
package struct AcceptedHandover: Hashable, Sendable {
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
    var query = LogQuery(limit: 1)
    query.kind = .handoverAccepted
    query.desk = desk
    guard let accepted = try newest(query), let key = accepted.draft.content.subject else {
      return nil
    }
    return AcceptedHandover(accepted: accepted, prepared: try entry(key))
  }

  /// The acceptance of a handover that counts: the first; `nil` where nobody has accepted it.
  package func acceptance(of handover: LogKey) throws(WatchLogError) -> LogEntry? {
    try entries(pointingTo: [handover]).first { $0.draft.content.kind == .handoverAccepted }
  }

  /// The newest entry that meets a query, however far back.
  private func newest(_ query: LogQuery) throws(WatchLogError) -> LogEntry? {
    var page = try page(query)
    while page.entries.isEmpty, let next = page.next {
      page = try self.page(query, before: next)
    }
    return page.entries.first
  }

  /// Follows the chain from the first entry to the one that is last now.
  ///
  /// - Parameters:
  ///   - known: a head that was written down elsewhere.
  ///   - progress: told how many entries have been checked, and how many there are.
  package func verify(
    expecting known: LogHead? = nil, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(WatchLogError) -> LogVerification {
    let head = try head()
    var check = ChainCheck(expecting: [head] + (known.map { [$0] } ?? []))
    var last: Int64 = 0
    while true {
      let entries = try stored(after: last, limit: 2_000)
      // Entries that came since the check began are left to the next one.
      for entry in entries where entry.sequence <= head.sequence { try check.take(entry) }
      guard let end = entries.last?.sequence, end < head.sequence else { break }
      last = end
      progress(last, head.sequence)
    }
    return check.finish()
  }
}
