package import CrisisModel

/// How many records differ, at each snapshot of the archive, from the snapshot before it.
///
/// The figures that sources report anew every day are not counted: they would hide the rest.
package struct ChangeCounts: Sendable, Equatable {
  package enum Count: Hashable, Sendable {
    /// Nothing comes before it.
    case first
    /// One of the two cannot be read, so no difference is told.
    case unknown
    case records(Int)
  }

  /// Ascending; as many as each list of counts has.
  package let instants: [Instant]
  private let all: [Count]
  /// By place in the list; most crises stay as they are at most snapshots.
  private let crises: [CrisisID: [Int: Int]]

  /// - Parameter crises: how many records of a crisis differ, by place, where there are any.
  package init(instants: [Instant], all: [Count], crises: [CrisisID: [Int: Int]]) {
    self.instants = instants
    self.all = all
    self.crises = crises
  }

  /// Of one crisis, or of all for `nil`.
  package func counts(of crisis: CrisisID?) -> [Count] {
    guard let crisis else { return all }
    var counts = all.map(Self.withoutChange)
    for (place, count) in crises[crisis] ?? [:] { counts[place] = .records(count) }
    return counts
  }

  /// Of a crisis that is not another than before.
  private static func withoutChange(_ count: Count) -> Count {
    if case .records = count { .records(0) } else { count }
  }
}
