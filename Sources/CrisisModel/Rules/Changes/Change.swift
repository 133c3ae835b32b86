/// A difference between two snapshots, in the words of the model.
package struct Change: Hashable, Sendable {
  /// Whether an officer should see it first; the raw value stands in JSON.
  package enum Importance: String, CaseIterable, Sendable {
    case major, minor
  }

  /// `nil` for a change of the snapshot's list of sources.
  package let crisis: CrisisID?
  /// What changed.
  package let kind: Kind
  /// What changed, by its id: a measure's, a symbol, `LAS no-fly-zone`, a factor's number, a rung's.
  package let subject: String
  /// As the JSON of snapshots writes it; `nil` where nothing was on record.
  ///
  /// For an indicator the figure, `noFigure` or `stale`.
  package let before: String?
  /// The new value in the same form.
  package let after: String?
  /// For a revision, the members that are not the same, by their names in JSON.
  package let fields: [String]
  /// Whether it belongs among the major changes.
  package let importance: Importance
  /// The record to open.
  package let fact: Fact
  /// The record is in the old snapshot only.
  package let isOnlyInOld: Bool
  /// Of the record; `nil` for what has no date of its own.
  package let date: CalendarDay?

  /// A text that a permanent member's vote against kept from adoption, and that was none before.
  package var isNewVeto: Bool {
    (kind == .decisionNew || kind == .decisionOutcome)
      && after == Decision.Outcome.vetoed.rawValue
  }

  /// The sides that a holder left and came over to; `nil` where none was crossed.
  package var crossing: (from: Position.Stance.Side, to: Position.Stance.Side)? {
    guard kind == .stanceCrossed, let before = before.flatMap(Position.Stance.init),
      let after = after.flatMap(Position.Stance.init)
    else { return nil }
    return (before.side, after.side)
  }
}
