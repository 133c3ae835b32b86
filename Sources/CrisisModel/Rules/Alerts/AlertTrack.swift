/// A snapshot while it is taken: its instant, its marking, and the alerts that it raised.
struct AlertTurn {
  let now: Instant
  let marking: Marking
  var raised: [Int] = []
}

/// How the condition of one subject developed, and the alert that stands for it.
struct AlertTrack: Hashable, Sendable {
  let crisis: CrisisID
  let subject: Alert.Subject
  /// Since when the condition has held without being seen not to; gaps neither end nor start it.
  private var holdingSince: Instant?
  /// When the news was first on record, and what it rests on.
  private var news: News?
  /// The index of the newest alert on the subject.
  private var alert: Int?
  private var clearedAt: Instant?

  private struct News: Hashable {
    let day: CalendarDay
    let evidence: AlertEvidence
  }

  init(crisis: CrisisID, subject: Alert.Subject) {
    self.crisis = crisis
    self.subject = subject
  }

  /// Whether there is nothing to remember.
  var isIdle: Bool { holdingSince == nil && alert == nil }

  /// Whether it waits for its minimum duration or has an open alert.
  func isWatched(_ alerts: AlertList) -> Bool {
    holdingSince != nil || alert.map { alerts[$0].isOpen } == true
  }

  mutating func take(
    _ observation: AlertObservation, _ rule: AlertRule, _ alerts: inout AlertList,
    _ turn: inout AlertTurn
  ) {
    switch observation {
    case .holds(let evidence, let gap): hold(evidence, gap, rule, &alerts, &turn)
    case .news(let evidence):
      news = News(day: turn.now.day, evidence: evidence)
      hold(evidence, nil, rule, &alerts, &turn)
    case .onRecord:
      if let news, news.day.days(to: turn.now.day) <= rule.openDays {
        hold(news.evidence, nil, rule, &alerts, &turn)
      } else {
        clear(&alerts, turn)
      }
    case .doesNotHold: clear(&alerts, turn)
    case .unknown(let gap):
      // Most subjects are unknown for years; an alert that already says so is not written again.
      if let alert, alerts[alert].isOpen, alerts[alert].standing != .unknown(gap) {
        alerts[alert].standing = .unknown(gap)
      }
    }
  }

  private mutating func clear(_ alerts: inout AlertList, _ turn: AlertTurn) {
    (holdingSince, news) = (nil, nil)
    guard let alert, alerts[alert].isOpen else { return }
    alerts[alert].standing = .cleared(turn.now)
    alerts[alert].latestMarking = turn.marking
    clearedAt = turn.now
  }

  private mutating func hold(
    _ evidence: AlertEvidence, _ gap: Alert.Gap?, _ rule: AlertRule, _ alerts: inout AlertList,
    _ turn: inout AlertTurn
  ) {
    let since = holdingSince ?? turn.now
    holdingSince = since
    let standing = gap.map { Alert.Standing.unknown($0) } ?? .holding
    if let alert, alerts[alert].isOpen {
      alerts[alert].latest = evidence
      alerts[alert].latestMarking = turn.marking
      alerts[alert].standing = standing
      if firesAgain(evidence, rule, alerts[alert], turn) {
        raise(evidence, standing, rule, &alerts, &turn)
      }
    } else if since.seconds(to: turn.now) >= rule.timing.minimumDays * Self.daySeconds {
      begin(evidence, standing, rule, &alerts, &turn)
    }
  }

  /// Whether an open alert fires again: if it is worse, or on newer facts once its time has passed.
  private func firesAgain(
    _ evidence: AlertEvidence, _ rule: AlertRule, _ alert: Alert, _ turn: AlertTurn
  ) -> Bool {
    if isWorse(evidence, rule, alert) { return true }
    guard rule.timing.refireDays > 0, turn.now >= alert.nextFiring, let day = evidence.day else {
      return false
    }
    return alert.evidence.day.map { $0 < day } ?? true
  }

  private func isWorse(_ evidence: AlertEvidence, _ rule: AlertRule, _ alert: Alert) -> Bool {
    rule.timing.raiseWhenWorse && evidence.level > alert.level
  }

  /// Opens the last alert again if the condition returned too soon for a new one.
  private mutating func begin(
    _ evidence: AlertEvidence, _ standing: Alert.Standing, _ rule: AlertRule,
    _ alerts: inout AlertList, _ turn: inout AlertTurn
  ) {
    guard let alert, !isWorse(evidence, rule, alerts[alert]),
      isRepeat(of: alerts[alert], rule, turn)
    else {
      raise(evidence, standing, rule, &alerts, &turn)
      return
    }
    alerts[alert].latest = evidence
    alerts[alert].latestMarking = turn.marking
    alerts[alert].standing = standing
    alerts[alert].repeats += 1
  }

  private func isRepeat(of alert: Alert, _ rule: AlertRule, _ turn: AlertTurn) -> Bool {
    if turn.now < alert.nextFiring || turn.now.day == alert.raisedAt.day { return true }
    guard let clearedAt else { return false }
    return clearedAt.seconds(to: turn.now) <= rule.timing.mergeDays * Self.daySeconds
  }

  private static let daySeconds = 86_400

  /// Raises an alert; one day has only one, which then takes the higher level.
  private mutating func raise(
    _ evidence: AlertEvidence, _ standing: Alert.Standing, _ rule: AlertRule,
    _ alerts: inout AlertList, _ turn: inout AlertTurn
  ) {
    let next = turn.now.advanced(by: rule.timing.refireDays * Self.daySeconds)
    let words = [rule.id.rawValue, crisis.rawValue, subject.words, turn.now.day.iso]
    let raised = Alert(
      id: AlertID(words.joined(separator: "/")), rule: rule.id, crisis: crisis, subject: subject,
      level: evidence.level, raisedAt: turn.now, evidence: evidence, latest: evidence,
      standing: standing, nextFiring: next, raisedMarking: turn.marking,
      latestMarking: turn.marking)
    if let alert, alerts[alert].id == raised.id {
      alerts[alert] = raised
    } else {
      if let alert, alerts[alert].isOpen {
        alerts[alert].standing = .replaced(turn.now, by: raised.id)
      }
      alert = alerts.count
      alerts.append(raised)
    }
    if let alert, !turn.raised.contains(alert) { turn.raised.append(alert) }
  }
}
