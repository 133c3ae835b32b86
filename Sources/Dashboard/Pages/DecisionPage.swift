internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// A decision: first why it was or was not adopted and who voted how, then the record.
  mutating func buildDecision(_ symbol: DecisionSymbol, _ crisis: Crisis) -> SafeText {
    guard let decision = crisis.decisions.first(where: { $0.symbol == symbol }) else {
      return absent(symbol.text)
    }
    let review = DecisionReview(decision, council: picture.reference.council)
    text(SafeText(decision.title), role: .strong)
    let age = Dates.age(decision.date, today: picture.today)
    text("\(picture.name(decision.body)), \(Dates.long(decision.date)), \(age)", role: .dim)
    addOutcome(review, crisis)
    addSeats(review)
    addRecord(decision)
    addChain(decision, crisis)
    addBallots(review)
    addEnabled(review, crisis)
    sources(decision.sources)
    return symbol.text
  }

  private mutating func addOutcome(_ review: DecisionReview, _ crisis: Crisis) {
    let decision = review.decision
    var outcome = Line([Labels.outcome(review.outcome)])
    outcome = outcome.appending(" \(Figures.tally(decision))")
    if decision.ballots != nil || decision.tally != nil {
      outcome = outcome.appending("  in favour, against, abstaining", .dim)
    }
    field("Outcome", outcome)
    if !decision.isOfSecurityCouncil {
      field("Weight", CouncilWords.weight(of: decision.body, picture.reference), role: .dim)
    } else if let obstacle = review.obstacle(in: crisis.id)?.value {
      field("Why not", CouncilWords.reason(obstacle), role: .strong)
      field("It would take", CouncilWords.requirement(obstacle))
    } else if review.recomputed == .adopted {
      field("Why", CouncilWords.passage(review, picture.reference.council))
    } else if !decision.withoutVote {
      field("Why", "not known: no ballots are on record", role: .noData)
    }
    for finding in review.findings {
      field("Finding", SafeText(finding.text), role: .finding)
    }
  }

  private mutating func addRecord(_ decision: Decision) {
    heading("Record")
    optionalField("Draft", decision.draft)
    optionalField("Meeting", decision.meeting)
    if !decision.sponsors.isEmpty {
      field(
        "Sponsors", SafeText.joined(decision.sponsors.map { picture.name($0, on: decision.date) }))
    }
    if let chapter = decision.chapter { field("Chapter", SafeText(chapter.rawValue)) }
    if decision.kind == .procedural { field("Vote", "procedural, Charter Art. 27(2)") }
    field("Body", "\(picture.name(decision.body)) (\(decision.body.text))")
  }

  private mutating func addEnabled(_ review: DecisionReview, _ crisis: Crisis) {
    let decision = review.decision
    guard !decision.enables.isEmpty else { return }
    let isAdopted = review.outcome == .adopted
    if decision.isOfSecurityCouncil {
      heading(isAdopted ? "Authorises or imposes" : "Would have authorised or imposed")
    } else {
      heading(isAdopted ? "Takes or recommends" : "Would have taken or recommended")
    }
    for step in decision.enables {
      line(Line("  \(picture.name(step))"), opens: .record(.step(step)))
    }
    let resting = crisis.measures.filter { $0.decision == decision.symbol }
    guard !resting.isEmpty else { return }
    heading("Measures that rest on it")
    for measure in resting {
      guard let step = picture.reference.step(measure.step) else { continue }
      addMeasures([measure], of: step, crisis)
    }
  }
}
