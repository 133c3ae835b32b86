/// One concrete thing done or proposed: a step, taken by an actor.
package struct Measure: Hashable, Sendable {
  /// What became of the measure, as of the snapshot.
  package enum Status: String, CaseIterable, Sendable {
    case proposed, blocked
    /// An authority was given; whoever uses it takes a measure of their own.
    case authorised
    /// An act, done on a day and then complete; it is never in force.
    case taken
    case inForce, ended
    /// The authority has ended, used or not.
    case authorityEnded
  }

  /// Unique in the crisis, and the same in every snapshot of an archive.
  package var id: MeasureID
  /// The kind of measure.
  package var step: StepID
  /// Who takes it, or would.
  package var actor: ActorID
  /// What became of it.
  package var status: Status
  /// The day on which it was taken, authorised or proposed.
  package var from: CalendarDay
  /// The planned last day of a mandate, which may lie ahead; an act has none.
  package var until: CalendarDay?
  /// The day on which it really ended.
  package var ended: CalendarDay?
  /// The text on which it rests, to the paragraph.
  package var authority: String?
  /// The decision of this crisis on which it rests.
  package var decision: DecisionSymbol?
  /// Whom or what it is directed at.
  package var target: String?
  /// What else the record says about it.
  package var note: String?
  /// How its effect was judged; `nil` if nobody did.
  package var effect: Effect?
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

/// How somebody judged a measure's effect; the program itself judges nothing.
package struct Effect: Hashable, Sendable {
  /// What the judge found.
  package enum Judgement: String, CaseIterable, Sendable {
    case adequate, mixed, inadequate
  }

  /// What the judge found.
  package var judgement: Judgement
  /// Who judged.
  package var by: String
  /// When it was judged.
  package var date: CalendarDay
  /// What the judge said.
  package var note: String?
  /// What it rests on; never empty.
  package var sources: [SourceID]
}
