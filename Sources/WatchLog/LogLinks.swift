package import CrisisModel

/// What an entry is about, besides what its content names.
package struct LogLinks: Hashable, Sendable {
  package var crisis: CrisisID?
  package var measure: MeasureID?
  package var decision: DecisionSymbol?
  package var position: LogPosition?
  package var alert: AlertID?
  /// The snapshot that was on the screen.
  package var snapshot: Instant?
  package var entry: LogKey?

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

  package init(holder: ActorID, question: QuestionID) {
    self.holder = holder
    self.question = question
  }
}
