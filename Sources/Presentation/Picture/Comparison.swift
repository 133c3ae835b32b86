package import CrisisModel

/// The shown snapshot beside an earlier one: what is another, and what could not be compared.
package struct Comparison: Sendable {
  package let old: Picture
  package let new: Picture
  package let changes: [Change]
  package let notCompared: [NotCompared]

  package init(_ old: Picture, _ new: Picture) {
    self.old = old
    self.new = new
    changes = Changes.between(old.snapshot, new.snapshot, reference: new.reference)
    notCompared = Changes.notCompared(old.snapshot, new.snapshot)
  }

  /// That of both, which holds for what is told of either.
  package var marking: Marking { old.snapshot.marking.joined(new.snapshot.marking) }
}

/// The facts that are new, or other than before, since the snapshot compared with; panels mark
/// them.
package struct News: Hashable, Sendable {
  package private(set) var facts: Set<Fact> = []
  /// With a major change.
  package private(set) var crises: Set<CrisisID> = []

  package static let none = News([])

  package init(_ changes: [Change]) {
    for change in changes {
      if Self.marked.contains(change.kind) { facts.insert(change.fact) }
      if change.importance == .major, let crisis = change.crisis { crises.insert(crisis) }
    }
  }

  package var isEmpty: Bool { facts.isEmpty && crises.isEmpty }

  private static let marked: Set<Change.Kind> = [
    .decisionNew, .decisionOutcome, .stanceCrossed, .stanceMoved, .positionNew, .measureNew,
    .measureStatus, .eventNew,
  ]
}
