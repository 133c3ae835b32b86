package import CrisisModel

/// What an entry is about, beyond what its content names.
///
/// Everything with an id in the model is linked by that id, so that the entry leads back to the
/// thing itself and not only to its crisis. `snapshot` says where the thing is on record.
package struct LogLinks: Hashable, Sendable {
  /// The crisis to which measure, position, event and indicator belong.
  package var crisis: CrisisID?
  /// A measure of the crisis.
  package var measure: MeasureID?
  /// A decision, by its symbol.
  package var decision: DecisionSymbol?
  /// A stance on a question of the crisis.
  package var position: LogPosition?
  /// The alert that was selected.
  package var alert: AlertID?
  /// The `asOf` of the snapshot that was on the screen.
  package var snapshot: Instant?
  /// Another entry of the log.
  package var entry: LogKey?
  /// An event of the crisis.
  package var event: EventID?
  /// An indicator of the crisis.
  package var indicator: IndicatorID?
  /// A question, where no single position is meant.
  package var question: QuestionID?
  /// An organisation, where no single position is meant.
  package var organization: OrganizationID?
  /// A step of the ladder, on record or not.
  package var step: StepID?
  /// A source by its name in that snapshot; another snapshot may give the name to another source.
  package var source: SourceID?

  /// The links that most entries have; the others are set afterwards.
  package init(
    crisis: CrisisID? = nil, alert: AlertID? = nil, snapshot: Instant? = nil, entry: LogKey? = nil
  ) {
    self.crisis = crisis
    self.alert = alert
    self.snapshot = snapshot
    self.entry = entry
  }
}

/// Whose stance on which question, in the crisis that the links name.
package struct LogPosition: Hashable, Sendable {
  /// An organisation or a State.
  package let holder: ActorID
  /// The question that the stance answers.
  package let question: QuestionID
  /// When the stance was taken; `nil` means the newest, in entries from before links had dates.
  package var date: CalendarDay?

  /// - Parameter date: of the stance; `nil` for the newest.
  package init(holder: ActorID, question: QuestionID, date: CalendarDay? = nil) {
    self.holder = holder
    self.question = question
    self.date = date
  }
}
