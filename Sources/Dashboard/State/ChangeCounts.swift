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
  private let crises: [CrisisID: [Count]]

  /// - Parameter crises: those that differ somewhere.
  package init(instants: [Instant], all: [Count], crises: [CrisisID: [Count]]) {
    self.instants = instants
    self.all = all
    self.crises = crises
  }

  /// Of one crisis, or of all for `nil`.
  package func counts(of crisis: CrisisID?) -> [Count] {
    guard let crisis else { return all }
    return crises[crisis] ?? all.map(Self.withoutChange)
  }

  /// Of a crisis that is never another than before.
  private static func withoutChange(_ count: Count) -> Count {
    if case .records = count { .records(0) } else { count }
  }
}
