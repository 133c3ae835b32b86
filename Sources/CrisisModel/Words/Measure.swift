/// One concrete thing done or proposed: a step, by an actor.
package struct Measure: Hashable, Sendable {
  /// What became of the measure, as of the snapshot.
  package enum Status: String, CaseIterable, Sendable {
    case proposed, blocked
    /// An authority was given; whoever uses it takes a measure of their own.
    case authorised
    /// An act, done on a day and complete then; never in force.
    case taken
    case inForce, ended
    /// The authority is over, used or not.
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
  /// The day it was taken, authorised or proposed.
  package var from: CalendarDay
  /// The planned last day of a mandate; it may lie ahead.
  package var until: CalendarDay?
  /// The day it really ended.
  package var ended: CalendarDay?
  /// The text it rests on, to the paragraph.
  package var authority: String?
  /// The decision of this crisis that it rests on.
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

/// How a measure's effect was judged, and by whom; nothing is judged by the program itself.
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
