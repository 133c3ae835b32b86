extension Change {
  /// What changed; the changes of one crisis are listed in this order.
  package enum Kind: String, CaseIterable, Sendable {
    case crisisNew
    /// The crisis is no longer in the snapshot, which does not mean calm.
    case crisisGone
    case verdictStatus, verdictTrend, verdictRisk, verdictAlerts
    /// An authority was given on a rung that had none; it is not its use.
    case rungAuthorised
    /// No authority on such a rung is on record any more, not even an ended one.
    case rungAuthorityGone
    /// A measure was taken on a rung that had none.
    case rungReached
    /// The last measure that was taken on a rung is no longer on record.
    case rungWithdrawn
    /// The highest rung with a measure in force has changed.
    case highestRung
    case decisionNew, decisionGone, decisionOutcome
    case stanceCrossed
    /// A different stance on the same side.
    case stanceMoved
    /// The first stance of a holder on a question.
    case positionNew
    case positionGone
    case measureNew, measureGone, measureStatus, measureEffect
    /// The planned end was set, moved or removed.
    case measureEnd
    case stateCapacity, consequences, riskFactor
    case eventNew, eventGone
    /// From one figure to another; never across a silent source.
    case indicatorValue
    case sourceSilent, sourceBack
    /// From stale to no figure, or the other way; neither side has a figure.
    case silence
    case indicatorNew, indicatorGone
    case verdictRationale
    /// The same stance again, on another day.
    case positionRestated
    case crisisRevised, verdictRevised, decisionRevised, positionRevised, measureRevised
    case stateCapacityRevised, consequencesRevised, riskFactorRevised, eventRevised
    case indicatorRevised
    case sourceNew, sourceGone, sourceGrade, sourceRevised

    /// Whether it concerns figures of different days.
    package var isOfSeries: Bool {
      switch self {
      case .sourceSilent, .sourceBack, .silence, .indicatorValue, .indicatorNew, .indicatorGone,
        .indicatorRevised:
        true
      default: false
      }
    }

    /// Its place in the order of listing.
    var rank: Int { Self.ranks[self] ?? 0 }

    private static let ranks = Dictionary(
      uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    /// The kind of the change in the opposite direction.
    package var mirrored: Kind {
      switch self {
      case .crisisNew: .crisisGone
      case .crisisGone: .crisisNew
      case .rungAuthorised: .rungAuthorityGone
      case .rungAuthorityGone: .rungAuthorised
      case .rungReached: .rungWithdrawn
      case .rungWithdrawn: .rungReached
      case .decisionNew: .decisionGone
      case .decisionGone: .decisionNew
      case .positionNew: .positionGone
      case .positionGone: .positionNew
      case .measureNew: .measureGone
      case .measureGone: .measureNew
      case .eventNew: .eventGone
      case .eventGone: .eventNew
      case .sourceSilent: .sourceBack
      case .sourceBack: .sourceSilent
      case .indicatorNew: .indicatorGone
      case .indicatorGone: .indicatorNew
      case .sourceNew: .sourceGone
      case .sourceGone: .sourceNew
      default: self
      }
    }
  }
}
