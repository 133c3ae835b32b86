package import CrisisModel

/// Facts in the order in which they became known; a snapshot of an instant is composed of those known
/// at it.
package struct Chronicle: Hashable, Sendable {
  package var name: String
  /// Of every snapshot.
  package var marking: Marking
  package var note: String?
  /// What facts cite, in the order of a snapshot: by day, then by id.
  package var sources: [Source]
  /// In the order of a snapshot.
  package var crises: [CrisisHistory]
  /// The instants that snapshots are of, ascending: its own, or all that its crises call deciding.
  package var instants: [Instant]
}
