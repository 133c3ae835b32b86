/// What one snapshot says about one subject of a rule.
enum AlertObservation {
  /// The condition holds; the gap says why the newest figure cannot be trusted as of today.
  case holds(AlertEvidence, Alert.Gap?)
  /// It happened, and was not on record before.
  case news(AlertEvidence)
  /// It happened in an earlier snapshot and is still on record.
  case onRecord
  case doesNotHold
  /// The record cannot say.
  case unknown(Alert.Gap)
}

/// What was on record of a crisis when it was last seen, to tell what is new.
struct AlertMemory: Hashable, Sendable {
  var day: CalendarDay
  var vetoes: Set<DecisionSymbol> = []
  var rungs: Set<Rung> = []
  var authorities: Set<Rung> = []
  var crossings: Set<Alert.Subject> = []
  var verdict: VerdictMark
}

/// One crisis of one snapshot, as rules see it.
///
/// What may be news is looked up once for all rules, and worked out in full only if it is news.
struct AlertView {
  let crisis: Crisis
  let day: CalendarDay
  let reference: Reference
  /// `nil` if the crisis was in no earlier snapshot.
  let before: AlertMemory?
  /// The texts that were vetoed in the Council; without ballots, those recorded as vetoed.
  let vetoed: [Decision]
  /// The days on which the rungs were first reached.
  let reached: [Rung: CalendarDay]
  /// The days of the first authority on each rung.
  let authorised: [Rung: CalendarDay]
  /// Every time a holder moved from one side to another.
  let crossings: [Crossing]

  init(_ crisis: Crisis, on day: CalendarDay, reference: Reference, before: AlertMemory?) {
    self.crisis = crisis
    self.day = day
    self.reference = reference
    self.before = before
    vetoed = Self.vetoed(in: crisis, reference.council)
    let rungs = RungRecord(crisis, reference)
    reached = rungs.daysReached
    authorised = rungs.daysAuthorised
    crossings = Self.crossings(in: crisis)
  }

  /// - Parameter open: the subjects whose alert waits or is open; each must have an observation.
  func observe(
    _ rule: AlertRule, open: [Alert.Subject]
  ) -> [(subject: Alert.Subject, observation: AlertObservation)] {
    guard rule.statuses.contains(crisis.verdict.status) else {
      return open.map { ($0, .doesNotHold) }
    }
    switch rule.condition {
    case .threshold(let threshold): return observe(threshold, rule.level)
    case .newVeto(let news): return vetoes(news, rule.level, open)
    case .newRung(let rungs, let news): return self.rungs(rungs, news, rule.level, open)
    case .sideCrossed(let news): return crossings(news, rule.level, open)
    case .mandateEnding(let days): return endings(within: days, rule.level)
    case .sourceSilent(let cadences): return silences(cadences, rule.level)
    case .statusWorsened: return verdicts(rule.level, open)
    }
  }

  /// Whether a fact of that date, which was not on record before, is news, and not an old fact that
  /// is seen for the first time.
  func isNews(_ date: CalendarDay, _ news: AlertRule.News) -> Bool {
    if let before, date > before.day { return true }
    return date.days(to: day) <= news.freshDays
  }

  /// What is to be remembered of the crisis, in addition to what was known before.
  var memory: AlertMemory {
    var memory = before ?? AlertMemory(day: day, verdict: VerdictMark(crisis.verdict))
    memory.day = day
    memory.verdict = VerdictMark(crisis.verdict)
    memory.vetoes.formUnion(vetoed.lazy.map(\.symbol))
    memory.rungs.formUnion(reached.keys)
    memory.authorities.formUnion(authorised.keys)
    memory.crossings.formUnion(crossings.lazy.map(\.subject))
    return memory
  }
}
