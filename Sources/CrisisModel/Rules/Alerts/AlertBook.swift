/// Every alert that the rules raised, worked out by taking in snapshots in the order of time.
///
/// The book depends on the snapshots alone: whoever takes in the same ones has the same book,
/// whether it was kept while they arrived or is worked out years later. It is a value, so a copy of
/// it is the book as of an earlier instant. What the record cannot say never clears an alert.
package struct AlertBook: Hashable, Sendable {
  /// In the order in which they were raised.
  package private(set) var alerts: [Alert] = []
  /// Of the newest snapshot taken in.
  package private(set) var asOf: Instant?
  private var memories: [CrisisID: AlertMemory] = [:]
  private var tracks: [Key: [Alert.Subject: AlertTrack]] = [:]

  private struct Key: Hashable {
    let rule: AlertRuleID
    let crisis: CrisisID
  }

  package init() {}

  /// Those that are neither cleared nor replaced; the newest first, of one instant the highest
  /// level first.
  package var open: [Alert] { Self.newestFirst(alerts.filter(\.isOpen)) }

  package static func newestFirst(_ alerts: [Alert]) -> [Alert] {
    alerts.sorted {
      ($0.raisedAt, $0.level.rawValue, $1.id) > ($1.raisedAt, $1.level.rawValue, $0.id)
    }
  }

  package func alert(_ id: AlertID) -> Alert? { alerts.last { $0.id == id } }

  /// Takes in the next snapshot and gives the alerts that it raised.
  ///
  /// A snapshot that is not later than the newest one taken in changes nothing.
  package mutating func take(
    _ snapshot: Snapshot, reference: Reference, rules: AlertRules
  ) -> [Alert] {
    if let asOf, snapshot.asOf <= asOf { return [] }
    asOf = snapshot.asOf
    var turn = AlertTurn(now: snapshot.asOf)
    for crisis in snapshot.crises {
      let view = AlertView(
        crisis, on: snapshot.asOf.day, reference: reference, before: memories[crisis.id])
      for rule in rules.rules { take(view, rule, &turn) }
      memories[crisis.id] = view.memory
    }
    let present = Set(snapshot.crises.map(\.id))
    for rule in rules.rules { takeAbsent(rule, present, &turn) }
    return turn.raised.map { alerts[$0] }
  }

  private mutating func take(_ view: AlertView, _ rule: AlertRule, _ turn: inout AlertTurn) {
    let key = Key(rule: rule.id, crisis: view.crisis.id)
    var known = tracks.removeValue(forKey: key) ?? [:]
    let open = known.keys.filter { known[$0]?.isWatched(alerts) == true }
    var spoken: Set<Alert.Subject> = []
    for (subject, observation) in view.observe(rule, open: open) {
      spoken.insert(subject)
      take(observation, subject, key, rule, &known, &turn)
    }
    for subject in open.sorted(by: { $0.words < $1.words }) where !spoken.contains(subject) {
      take(Self.unspoken(rule), subject, key, rule, &known, &turn)
    }
    if !known.isEmpty { tracks[key] = known }
  }

  /// What it means that a snapshot says nothing of a subject: a record that was withdrawn clears,
  /// a number that is missing does not.
  private static func unspoken(_ rule: AlertRule) -> AlertObservation {
    switch rule.condition {
    case .threshold, .sourceSilent: .unknown(.notInSnapshot)
    default: .doesNotHold
    }
  }

  /// Crises that the snapshot does not have: news gets older, the rest is not known.
  private mutating func takeAbsent(
    _ rule: AlertRule, _ present: Set<CrisisID>, _ turn: inout AlertTurn
  ) {
    let absent = tracks.keys.filter { $0.rule == rule.id && !present.contains($0.crisis) }
    for key in absent.sorted(by: { $0.crisis < $1.crisis }) {
      var known = tracks[key] ?? [:]
      let open = known.keys.filter { known[$0]?.isWatched(alerts) == true }
      for subject in open.sorted(by: { $0.words < $1.words }) {
        let observation: AlertObservation =
          rule.isNews ? .onRecord : .unknown(.notInSnapshot)
        take(observation, subject, key, rule, &known, &turn)
      }
      tracks[key] = known
    }
  }

  private mutating func take(
    _ observation: AlertObservation, _ subject: Alert.Subject, _ key: Key, _ rule: AlertRule,
    _ known: inout [Alert.Subject: AlertTrack], _ turn: inout AlertTurn
  ) {
    var track = known[subject] ?? AlertTrack(crisis: key.crisis, subject: subject)
    track.take(observation, rule, &alerts, &turn)
    known[subject] = track.isIdle ? nil : track
  }
}

extension AlertRule {
  /// Whether it is about things that happened once.
  var isNews: Bool {
    switch condition {
    case .newVeto, .newRung, .sideCrossed, .statusWorsened: true
    case .threshold, .mandateEnding, .sourceSilent: false
    }
  }

  /// Days that the alert on something that happened once stays open.
  var openDays: Int {
    switch condition {
    case .newVeto(let news), .newRung(_, let news), .sideCrossed(let news): news.openDays
    case .statusWorsened(let days): days
    case .threshold, .mandateEnding, .sourceSilent: 0
    }
  }
}
