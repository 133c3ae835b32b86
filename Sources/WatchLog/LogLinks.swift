package import CrisisModel

/// What an entry is about, besides what its content names.
///
/// Everything that the model gives an id is linked by it, so that the entry leads back to the thing
/// itself and not only to its crisis; with the snapshot, where the thing is on record.
package struct LogLinks: Hashable, Sendable {
  package var crisis: CrisisID?
  package var measure: MeasureID?
  package var decision: DecisionSymbol?
  package var position: LogPosition?
  package var alert: AlertID?
  /// The snapshot that was on the screen.
  package var snapshot: Instant?
  package var entry: LogKey?
  package var event: EventID?
  package var indicator: IndicatorID?
  package var question: QuestionID?
  package var organization: OrganizationID?
  package var step: StepID?
  /// As the snapshot names it: another snapshot may give the name to another source.
  package var source: SourceID?

  package init(
    crisis: CrisisID? = nil, alert: AlertID? = nil, snapshot: Instant? = nil, entry: LogKey? = nil
  ) {
    self.crisis = crisis
    self.alert = alert
    self.snapshot = snapshot
    self.entry = entry
  }
}

/// Whose stance on what; of the crisis that the links name.
package struct LogPosition: Hashable, Sendable {
  package let holder: ActorID
  package let question: QuestionID
  /// When it was taken; `nil` for the newest, in entries of a time when links had no date.
  package var date: CalendarDay?

  package init(holder: ActorID, question: QuestionID, date: CalendarDay? = nil) {
    self.holder = holder
    self.question = question
    self.date = date
  }
}
