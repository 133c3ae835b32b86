/// Every alert that the rules raised, worked out by taking snapshots in order of time.
///
/// The book depends on the snapshots alone: whoever takes the same ones has the same book, whether
/// it was kept while they arrived or is worked out years later. It is a value, so that a copy is
/// the book as of an earlier instant. What the record cannot say never clears an alert.
package struct AlertBook: Hashable, Sendable {
  /// In the order in which they were raised.
  package private(set) var alerts = AlertList()
  /// The instant of the newest snapshot taken; `nil` before the first.
  package private(set) var asOf: Instant?
  /// What is remembered of every crisis that was ever seen.
  private var records: [CrisisID: Record] = [:]

  /// What is remembered of one crisis.
  private struct Record: Hashable {
    let crisis: CrisisID
    var memory: AlertMemory?
    var tracks: [AlertRuleID: [Alert.Subject: AlertTrack]] = [:]
    /// Whether any track waits or has an open alert; if none does, the crisis's absence changes
    /// nothing.
    var isWatched = false
  }

  /// A book that has taken no snapshot.
  package init() {}

  /// The alerts that are neither cleared nor replaced, newest first; of one instant, the highest
  /// level first.
  package var open: [Alert] { Self.newestFirst(alerts.filter(\.isOpen)) }

  /// Orders alerts as screens list them: newest first and, of one instant, the highest level first.
  package static func newestFirst(_ alerts: some Sequence<Alert>) -> [Alert] {
    alerts.sorted {
      ($0.raisedAt, $0.level.rawValue, $1.id) > ($1.raisedAt, $1.level.rawValue, $0.id)
    }
  }

  /// The newest alert with this id; `nil` if none was raised.
  package func alert(_ id: AlertID) -> Alert? { alerts.last { $0.id == id } }

  /// Takes the next snapshot and returns the alerts that it raised.
  ///
  /// A snapshot that is not later than the newest one taken changes nothing.
  package mutating func take(
    _ snapshot: Snapshot, reference: Reference, rules: AlertRules
  ) -> [Alert] {
    if let asOf, snapshot.asOf <= asOf { return [] }
    asOf = snapshot.asOf
    var turn = AlertTurn(now: snapshot.asOf, marking: snapshot.marking)
    for crisis in snapshot.crises {
      // It is taken out so that it changes in place and is not copied.
      var record = records.removeValue(forKey: crisis.id) ?? Record(crisis: crisis.id)
      let view = AlertView(
        crisis, on: snapshot.asOf.day, reference: reference, before: record.memory)
      for rule in rules.rules { take(view, rule, &record, &turn) }
      record.memory = view.memory
      keep(record)
    }
    takeAbsent(Set(snapshot.crises.map(\.id)), rules, &turn)
    return turn.raised.map { alerts[$0] }
  }

  private mutating func keep(_ record: Record) {
    var record = record
    record.isWatched = record.tracks.values.contains { tracks in
      tracks.values.contains { $0.isWatched(alerts) }
    }
    records[record.crisis] = record
  }

  private mutating func take(
    _ view: AlertView, _ rule: AlertRule, _ record: inout Record, _ turn: inout AlertTurn
  ) {
    let open = watched(by: rule, record)
    let found = view.observe(rule, open: open)
    guard !found.isEmpty || !open.isEmpty else { return }
    var known = record.tracks.removeValue(forKey: rule.id) ?? [:]
    for (subject, observation) in found {
      take(observation, subject, of: record.crisis, rule, &known, &turn)
    }
    for subject in open where !found.contains(where: { $0.subject == subject }) {
      take(Self.unspoken(rule), subject, of: record.crisis, rule, &known, &turn)
    }
    if !known.isEmpty { record.tracks[rule.id] = known }
  }

  /// The subjects whose alert waits or is open, always in the same order.
  private func watched(by rule: AlertRule, _ record: Record) -> [Alert.Subject] {
    guard let known = record.tracks[rule.id] else { return [] }
    return known.values.filter { $0.isWatched(alerts) }.map(\.subject)
      .sorted { $0.words < $1.words }
  }

  /// What it means that a snapshot says nothing about a subject: a withdrawn record clears the
  /// alert, a missing number does not.
  private static func unspoken(_ rule: AlertRule) -> AlertObservation {
    switch rule.condition {
    case .threshold, .sourceSilent: .unknown(.notInSnapshot)
    default: .doesNotHold
    }
  }

  /// Takes the absence of crises from the snapshot: news gets older, and the rest is unknown.
  private mutating func takeAbsent(
    _ present: Set<CrisisID>, _ rules: AlertRules, _ turn: inout AlertTurn
  ) {
    let ids = records.values.filter { $0.isWatched && !present.contains($0.crisis) }
      .map(\.crisis).sorted()
    var absent = ids.compactMap { records.removeValue(forKey: $0) }
    for rule in rules.rules {
      for place in absent.indices { takeAbsent(rule, &absent[place], &turn) }
    }
    for record in absent { keep(record) }
  }

  private mutating func takeAbsent(
    _ rule: AlertRule, _ record: inout Record, _ turn: inout AlertTurn
  ) {
    let observation: AlertObservation = rule.isNews ? .onRecord : .unknown(.notInSnapshot)
    for subject in watched(by: rule, record) {
      take(
        observation, subject, of: record.crisis, rule, &record.tracks[rule.id, default: [:]], &turn)
    }
  }

  private mutating func take(
    _ observation: AlertObservation, _ subject: Alert.Subject, of crisis: CrisisID,
    _ rule: AlertRule, _ known: inout [Alert.Subject: AlertTrack], _ turn: inout AlertTurn
  ) {
    var track = known[subject] ?? AlertTrack(crisis: crisis, subject: subject)
    track.take(observation, rule, &alerts, &turn)
    known[subject] = track.isIdle ? nil : track
  }
}

extension AlertRule {
  /// Whether it concerns something that happened once.
  var isNews: Bool {
    switch condition {
    case .newVeto, .newRung, .sideCrossed, .statusWorsened: true
    case .threshold, .mandateEnding, .sourceSilent: false
    }
  }

  /// How many days the alert on something that happened once stays open.
  var openDays: Int {
    switch condition {
    case .newVeto(let news), .newRung(_, let news), .sideCrossed(let news): news.openDays
    case .statusWorsened(let days): days
    case .threshold, .mandateEnding, .sourceSilent: 0
    }
  }
}
