package import CrisisModel
package import DisplayText
package import WatchLog

/// Whether the watch log can be used now.
package enum LogStanding: Hashable, Sendable {
  /// Not asked yet; nothing is known of it.
  case opening
  case open(LogStatus)
  /// It cannot be opened or read; the outside tries again.
  case closed(since: Instant, reason: SafeText)

  /// Whether what was read of the log still holds: else nothing may be said to be acknowledged.
  package var isReadable: Bool {
    if case .open(let status) = self, status.connection == .connected { true } else { false }
  }

  /// Whether nothing can be written there, so that nobody should begin to.
  package var isReadOnly: Bool {
    if case .open(let status) = self { status.isReadOnly } else { false }
  }
}
