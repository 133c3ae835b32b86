/// Alerts in the order in which they were raised, stored in runs that copies share.
///
/// Books of many instants are kept side by side, and old alerts hardly change: a change of one
/// alert copies its run and not all alerts.
package struct AlertList: RandomAccessCollection, Hashable, Sendable {
  private static let length = 16
  /// All of them are full, except the last.
  private var runs: [[Alert]] = []
  /// How many alerts there are.
  package private(set) var endIndex = 0

  /// Always 0.
  package var startIndex: Int { 0 }

  /// The alert that was raised at this place; setting it copies one run at most.
  package internal(set) subscript(index: Int) -> Alert {
    get { runs[index / Self.length][index % Self.length] }
    set { runs[index / Self.length][index % Self.length] = newValue }
  }

  mutating func append(_ alert: Alert) {
    if endIndex % Self.length == 0 { runs.append([]) }
    runs[runs.count - 1].append(alert)
    endIndex += 1
  }
}
