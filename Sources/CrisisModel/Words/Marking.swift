/// How strictly something told is to be handled, and whether any of it was made up for training.
package struct Marking: Hashable, Sendable {
  /// The strictest handling of all its parts.
  package let handling: Handling
  /// Whether any part was made up for training.
  package let isExercise: Bool

  /// A marking; not of an exercise unless it says so.
  package init(_ handling: Handling, isExercise: Bool = false) {
    self.handling = handling
    self.isExercise = isExercise
  }

  /// The marking of nothing, which anybody may know.
  package static let ofNothing = Marking(.clear)

  /// The marking of both together: the stricter handling, and an exercise if either is one.
  package func joined(_ other: Marking) -> Marking {
    Marking(max(handling, other.handling), isExercise: isExercise || other.isExercise)
  }

  /// The marking of this and all the others together.
  package func joined(_ others: some Sequence<Marking>) -> Marking {
    others.reduce(self) { $0.joined($1) }
  }
}

extension Snapshot {
  /// The marking of everything that the snapshot tells.
  package var marking: Marking { Marking(handling, isExercise: exercise) }
}
