internal import StrictJSON

extension ModelReader {
  private enum CrisisField: Int, CaseIterable {
    case id, name, state, began, summary, place, verdict, stateCapacity, riskFactors, measures
    case positions, decisions, consequences, indicators, events
  }

  private static let crisisFields = FieldTable(
    CrisisField.self,
    "id name state began summary place verdict stateCapacity riskFactors measures positions decisions consequences indicators events"
  )

  mutating func crisis() throws(JSONSyntaxError) -> Crisis? {
    guard var scope = try document.object() else { return nil }
    var draft = CrisisDraft()
    while let index = try document.nextField(&scope, Self.crisisFields) {
      try readCrisisField(CrisisField(rawValue: index), into: &draft)
    }
    document.require(0b110_1111_0101_1111, in: scope, Self.crisisFields)
    let crisis = draft.crisis
    checkAuthority(crisis)
    return crisis
  }

  private mutating func readCrisisField(
    _ field: CrisisField?, into draft: inout CrisisDraft
  ) throws(JSONSyntaxError) {
    switch field {
    case .id: draft.id = try identifier()
    case .name: draft.name = try text()
    case .state: draft.state = try state()
    case .began: draft.began = try pastDay()
    case .summary: draft.summary = try text()
    case .place: draft.place = try place()
    case .verdict: draft.verdict = try verdict()
    case .stateCapacity: draft.stateCapacity = try stateCapacity()
    case .riskFactors: draft.riskFactors = try riskFactors()
    case .measures: draft.measures = try measures()
    case .positions:
      draft.positions = try list { (reader) throws(JSONSyntaxError) in try reader.position() }
    case .decisions: draft.decisions = try decisions()
    case .consequences: draft.consequences = try consequences()
    case .indicators: draft.indicators = try indicators()
    case .events: draft.events = try events()
    case nil: try document.json.skipValue()
    }
  }

  private mutating func measures() throws(JSONSyntaxError) -> [Measure] {
    try uniqueList("measure", id: { $0.id.rawValue }) { (reader) throws(JSONSyntaxError) in
      try reader.measure()
    }
  }

  private mutating func riskFactors() throws(JSONSyntaxError) -> [RiskFactorFinding] {
    try uniqueList("risk factor", id: { String($0.factor) }) { (reader) throws(JSONSyntaxError) in
      try reader.riskFactor()
    }
  }

  private mutating func decisions() throws(JSONSyntaxError) -> [Decision] {
    try uniqueList("decision", id: { $0.symbol.rawValue }) { (reader) throws(JSONSyntaxError) in
      try reader.decision()
    }
  }

  private mutating func indicators() throws(JSONSyntaxError) -> [Indicator] {
    try uniqueList("indicator", id: { $0.id.rawValue }) { (reader) throws(JSONSyntaxError) in
      try reader.indicator()
    }
  }

  private mutating func events() throws(JSONSyntaxError) -> [Event] {
    try uniqueList("event", id: { $0.id.rawValue }) { (reader) throws(JSONSyntaxError) in
      try reader.event()
    }
  }

  /// Reads a list whose entries must have different ids.
  mutating func uniqueList<Element>(
    _ kind: Message, id: (Element) -> String,
    _ element: (inout ModelReader) throws(JSONSyntaxError) -> Element?
  ) throws(JSONSyntaxError) -> [Element] {
    var seen = SeenIDs()
    return try list { (reader) throws(JSONSyntaxError) in
      _ = try reader.document.json.peek()
      let offset = reader.document.json.offset
      guard let value = try element(&reader) else { return nil }
      if !seen.insert(id(value)) {
        reader.document.note(.repeated(kind: kind, id: id(value)), at: offset)
      }
      return value
    }
  }

  /// Checks that force on the ladder rests on the Council: Charter, Articles 42 and 53.
  ///
  /// Without the Council it belongs outside the ladder. If the record says adopted and the ballots
  /// do not, the file can be read, and everything follows the ballots.
  private mutating func checkAuthority(_ crisis: Crisis?) {
    resolveDecisions()
    defer { forceMeasures.removeAll(keepingCapacity: true) }
    guard let reference, let crisis else { return }
    for (measure, offset) in forceMeasures where crisis.lacksAuthority(measure, reference) {
      let decision = crisis.decision(of: measure)
      // A named decision that does not exist was noted already.
      if measure.decision != nil && decision == nil { continue }
      let isRecorded = decision.map { $0.isOfSecurityCouncil && $0.recordedOutcome == .adopted }
      document.note(
        .contradiction(
          "force on rung 4 without an adopted decision of the Security Council",
          remedy: "name the decision, or record a step outside the ladder"),
        at: offset, severity: isRecorded == true ? .finding : .error)
    }
  }
}

/// A crisis while it is being read.
private struct CrisisDraft {
  var id: CrisisID?
  var name: String?
  var state: StateID?
  var began: CalendarDay?
  var summary: String?
  var place: Place?
  var verdict: Verdict?
  var stateCapacity: StateCapacity?
  var riskFactors: [RiskFactorFinding] = []
  var measures: [Measure] = []
  var positions: [Position] = []
  var decisions: [Decision] = []
  var consequences: Consequences?
  var indicators: [Indicator] = []
  var events: [Event] = []

  var crisis: Crisis? {
    guard let id, let name, let state, let began, let summary, let verdict else { return nil }
    return Crisis(
      id: id, name: name, state: state, began: began, summary: summary, place: place,
      verdict: verdict, stateCapacity: stateCapacity, riskFactors: riskFactors,
      measures: measures, positions: positions, decisions: decisions, consequences: consequences,
      indicators: indicators, events: events)
  }
}
