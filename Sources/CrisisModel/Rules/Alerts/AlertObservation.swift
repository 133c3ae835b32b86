/// What one snapshot says of one subject of a rule.
enum AlertObservation {
  /// Goes on; with what keeps the newest figure from being trusted as of today.
  case holds(AlertEvidence, Alert.Gap?)
  /// Happened, and was not on record before.
  case news(AlertEvidence)
  /// News of an earlier snapshot that is on record still.
  case onRecord
  case doesNotHold
  /// The record cannot say.
  case unknown(Alert.Gap)
}

/// What was on record of a crisis when it was last seen, so that news can be told.
struct AlertMemory: Hashable, Sendable {
  var day: CalendarDay
  var vetoes: Set<DecisionSymbol> = []
  var rungs: Set<Rung> = []
  var authorities: Set<Rung> = []
  var crossings: Set<Alert.Subject> = []
  var verdict: VerdictMark
}

/// One crisis of one snapshot, as rules look at it.
///
/// What can be news is looked up once for all rules, and worked out in full only where it is.
struct AlertView {
  let crisis: Crisis
  let day: CalendarDay
  let reference: Reference
  /// `nil` where the crisis was in no earlier snapshot.
  let before: AlertMemory?
  /// The Council's vetoed texts; where no ballots are on record, as recorded.
  let vetoed: [Decision]
  /// The days on which rungs were first reached.
  let reached: [Rung: CalendarDay]
  /// The days of the first authority on a rung.
  let authorised: [Rung: CalendarDay]
  /// Every time a holder came over from another side.
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

  /// - Parameter open: subjects whose alert is waited on or open, which must be spoken of.
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

  /// Whether a fact of a day that was not on record before is news, and not an old one that is
  /// only seen for the first time.
  func isNews(_ date: CalendarDay, _ news: AlertRule.News) -> Bool {
    if let before, date > before.day { return true }
    return date.days(to: day) <= news.freshDays
  }

  /// What there is to remember of the crisis, with what was known before.
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
