/// One concrete thing done or proposed: a step, by an actor.
package struct Measure: Hashable, Sendable {
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

  package var id: MeasureID
  package var step: StepID
  package var actor: ActorID
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
  package var target: String?
  package var note: String?
  package var effect: Effect?
  package var sources: [SourceID]
}

/// How a measure's effect was judged, and by whom; nothing is judged by the program itself.
package struct Effect: Hashable, Sendable {
  package enum Judgement: String, CaseIterable, Sendable {
    case adequate, mixed, inadequate
  }

  package var judgement: Judgement
  package var by: String
  package var date: CalendarDay
  package var note: String?
  package var sources: [SourceID]
}
