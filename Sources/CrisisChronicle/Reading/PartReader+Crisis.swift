internal import CrisisModel
internal import StrictJSON

extension PartReader {
  private static let crisisMembers = [
    "id", "name", "state", "began", "knownFrom", "knownUntil", "instants", "summary", "place",
    "verdict", "stateCapacity", "riskFactors", "measures", "positions", "decisions",
    "consequences", "indicators", "events",
  ]

  private static let requiredOfCrisis = [
    "id", "name", "state", "began", "knownFrom", "summary", "verdict", "riskFactors", "measures",
    "positions", "decisions", "indicators", "events",
  ]

  /// One crisis, the whole of a document.
  ///
  /// All parts are read even where one of them is missing, so that all that is wrong is said.
  mutating func crisis(_ slice: JSONSlice) -> CrisisHistory? {
    guard
      let fields = fields(of: slice, Self.crisisMembers, required: Self.requiredOfCrisis)
    else { return nil }
    let head = head(fields)
    let verdict = assessments(fields["verdict"], .verdict)
    let place = assessments(fields["place"], .place)
    let capacity = assessments(fields["stateCapacity"], .stateCapacity)
    let consequences = assessments(fields["consequences"], .consequences)
    let records = records(fields)
    guard let head, let verdict else { return nil }
    var crisis = CrisisHistory(
      id: head.id, state: head.state, began: head.began, knownFrom: head.opening, instants: [],
      name: head.name, summary: head.summary, place: place, verdict: verdict,
      stateCapacity: capacity, consequences: consequences, riskFactors: records.riskFactors,
      measures: records.measures, positions: records.positions, decisions: records.decisions,
      indicators: records.indicators, events: records.events)
    readTimes(of: &crisis, fields)
    checkForms(crisis, fields)
    return crisis
  }

  /// What a crisis is and is called.
  private struct Head {
    let opening: Instant
    let id: CrisisID
    let state: StateID
    let began: CalendarDay
    let name: History<String>
    let summary: History<String>
  }

  private mutating func head(_ fields: Fields) -> Head? {
    let opening = fields[Self.knownFrom].flatMap { read(.moment, $0) }
    let id = fields["id"].flatMap { read(.crisisID, $0) }
    let state = fields["state"].flatMap { read(.state, $0) }
    let began = fields["began"].flatMap { read(.pastDay, $0, at: opening) }
    let name = fields["name"].flatMap { history(texts($0, from: opening ?? .first)) }
    let summary = fields["summary"].flatMap { history(texts($0, from: opening ?? .first)) }
    guard let opening, let id, let state, let began, let name, let summary else { return nil }
    return Head(
      opening: opening, id: id, state: state, began: began, name: name, summary: summary)
  }

  /// The facts of a crisis.
  private struct Records {
    var riskFactors: [History<RiskFactorFinding>]
    var measures: [History<Measure>]
    var positions: [History<Position>]
    var decisions: [History<Decision>]
    var indicators: [History<Indicator>]
    var events: [History<Event>]
  }

  private mutating func records(_ fields: Fields) -> Records {
    Records(
      riskFactors: histories(fields["riskFactors"], .riskFactor, "risk factor") {
        String($0.factor)
      },
      measures: histories(fields["measures"], .measure, "measure") { $0.id.rawValue },
      positions: histories(fields["positions"], .position, "position") {
        "\($0.holder.rawValue) \($0.question.rawValue) \($0.date.iso)"
      },
      decisions: histories(fields["decisions"], .decision, "decision") { $0.symbol.rawValue },
      indicators: indicators(fields["indicators"]),
      events: histories(fields["events"], .event, "event") { $0.id.rawValue })
  }

  /// Reads until when it is carried and which instants decide; it opens before it closes, its
  /// instants lie between, and what a snapshot needs is known when it opens.
  private mutating func readTimes(of crisis: inout CrisisHistory, _ fields: Fields) {
    crisis.knownUntil = fields["knownUntil"].flatMap { read(.instant, $0) }
    if let until = crisis.knownUntil, until < crisis.knownFrom, let slice = fields["knownUntil"] {
      contradiction(
        "it closes at \(plain: until.iso), before it opens at \(plain: crisis.knownFrom.iso)",
        "correct one of the two", at: slice.offset)
    }
    crisis.instants = fields["instants"].map { instants(of: $0) } ?? []
    for (instant, slice) in zip(crisis.instants, fields["instants"]?.elements ?? [])
    where !crisis.isOpen(at: instant) {
      contradiction(
        "\(plain: instant.iso) is outside knownFrom and knownUntil",
        "move it, or open the crisis earlier or longer", at: slice.offset)
    }
    let needed = [
      ("name", crisis.name.firstKnown), ("summary", crisis.summary.firstKnown),
      ("verdict", crisis.verdict.firstKnown),
    ]
    for (name, instant) in needed where instant > crisis.knownFrom {
      contradiction(
        "the first \(plain: name) is known from \(plain: instant.iso), and the crisis opens at \(plain: crisis.knownFrom.iso)",
        "add one that was known then", at: fields[name]?.offset ?? fields.offset)
    }
  }

  /// What is held to a form beyond that of a snapshot: rationales that fit a narrow screen, and
  /// ballots that can be compared.
  private mutating func checkForms(_ crisis: CrisisHistory, _ fields: Fields) {
    for (version, slice) in zip(crisis.verdict.versions, fields["verdict"]?.elements ?? []) {
      let length = version.value.rationale.unicodeScalars.count
      if length > Self.longestRationale {
        contradiction(
          "the rationale has \(length) characters", "shorten it to \(Self.longestRationale)",
          at: slice.offset)
      }
    }
    for (decision, slice) in zip(crisis.decisions, fields["decisions"]?.elements ?? [])
    where !decision.versions.allSatisfy({ Self.areInOrder($0.value.ballots) }) {
      contradiction(
        "the ballots are not in the order of the alphabet", "put the States in that order",
        at: slice.offset)
    }
  }

  private static let longestRationale = 120

  private static func areInOrder(_ ballots: Ballots?) -> Bool {
    Ballot.allCases.allSatisfy { choice in
      let states = ballots?[choice] ?? []
      return states == states.sorted()
    }
  }
}
