internal import StrictJSON

extension ModelReader {
  private enum DecisionField: Int, CaseIterable {
    case symbol, body, date, title, draft, meeting, sponsors, chapter, kind, outcome
    case withoutVote, ballots, tally, enables, sources
  }

  private static let decisionFields = FieldTable(
    DecisionField.self,
    "symbol body date title draft meeting sponsors chapter kind outcome withoutVote ballots tally enables sources"
  )
  private static let outcomes = FieldTable(values: Decision.Outcome.self, "adopted vetoed failed")
  static let decisionKinds = FieldTable(
    values: Decision.Kind.self, "substantive procedural")
  private static let chapters = FieldTable(values: Decision.Chapter.self, "VI VII VIII")

  mutating func decision() throws(JSONSyntaxError) -> Decision? {
    guard var scope = try document.object() else { return nil }
    var symbol: DecisionSymbol?
    var body: ActorID?
    var date: CalendarDay?
    var title: String?
    var outcome: Decision.Outcome?
    var decision = Decision(
      symbol: "", body: "", date: CalendarDay(dayNumber: 0), title: "", sponsors: [],
      recordedOutcome: .failed, withoutVote: false, enables: [], sources: [])
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
      case .kind: decision.kind = try enumeration(Self.decisionKinds) ?? .substantive
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
    document.require(0b110_0010_0000_1111, in: scope, Self.decisionFields)
    if let symbol { declare(symbol) }
    guard let symbol, let body, let date, let title, let outcome else { return nil }
    decision.symbol = symbol
    decision.body = body
    decision.date = date
    decision.title = title
    decision.recordedOutcome = outcome
    checkVote(decision, in: scope)
    checkKind(decision, in: scope)
    review(decision, at: scope.offset)
    return decision
  }

  /// Checks that a text adopted without a vote has no votes.
  ///
  /// The Security Council votes by name, so its ballots must be there; for other bodies the tally,
  /// or only the outcome, may be all that is on record.
  private mutating func checkVote(_ decision: Decision, in scope: ObjectScope) {
    let hasBallots = scope.has(DecisionField.ballots.rawValue)
    if decision.withoutVote && (hasBallots || scope.has(DecisionField.tally.rawValue)) {
      contradiction(
        "withoutVote is true, yet votes are given", "remove withoutVote, or the votes", scope)
    }
    if decision.withoutVote && decision.recordedOutcome != .adopted {
      contradiction(
        "withoutVote is true, yet the outcome is \(plain: decision.recordedOutcome.rawValue)",
        "remove withoutVote, or correct the outcome", scope)
    }
    let votesByName = decision.isOfSecurityCouncil && !decision.withoutVote
    if votesByName && !hasBallots {
      contradiction(
        "a vote of the Security Council without ballots", "add every member's ballot", scope)
    }
  }

  /// Checks that a procedural vote is the Security Council's, and neither imposes nor authorises
  /// anything.
  private mutating func checkKind(_ decision: Decision, in scope: ObjectScope) {
    guard decision.kind == .procedural else { return }
    if !decision.isOfSecurityCouncil {
      contradiction(
        "a procedural vote of \(quoted: decision.body.rawValue)",
        "remove \"kind\": Charter Art. 27(2) is the Security Council's", scope)
    }
    let steps = decision.enables.filter { step in
      reference?.rung(of: step).map { $0 >= .coercion } == true
    }
    for step in steps {
      contradiction(
        "a procedural vote enables \(quoted: step.rawValue)",
        "remove the step, or \"kind\"", scope)
    }
  }

  private mutating func contradiction(_ what: Message, _ remedy: Message, _ scope: ObjectScope) {
    document.note(.contradiction(what, remedy: remedy), at: scope.offset)
  }

  /// Notes, as findings, where the recorded outcome, tally and voters differ from the ballots.
  private mutating func review(_ decision: Decision, at offset: Int) {
    guard let council = reference?.council else { return }
    let findings = DecisionReview.findings(on: decision, council) { councilMembers(on: $0) }
    for finding in findings {
      document.note(
        .contradiction(finding.text, remedy: finding.remedy), at: offset, severity: .finding)
    }
  }

  private static let ballotFields = FieldTable(
    Ballot.self, "inFavour against abstaining notParticipating")

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
    return Ballot.allCases.indices.allSatisfy(scope.has) ? ballots : nil
  }

  private mutating func tally() throws(JSONSyntaxError) -> Tally? {
    guard var scope = try document.object() else { return nil }
    var tally = Tally(inFavour: 0, against: 0, abstaining: 0, notParticipating: 0)
    var isWhole = true
    while let index = try document.nextField(&scope, Self.ballotFields) {
      let count = try document.integer(in: 0...200)
      isWhole = isWhole && count != nil
      switch Ballot.allCases[index] {
      case .inFavour: tally.inFavour = count ?? 0
      case .against: tally.against = count ?? 0
      case .abstaining: tally.abstaining = count ?? 0
      case .notParticipating: tally.notParticipating = count ?? 0
      }
    }
    document.require(0b1111, in: scope, Self.ballotFields)
    return isWhole && Ballot.allCases.indices.allSatisfy(scope.has) ? tally : nil
  }
}
