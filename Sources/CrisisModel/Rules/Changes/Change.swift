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
  /// The id of what changed: a measure's, a symbol, `LAS no-fly-zone`, the number of a factor or a
  /// rung.
  package let subject: String
  /// The old value, as the JSON of snapshots writes it; `nil` if nothing was on record.
  ///
  /// For an indicator it is the figure, `noFigure` or `stale`.
  package let before: String?
  /// The new value in the same form.
  package let after: String?
  /// For a revision, the fields that differ, by their names in JSON.
  package let fields: [String]
  /// Whether it belongs among the major changes.
  package let importance: Importance
  /// The record to open.
  package let fact: Fact
  /// Whether only the old snapshot has the record.
  package let isOnlyInOld: Bool
  /// The date of the record; `nil` for records without a date of their own.
  package let date: CalendarDay?

  /// Whether a text was vetoed that was not vetoed before.
  package var isNewVeto: Bool {
    (kind == .decisionNew || kind == .decisionOutcome)
      && after == Decision.Outcome.vetoed.rawValue
  }

  /// The sides from which and to which a holder moved; `nil` unless it crossed.
  package var crossing: (from: Position.Stance.Side, to: Position.Stance.Side)? {
    guard kind == .stanceCrossed, let before = before.flatMap(Position.Stance.init),
      let after = after.flatMap(Position.Stance.init)
    else { return nil }
    return (before.side, after.side)
  }
}
