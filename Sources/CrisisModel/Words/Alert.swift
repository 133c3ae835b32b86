/// `rule/crisis/subject/day`; see `Alert.id`.
package typealias AlertID = Identifier<Alert>

/// A change or a number that a rule singled out; it may be cleared, but is never deleted.
package struct Alert: Hashable, Sendable {
  /// The state of the condition at the newest snapshot that the book took.
  package enum Standing: Hashable, Sendable {
    case holding
    /// The record cannot say; that is neither calm nor cleared.
    case unknown(Gap)
    case cleared(Instant)
    /// The same subject was raised again, because it got worse or after the re-fire time.
    case replaced(Instant, by: AlertID)
  }

  /// Why the record cannot say whether a condition holds.
  package enum Gap: Hashable, Sendable {
    /// The last figure is older than the source's cadence.
    case sourceSilent(since: CalendarDay)
    /// A report came without a figure, or with too few figures to say that the number fell.
    case noFigure(since: CalendarDay)
    /// The crisis or its indicator is not in the snapshot.
    case notInSnapshot
  }

  /// What one alert is about within a crisis.
  package enum Subject: Hashable, Sendable {
    case indicator(IndicatorID)
    case veto(DecisionSymbol)
    /// A measure, in force or an act, on a rung that had none.
    case rung(Rung)
    /// An authority on a rung that had none.
    case authority(Rung)
    case crossing(ActorID, QuestionID, CalendarDay)
    case mandate(MeasureID, CalendarDay)
    case verdict(VerdictMark)

    /// Whether it concerns figures of different days.
    package var isSeries: Bool { if case .indicator = self { true } else { false } }
  }

  /// Made of the rule, the crisis, the subject and the day on which it was raised; the same on
  /// every desk.
  package let id: AlertID
  /// The rule that singled it out.
  package let rule: AlertRuleID
  /// The crisis it is about.
  package let crisis: CrisisID
  /// What it is about within the crisis.
  package let subject: Subject
  /// The level at which it was raised; a worse condition raises a new alert.
  package internal(set) var level: AlertLevel
  /// The instant of the snapshot that raised it.
  package internal(set) var raisedAt: Instant
  /// The facts and numbers that raised it.
  package internal(set) var evidence: AlertEvidence
  /// The same at the newest snapshot that says anything about it.
  package internal(set) var latest: AlertEvidence
  /// Whether the condition holds at the newest snapshot.
  package internal(set) var standing: Standing
  /// Until then a repetition is the same alert, unless it is worse.
  package internal(set) var nextFiring: Instant
  /// How often the condition returned after it had cleared.
  package internal(set) var repeats = 0
  /// The marking of the snapshot that raised it.
  let raisedMarking: Marking
  /// The marking of the newest snapshot that says anything about it.
  var latestMarking: Marking

  /// The marking of both snapshots on which it rests.
  package var marking: Marking { raisedMarking.joined(latestMarking) }

  /// Whether it is neither cleared nor replaced; an alert about which the record cannot say stays
  /// open.
  package var isOpen: Bool {
    switch standing {
    case .holding, .unknown: true
    case .cleared, .replaced: false
    }
  }
}

/// What an alert rests on: the facts, and the number with its threshold and baseline.
package struct AlertEvidence: Hashable, Sendable {
  /// What the rule saw, by the kind of rule.
  package enum Detail: Hashable, Sendable {
    /// The first and the last day of the figures that were read.
    case figures(from: CalendarDay, to: CalendarDay)
    case vetoed(by: [StateID], on: CalendarDay)
    case reached(on: CalendarDay)
    case authorised(on: CalendarDay)
    case crossed(from: Position.Stance, to: Position.Stance)
    /// Days until the last day; negative once it has passed.
    case ends(daysLeft: Int)
    case silent(lastFigure: CalendarDay?)
    case worsened(from: VerdictMark)
  }

  /// The highest earlier value, and how many of the window's days are on record at all.
  package struct Baseline: Hashable, Sendable {
    /// `nil` if no earlier value is on record, which is not zero.
    package let value: Double?
    /// The length of the window, in days.
    package let days: Int
    /// How many of these days have a figure on record.
    package let daysOnRecord: Int
  }

  /// The level at this snapshot.
  package let level: AlertLevel
  /// What the rule saw.
  package let detail: Detail
  /// The number that the rule compared; `nil` for rules without one.
  package var value: Double? = nil
  /// What the number was compared with: a floor, or a count of days.
  package var threshold: Double? = nil
  /// The earlier numbers it was compared with.
  package var baseline: Baseline? = nil
  /// The unit of both numbers, in words.
  package var unit: String? = nil
  /// The records that it rests on.
  package let facts: [Fact]
  /// The sources of these records, in the snapshot's names.
  package let sources: [SourceID]
  /// The day of the newest fact; an open alert fires again only on a newer one.
  package let day: CalendarDay?
}

/// How grave a verdict is.
package struct VerdictMark: Hashable, Sendable {
  /// From watch to closed.
  package let status: Verdict.Status
  /// From elevated to critical.
  package let risk: Verdict.Risk

  /// The status and the risk of a verdict.
  package init(_ verdict: Verdict) {
    (status, risk) = (verdict.status, verdict.risk)
  }

  /// Whether either the status or the risk is worse.
  package func isWorse(than other: VerdictMark) -> Bool {
    status.severity > other.status.severity || risk > other.risk
  }

  func isAsBad(as other: VerdictMark) -> Bool {
    status.severity >= other.status.severity && risk >= other.risk
  }
}

extension Verdict.Status {
  /// From 0 for closed to 4 for a current crisis.
  package var severity: Int {
    switch self {
    case .closed: 0
    case .easing: 1
    case .watch: 2
    case .imminentRisk: 3
    case .currentCrisis: 4
    }
  }
}

extension Alert.Subject {
  /// The subject as an alert's id has it.
  package var words: String {
    switch self {
    case .indicator(let id): id.rawValue
    case .veto(let symbol): symbol.rawValue
    case .rung(let rung): "rung-\(rung.rawValue)"
    case .authority(let rung): "authority-\(rung.rawValue)"
    case .crossing(let holder, let question, let day):
      "\(holder.rawValue)-\(question.rawValue)-\(day.iso)"
    case .mandate(let measure, let until): "\(measure.rawValue)-\(until.iso)"
    case .verdict(let mark): "\(mark.status.rawValue)-\(mark.risk.rawValue)"
    }
  }
}
