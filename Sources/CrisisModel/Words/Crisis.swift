/// A situation in one State where atrocity crimes threaten or occur, as known at one instant.
package struct Crisis: Hashable, Sendable {
  package var id: CrisisID
  package var name: String
  package var state: StateID
  package var began: CalendarDay
  package var summary: String
  package var place: Place?
  package var verdict: Verdict
  package var stateCapacity: StateCapacity?
  package var riskFactors: [RiskFactorFinding]
  package var measures: [Measure]
  package var positions: [Position]
  package var decisions: [Decision]
  package var consequences: Consequences?
  package var indicators: [Indicator]
  package var events: [Event]

  package init(
    id: CrisisID, name: String, state: StateID, began: CalendarDay, summary: String,
    place: Place? = nil, verdict: Verdict, stateCapacity: StateCapacity? = nil,
    riskFactors: [RiskFactorFinding], measures: [Measure], positions: [Position],
    decisions: [Decision], consequences: Consequences? = nil, indicators: [Indicator],
    events: [Event]
  ) {
    self.id = id
    self.name = name
    self.state = state
    self.began = began
    self.summary = summary
    self.place = place
    self.verdict = verdict
    self.stateCapacity = stateCapacity
    self.riskFactors = riskFactors
    self.measures = measures
    self.positions = positions
    self.decisions = decisions
    self.consequences = consequences
    self.indicators = indicators
    self.events = events
  }
}

/// A place with the precision it is known to; drawn no finer.
package struct Place: Hashable, Sendable {
  package enum Precision: String, CaseIterable, Sendable {
    case point, town, district, province, country
  }

  package var name: String
  /// Degrees north, -90 to 90.
  package var latitude: Double
  /// Degrees east, -180 to 180.
  package var longitude: Double
  package var precision: Precision
}

/// The watch's own assessment of a crisis; in the shipped archives an illustration of this
/// project, never ascribed to a real body.
package struct Verdict: Hashable, Sendable {
  package enum Trend: String, CaseIterable, Sendable {
    case deteriorated, unchanged, improved
  }

  package enum Status: String, CaseIterable, Sendable {
    case watch, imminentRisk, currentCrisis, easing, closed
  }

  package enum Risk: String, CaseIterable, Comparable, Sendable {
    case elevated, high, critical

    /// 1 for elevated to 3 for critical.
    package var level: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    package static func < (left: Risk, right: Risk) -> Bool { left.level < right.level }
  }

  package enum Alert: String, CaseIterable, Sendable {
    case conflictRisk, resolutionOpportunity
  }

  package var trend: Trend
  package var status: Status
  package var risk: Risk
  package var rationale: String
  package var alerts: [Alert]
  package var by: String
  package var sources: [SourceID]
}

/// Whether the State can and will protect its populations (A/RES/60/1, paras 138-139).
package struct StateCapacity: Hashable, Sendable {
  package enum Judgement: String, CaseIterable, Sendable {
    case unable, unwilling, both, unknown
  }

  package var judgement: Judgement
  package var by: String
  package var note: String?
  package var sources: [SourceID]
}

/// What is on record on one of the 14 factors of the UN Framework of Analysis (2014).
package struct RiskFactorFinding: Hashable, Sendable {
  package enum Level: String, CaseIterable, Sendable {
    case present, signs, absent
  }

  /// 1 to 14.
  package var factor: Int
  package var level: Level
  package var note: String
  package var sources: [SourceID]
}

/// A judgement on whether force would do more harm than good.
package struct Consequences: Hashable, Sendable {
  package enum Judgement: String, CaseIterable, Sendable {
    case moreGood, moreHarm, contested, notAssessed
  }

  package var judgement: Judgement
  package var by: String?
  package var note: String?
  package var sources: [SourceID]
}
