package import CrisisModel

/// What an entry says.
package enum LogContent: Hashable, Sendable {
  case note(String)
  case acknowledgement(AlertID, note: String)
  /// Takes back an acknowledgement: the alert needs attention again.
  case withdrawal(of: LogKey, alert: AlertID, note: String)
  /// Corrects what an earlier entry says; that entry stays.
  case correction(of: LogKey, text: String)
  /// The document that one watch leaves to the next, as it stood when it was prepared.
  case handoverPrepared(document: String, period: LogPeriod)
  case handoverAccepted(of: LogKey, note: String)
  case onWatch
  case offWatch

  /// The content without its values; the raw values stand in canonical bytes, columns and JSON.
  package enum Kind: String, CaseIterable, Sendable {
    case note, acknowledgement, withdrawal, correction, handoverPrepared, handoverAccepted
    case onWatch, offWatch
  }

  /// The kind to file and filter by.
  package var kind: Kind {
    switch self {
    case .note: .note
    case .acknowledgement: .acknowledgement
    case .withdrawal: .withdrawal
    case .correction: .correction
    case .handoverPrepared: .handoverPrepared
    case .handoverAccepted: .handoverAccepted
    case .onWatch: .onWatch
    case .offWatch: .offWatch
    }
  }

  /// The officer's words, or the handover's document; empty if there are none.
  package var text: String {
    switch self {
    case .note(let text), .correction(_, let text), .handoverPrepared(let text, _): text
    case .acknowledgement(_, let note), .withdrawal(_, _, let note), .handoverAccepted(_, let note):
      note
    case .onWatch, .offWatch: ""
    }
  }

  /// The earlier entry that this one withdraws, corrects or accepts.
  package var subject: LogKey? {
    switch self {
    case .withdrawal(let key, _, _), .correction(let key, _), .handoverAccepted(let key, _): key
    case .note, .acknowledgement, .handoverPrepared, .onWatch, .offWatch: nil
    }
  }

  /// The alert that this entry acknowledges or brings back; links do not count.
  package var alert: AlertID? {
    switch self {
    case .acknowledgement(let alert, _), .withdrawal(_, let alert, _): alert
    default: nil
    }
  }
}

/// A half-open span of time: `from` is in it, `to` is not.
package struct LogPeriod: Hashable, Sendable {
  /// The first instant in it.
  package let from: Instant
  /// The first instant after it.
  package let to: Instant

  /// A period; it is empty if `to` is not after `from`.
  package init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  /// Seconds since 1970; a period that ends with `Instant.last` includes that instant.
  package var seconds: Range<Int64> {
    let end = to == .last ? Int64(to.seconds) + 1 : Int64(to.seconds)
    return Int64(from.seconds)..<max(end, Int64(from.seconds))
  }

  /// Whether the instant lies in `seconds`.
  package func contains(_ instant: Instant) -> Bool { seconds.contains(Int64(instant.seconds)) }
}
