internal import StrictJSON

extension ModelReader {
  private enum DecisionField: Int, CaseIterable {
    case symbol, body, date, title, draft, meeting, sponsors, chapter, outcome, withoutVote
    case ballots, tally, enables, sources
  }

  private static let decisionFields = FieldTable(DecisionField.self)
  private static let outcomes = FieldTable(Decision.Outcome.allCases.map(\.rawValue))
  private static let chapters = FieldTable(Decision.Chapter.allCases.map(\.rawValue))

  mutating func decision() throws(JSONSyntaxError) -> Decision? {
    guard var scope = try document.object() else { return nil }
    var symbol: DecisionSymbol?
    var body: ActorID?
    var date: CalendarDay?
    var title: String?
    var outcome: Decision.Outcome?
    var decision = Decision(
      symbol: "", body: "", date: CalendarDay(dayNumber: 0), title: "", sponsors: [],
      outcome: .failed, withoutVote: false, enables: [], sources: [])
    while let index = try document.nextField(&scope, Self.decisionFields) {
      switch DecisionField(rawValue: index) {
      case .symbol: symbol = try identifier()
      case .body: body = try actor()
      case .date: date = try pastDay()
      case .title: title = try text()
      case .draft: decision.draft = try text()
      case .meeting: decision.meeting = try text()
      case .sponsors: decision.sponsors = try states()
      case .chapter: decision.chapter = try enumeration(Self.chapters)
      case .outcome: outcome = try enumeration(Self.outcomes)
      case .withoutVote: decision.withoutVote = try document.boolean() ?? false
      case .ballots: decision.ballots = try ballots()
      case .tally: decision.tally = try tally()
      case .enables:
        decision.enables = try list { (reader) throws(JSONSyntaxError) in try reader.step() }
      case .sources: decision.sources = try sources()
      case nil: try document.json.skipValue()
      }
    }
    document.require(0b11_0001_0000_1111, in: scope, Self.decisionFields)
    guard let symbol, let body, let date, let title, let outcome else { return nil }
    decision.symbol = symbol
    decision.body = body
    decision.date = date
    decision.title = title
    decision.outcome = outcome
    review(decision, at: scope.offset)
    return decision
  }

  /// What the recorded outcome, tally and voters say that the ballots do not, as findings.
  ///
  /// The Security Council votes by name, so its ballots must be there; of other bodies the tally,
  /// or only the outcome, may be all that is on record.
  private mutating func review(_ decision: Decision, at offset: Int) {
    if decision.withoutVote && (decision.ballots != nil || decision.tally != nil) {
      document.note(
        .contradiction(
          "adopted without a vote, yet votes are given", remedy: "remove one of the two"),
        at: offset)
    }
    if decision.body == DecisionReview.securityCouncil && !decision.withoutVote
      && decision.ballots == nil
    {
      document.note(
        .contradiction(
          "a vote of the Security Council without its ballots",
          remedy: "give every member's ballot"),
        at: offset)
    }
    guard let reference else { return }
    for finding in DecisionReview(decision, council: reference.council).findings {
      document.note(
        .contradiction(finding.text, remedy: "check it against the record"), at: offset,
        severity: .finding)
    }
  }

  private static let ballotFields = FieldTable(Ballot.self)

  private mutating func ballots() throws(JSONSyntaxError) -> Ballots? {
    guard var scope = try document.object() else { return nil }
    var ballots = Ballots(inFavour: [], against: [], abstaining: [], notParticipating: [])
    while let index = try document.nextField(&scope, Self.ballotFields) {
      let voters = try states()
      switch Ballot.allCases[index] {
      case .inFavour: ballots.inFavour = voters
      case .against: ballots.against = voters
      case .abstaining: ballots.abstaining = voters
      case .notParticipating: ballots.notParticipating = voters
      }
    }
    document.require(0b1111, in: scope, Self.ballotFields)
    return ballots
  }

  private mutating func tally() throws(JSONSyntaxError) -> Tally? {
    guard var scope = try document.object() else { return nil }
    var tally = Tally(inFavour: 0, against: 0, abstaining: 0, notParticipating: 0)
    while let index = try document.nextField(&scope, Self.ballotFields) {
      let count = try document.integer(in: 0...200) ?? 0
      switch Ballot.allCases[index] {
      case .inFavour: tally.inFavour = count
      case .against: tally.against = count
      case .abstaining: tally.abstaining = count
      case .notParticipating: tally.notParticipating = count
      }
    }
    document.require(0b1111, in: scope, Self.ballotFields)
    return tally
  }
}
