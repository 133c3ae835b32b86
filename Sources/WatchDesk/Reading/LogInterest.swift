package import CrisisModel
package import WatchLog

/// What the dashboard wants to know of the log, now and whenever it grows.
package struct LogInterest: Hashable, Sendable {
  package var filter: LogFilter
  /// Whether they are acknowledged.
  package var alerts: [AlertID]
  /// An entry that is looked at, listed or not.
  package var entry: LogKey?
  /// The desk whose handover is looked at.
  package var handover: String?

  package init(
    filter: LogFilter, alerts: [AlertID] = [], entry: LogKey? = nil, handover: String? = nil
  ) {
    self.filter = filter
    self.alerts = alerts
    self.entry = entry
    self.handover = handover
  }
}
