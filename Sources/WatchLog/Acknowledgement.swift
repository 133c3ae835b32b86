package import CrisisModel

/// That an alert was seen: by whom, when, and what they wrote.
package struct Acknowledgement: Hashable, Sendable {
  /// The entry that counts: the first since the alert last wanted attention.
  package let entry: LogEntry
  /// Others who acknowledged it after that.
  package internal(set) var later: [LogEntry] = []
}

/// Which alerts are acknowledged, worked out from the entries in their order.
///
/// The first acknowledgement counts; one that comes when the alert is acknowledged already is kept
/// beside it. Withdrawing the one that counts brings the alert back, whoever else had acknowledged
/// it by then: an alert seen twice does less harm than one that nobody sees. An acknowledgement
/// after that counts anew. Withdrawing a later one takes only that away.
package struct AcknowledgementBook: Sendable {
  /// The acknowledgements that hold after the last entry taken; an alert without one is missing.
  package private(set) var acknowledgements: [AlertID: Acknowledgement] = [:]

  /// A book in which nothing is acknowledged.
  package init() {}

  /// Takes all the entries, which must come in the order of their numbers.
  package init(_ entries: some Sequence<LogEntry>) {
    for entry in entries { take(entry) }
  }

  /// Takes in the next entry; entries must come in the order of their numbers.
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
