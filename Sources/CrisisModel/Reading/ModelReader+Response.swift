internal import StrictJSON

extension ModelReader {
  private enum MeasureField: Int, CaseIterable {
    case id, step, actor, status, from, until, ended, authority, decision, target, note, effect
    case sources
  }

  private static let measureFields = FieldTable(
    MeasureField.self,
    "id step actor status from until ended authority decision target note effect sources")
  private static let measureStatuses = FieldTable(
    values: Measure.Status.self,
    "proposed blocked authorised taken inForce ended authorityEnded")

  mutating func measure() throws(JSONSyntaxError) -> Measure? {
    guard var scope = try document.object() else { return nil }
    var id: MeasureID?
    var step: StepID?
    var actor: ActorID?
    var status: Measure.Status?
    var from: CalendarDay?
    var until: CalendarDay?
    var ended: CalendarDay?
    var authority: String?
    var decision: DecisionSymbol?
    var target: String?
    var note: String?
    var effect: Effect?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.measureFields) {
      switch MeasureField(rawValue: index) {
      case .id: id = try identifier()
      case .step: step = try self.step()
      case .actor: actor = try self.actor()
      case .status: status = try enumeration(Self.measureStatuses)
      case .from: from = try pastDay()
      case .until: until = try day()
      case .ended: ended = try pastDay()
      case .authority: authority = try text()
      case .decision: decision = try decisionReference()
      case .target: target = try text()
      case .note: note = try text()
      case .effect: effect = try self.effect()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1_0000_0001_1111, in: scope, Self.measureFields)
    guard let id, let step, let actor, let status, let from else { return nil }
    var measure = Measure(
      id: id, step: step, actor: actor, status: status, from: from, until: until, ended: ended,
      authority: authority, decision: decision, target: target, note: note, effect: effect,
      sources: sources)
    checkTimes(of: measure, in: scope)
    checkStatus(of: &measure, at: scope.offset)
    if reference?.rung(of: step) == .force { forceMeasures.append((measure, scope.offset)) }
    return measure
  }

  /// Compares a status with the catalogue: an act is taken on a day and never in force, what lasts
  /// is never taken, and the Security Council authorises force but uses none.
  ///
  /// Files that say "inForce" of these are read as if they had the right status, with a finding.
  private mutating func checkStatus(of measure: inout Measure, at offset: Int) {
    guard let step = reference?.traits(of: measure.step) else { return }
    let isRunning = measure.status == .inForce || measure.status == .ended
    let isOfCouncil = measure.actor == DecisionReview.securityCouncil
    if step.isAct {
      checkAct(&measure, isRunning, at: offset)
    } else if measure.status == .taken {
      let remedy: Message = "write \"inForce\" or \"ended\""
      noteStatus(of: measure, "\(quoted: measure.step.rawValue) lasts", remedy, at: offset)
    } else if isRunning, isOfCouncil, step.place == .rung(.force) {
      let told: Measure.Status = measure.status == .ended ? .authorityEnded : .authorised
      noteStatus(
        of: measure, "the Security Council authorises force and uses none",
        "write \(quoted: told.rawValue); use is a measure of its own", at: offset,
        severity: .finding)
      measure.status = told
    } else if measure.status.isAuthority, step.rung == nil {
      noteStatus(
        of: measure, "\(quoted: measure.step.rawValue) is no step of the ladder",
        "record the authority on its rung", at: offset)
    }
  }

  private mutating func checkAct(_ measure: inout Measure, _ isRunning: Bool, at offset: Int) {
    let act: Message = "\(quoted: measure.step.rawValue) is an act"
    if isRunning {
      noteStatus(of: measure, act, "write \"taken\"", at: offset, severity: .finding)
      (measure.status, measure.until, measure.ended) = (.taken, nil, nil)
    } else if measure.status.isAuthority {
      noteStatus(of: measure, act, "write \"taken\", or the step that is authorised", at: offset)
    } else if let until = measure.until {
      document.note(
        .contradiction(
          "\(act), yet it lasts until \(plain: until.iso)", remedy: "remove \"until\""), at: offset)
    }
  }

  private mutating func noteStatus(
    of measure: Measure, _ what: Message, _ remedy: Message, at offset: Int,
    severity: Problem.Severity = .error
  ) {
    document.note(
      .contradiction(
        "\(what), yet its status is \(plain: measure.status.rawValue)", remedy: remedy),
      at: offset, severity: severity)
  }

  /// Checks that a measure has an end date exactly when it has ended, and does not end before it
  /// begins.
  private mutating func checkTimes(of measure: Measure, in scope: ObjectScope) {
    let offset = scope.offset
    if measure.status.isOver && !scope.has(MeasureField.ended.rawValue) {
      document.note(
        .contradiction(
          "its status is \(plain: measure.status.rawValue) but the day it ended is missing",
          remedy: "add \"ended\""), at: offset)
    }
    if let ended = measure.ended, !measure.status.isOver {
      document.note(
        .contradiction(
          "it ended on \(plain: ended.iso) but its status is \(plain: measure.status.rawValue)",
          remedy: "set status to ended, or remove \"ended\""), at: offset)
    }
    if let end = measure.ended.map({ min($0, measure.until ?? $0) }) ?? measure.until,
      end < measure.from
    {
      document.note(
        .contradiction(
          "it ends on \(plain: end.iso), before it begins on \(plain: measure.from.iso)",
          remedy: "correct one of the days"), at: offset)
    }
  }

  private enum EffectField: Int, CaseIterable {
    case judgement, by, date, note, sources
  }

  private static let effectFields = FieldTable(EffectField.self, "judgement by date note sources")
  private static let effects = FieldTable(
    values: Effect.Judgement.self, "adequate mixed inadequate")

  private mutating func effect() throws(JSONSyntaxError) -> Effect? {
    guard var scope = try document.object() else { return nil }
    var judgement: Effect.Judgement?
    var by: String?
    var date: CalendarDay?
    var note: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.effectFields) {
      switch EffectField(rawValue: index) {
      case .judgement: judgement = try enumeration(Self.effects)
      case .by: by = try sharedText()
      case .date: date = try pastDay()
      case .note: note = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b10111, in: scope, Self.effectFields)
    guard let judgement, let by, let date else { return nil }
    return Effect(judgement: judgement, by: by, date: date, note: note, sources: sources)
  }

  private enum PositionField: Int, CaseIterable {
    case holder, question, stance, date, body, dissent, caveat, document, sources
  }

  private static let positionFields = FieldTable(
    PositionField.self, "holder question stance date body dissent caveat document sources")
  private static let stances = FieldTable(
    values: Position.Stance.self, "requests supports conditional reserved opposes rejects")

  mutating func position() throws(JSONSyntaxError) -> Position? {
    guard var scope = try document.object() else { return nil }
    var holder: ActorID?
    var question: QuestionID?
    var stance: Position.Stance?
    var date: CalendarDay?
    var body: String?
    var dissent: [StateID] = []
    var caveat: String?
    var symbol: String?
    var sources: [SourceID] = []
    while let index = try document.nextField(&scope, Self.positionFields) {
      switch PositionField(rawValue: index) {
      case .holder: holder = try actor()
      case .question: question = try self.question()
      case .stance: stance = try enumeration(Self.stances)
      case .date: date = try pastDay()
      case .body: body = try sharedText()
      case .dissent: dissent = try states()
      case .caveat: caveat = try text()
      case .document: symbol = try text()
      case .sources: sources = try self.sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b1_0011_1111, in: scope, Self.positionFields)
    guard let holder, let question, let stance, let date, let body else { return nil }
    return Position(
      holder: holder, question: question, stance: stance, date: date, body: body,
      dissent: dissent, caveat: caveat, document: symbol, sources: sources)
  }

  /// The most States that a list may name, more than any body has members.
  private static let stateLimit = 250

  mutating func states() throws(JSONSyntaxError) -> [StateID] {
    _ = try document.json.peek()
    let offset = document.json.offset
    let states = try stateIDs()
    if states.count <= Self.stateLimit { return states }
    document.note(
      .contradiction(
        "\(states.count) States are named, more than any body has members",
        remedy: "name at most \(Self.stateLimit)"), at: offset)
    return []
  }
}
