/// A situation in one State where atrocity crimes threaten or occur, as known at one instant.
package struct Crisis: Hashable, Sendable {
  /// Unique in the snapshot, and the same in every snapshot.
  package var id: CrisisID
  /// What the screen calls it.
  package var name: String
  /// The State in which it happens.
  package var state: StateID
  /// The day it began, not after `asOf`.
  package var began: CalendarDay
  /// One line on what is happening as of now.
  package var summary: String
  /// Where it is, as precisely as that is known; `nil` if it is not on record.
  package var place: Place?
  /// The watch's own assessment.
  package var verdict: Verdict
  /// Whether the State protects its populations; `nil` if nobody judged it.
  package var stateCapacity: StateCapacity?
  /// At most one for each factor; a factor without one was not assessed.
  package var riskFactors: [RiskFactorFinding]
  /// What was done about it or proposed.
  package var measures: [Measure]
  /// Who stands where; nobody's silence is among them.
  package var positions: [Position]
  /// Texts that were put to a vote, or adopted without one.
  package var decisions: [Decision]
  /// Whether force would do more harm than good; `nil` if not assessed.
  package var consequences: Consequences?
  /// Numbers that are followed over time.
  package var indicators: [Indicator]
  /// What happened, in the order of the file.
  package var events: [Event]

  /// Takes records as they are; the reader checks them.
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

/// A place with the precision to which it is known; it is drawn no finer.
package struct Place: Hashable, Sendable {
  /// How finely the place is known; for all but a point the coordinates are those of a centre.
  package enum Precision: String, CaseIterable, Sendable {
    case point, town, district, province, country
  }

  /// The place's name, as the screen shows it.
  package var name: String
  /// Degrees north, -90 to 90.
  package var latitude: Double
  /// Degrees east, -180 to 180.
  package var longitude: Double
  /// How finely it may be drawn.
  package var precision: Precision
}

/// The watch's own assessment of a crisis; in the shipped archives an illustration of this project,
/// never ascribed to a real body.
package struct Verdict: Hashable, Sendable {
  /// The change since the assessment before.
  package enum Trend: String, CaseIterable, Sendable {
    case deteriorated, unchanged, improved
  }

  /// From watch to closed, not in order of gravity; see `severity`.
  package enum Status: String, CaseIterable, Sendable {
    case watch, imminentRisk, currentCrisis, easing, closed
  }

  /// In ascending order.
  package enum Risk: String, CaseIterable, Comparable, Sendable {
    case elevated, high, critical

    /// From 1 for elevated to 3 for critical.
    package var level: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// The lower risk is the lesser.
    package static func < (left: Risk, right: Risk) -> Bool { left.level < right.level }
  }

  /// A forward alert: what may come next.
  package enum Alert: String, CaseIterable, Sendable {
    case conflictRisk, resolutionOpportunity
  }

  /// The change since the assessment before.
  package var trend: Trend
  /// Where the crisis stands.
  package var status: Status
  /// How great the risk is.
  package var risk: Risk
  /// One line saying why.
  package var rationale: String
  /// Forward alerts; none is usual.
  package var alerts: [Alert]
  /// Whose assessment it is.
  package var by: String
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

/// Whether the State can and will protect its populations (A/RES/60/1, paras 138-139).
package struct StateCapacity: Hashable, Sendable {
  /// What the judge found; `unknown` means that the judge could not tell.
  package enum Judgement: String, CaseIterable, Sendable {
    case unable, unwilling, both, unknown
  }

  /// What the judge found.
  package var judgement: Judgement
  /// Who judged.
  package var by: String
  /// What the judge said.
  package var note: String?
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

/// What is on record about one of the 14 factors of the UN Framework of Analysis (2014).
package struct RiskFactorFinding: Hashable, Sendable {
  /// How clearly it shows; `absent` means looked for and not found.
  package enum Level: String, CaseIterable, Sendable {
    case present, signs, absent
  }

  /// The number of the factor, 1 to 14.
  package var factor: Int
  /// How clearly it shows.
  package var level: Level
  /// What was seen.
  package var note: String
  /// What it rests on; never empty.
  package var sources: [SourceID]
}

/// A judgement on whether force would do more harm than good.
package struct Consequences: Hashable, Sendable {
  /// What the judge found; absence of evidence is `notAssessed`.
  package enum Judgement: String, CaseIterable, Sendable {
    case moreGood, moreHarm, contested, notAssessed
  }

  /// What the judge found.
  package var judgement: Judgement
  /// Who judged; `nil` if nobody did.
  package var by: String?
  /// What the judge said.
  package var note: String?
  /// What it rests on; empty if nobody judged.
  package var sources: [SourceID]
}
