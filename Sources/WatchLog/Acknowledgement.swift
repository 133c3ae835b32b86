package import CrisisModel

/// Who saw an alert, when, and what they wrote about it.
package struct Acknowledgement: Hashable, Sendable {
  /// The entry that counts: the first one after the alert last needed attention.
  package let entry: LogEntry
  /// Later acknowledgements of the same alert, oldest first; they change nothing.
  package internal(set) var later: [LogEntry] = []
}

/// The acknowledged alerts, derived from the entries in their order.
///
/// The first acknowledgement counts; one that comes while the alert is acknowledged is kept beside
/// it. Withdrawing the one that counts brings the alert back, whoever else had acknowledged it by
/// then: an alert seen twice does less harm than one that nobody sees. The next acknowledgement
/// counts anew. Withdrawing a later one removes only that one.
package struct AcknowledgementBook: Sendable {
  /// The acknowledgements that hold after the last entry taken; an alert without one is missing.
  package private(set) var acknowledgements: [AlertID: Acknowledgement] = [:]

  /// A book in which nothing is acknowledged.
  package init() {}

  /// Takes all the entries, which must come in the order of their numbers.
  package init(_ entries: some Sequence<LogEntry>) {
    for entry in entries { take(entry) }
  }

  /// Takes the next entry; entries must come in the order of their numbers.
  package mutating func take(_ entry: LogEntry) {
    switch entry.draft.content {
    case .acknowledgement(let alert, _):
      if acknowledgements[alert] == nil {
        acknowledgements[alert] = Acknowledgement(entry: entry)
      } else {
        acknowledgements[alert]?.later.append(entry)
      }
    case .withdrawal(let key, let alert, _):
      if acknowledgements[alert]?.entry.draft.key == key {
        acknowledgements[alert] = nil
      } else {
        acknowledgements[alert]?.later.removeAll { $0.draft.key == key }
      }
    default: break
    }
  }
}
