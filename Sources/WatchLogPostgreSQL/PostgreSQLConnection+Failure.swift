internal import CLibPQ
internal import StrictJSON
internal import WatchLog

/// `PG_DIAG_SQLSTATE` and `PG_DIAG_MESSAGE_PRIMARY`, whose macros Swift does not see.
private let (sqlState, primaryMessage) = (Int32(UInt8(ascii: "C")), Int32(UInt8(ascii: "M")))

extension PostgreSQLConnection {
  /// What a failed statement means, by its SQLSTATE (PostgreSQL, appendix A).
  func failure(_ result: OpaquePointer) -> WatchLogError {
    let state = state(result, sqlState)
    let reason = field(result, primaryMessage) ?? message
    switch state {
    case "57014": return .unanswered(place: place, reason: reason)
    case "53100": return .full(place: place)
    case "25006": return .readOnly(place: place)
    // The state that `watchlog.read_draft` raises, and that of a check which a row does not meet.
    case "WF001", "23514": return .noDraft(place: place, reason: reason)
    case "55P03", "40001", "40P01": return .busy(place: place, milliseconds: timeouts.answer)
    default: break
    }
    switch state.prefix(2) {
    // No state: the connection broke before there was an answer. 57: the server is shutting down.
    case "", "08", "57": return .unanswered(place: place, reason: reason)
    case "53": return .unavailable(place: place, reason: reason)
    // Data that does not fit its type: a text that is not UTF-8, a day that no calendar has.
    case "22": return .noDraft(place: place, reason: reason)
    case "XX": return .damaged(place: place, reason: reason)
    default: return .refused(place: place, reason: reason)
    }
  }
}
