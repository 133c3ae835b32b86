internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  mutating func buildCouncil(_ crisis: Crisis) -> SafeText {
    let record = CouncilRecord(crisis, council: picture.reference.council)
    heading("Security Council", note: "decisions, newest first; counted by their ballots")
    addCounts(record, crisis)
    for review in record.council { addDecisionInFull(review.decision, crisis) }
    addOthers(record, crisis)
    addProjections(crisis)
    addMembers()
    return "Council · \(SafeText(crisis.name, limit: 80))"
  }

  /// How many were adopted, vetoed or failed, and who cast the vetoes; each opens the newest text.
  private mutating func addCounts(_ record: CouncilRecord, _ crisis: Crisis) {
    guard !record.council.isEmpty else {
      line(Line("no decision of the Security Council on record", .noData))
      return
    }
    var counts = Line("  ")
    for outcome in Decision.Outcome.allCases {
      counts = counts + Line([Labels.outcome(outcome)])
      counts = counts.appending(" \(record.reviews(outcome).value.count)   ")
    }
    line(counts)
    let vetoes = record.vetoesCast
    guard !vetoes.isEmpty else { return }
    let cast = vetoes.map { "\($0.state.text) \($0.texts.value.count)" as SafeText }
    let multiple = record.multipleVetoes
    var line = Line("  vetoes cast: \(SafeText.joined(cast))")
    if !multiple.value.isEmpty {
      let noun: SafeText = multiple.value.count == 1 ? "text" : "texts"
      line = line.appending("; \(multiple.value.count) \(noun) by two or more", .outcomeVetoed)
    }
    self.line(line, opens: record.reviews(.vetoed).facts.first.map { .record($0) })
  }

  private mutating func addOthers(_ record: CouncilRecord, _ crisis: Crisis) {
    guard !record.others.isEmpty else {
      heading("Other bodies")
      line(Line("no decision of another body on record", .noData))
      return
    }
    let areUN = record.others.allSatisfy {
      CouncilWords.recommends($0.body, picture.reference)
    }
    heading(
      "Other bodies",
      note: areUN
        ? "they recommend, and bind no State; no veto"
        : "their own rules; no veto")
    for decision in record.others { addDecisionInFull(decision, crisis) }
  }

  /// The line of a decision, and under it the chapter and the title, whole.
  private mutating func addDecisionInFull(_ decision: Decision, _ crisis: Crisis) {
    line(
      DecisionLine(picture).line(decision), opens: .record(.decision(crisis.id, decision.symbol)))
    let chapter = decision.chapter.map { "Chapter \(SafeText($0.rawValue)) · " as SafeText } ?? ""
    text("\(chapter)\(SafeText(decision.title, limit: 300))", role: .dim, indent: 4)
  }
}

/// A decision on one line: body, symbol, date, outcome, and what stopped it.
struct DecisionLine {
  let picture: Picture

  init(_ picture: Picture) {
    self.picture = picture
  }

  func line(_ decision: Decision) -> Line {
    let review = DecisionReview(decision, council: picture.reference.council)
    var line = Line("  ").appending(picture.short(decision.body).padded(to: 5))
    line = line.appending("\(decision.symbol.text.padded(to: 17)) ", .strong)
    line = line.appending(
      "\(Dates.short(decision.date, today: picture.today).padded(to: 11)) ", .dim)
    line = line + Line([Labels.outcome(review.outcome)])
    line = line.appending(" \(Figures.tally(decision))")
    if !review.findings.isEmpty { line = line.appending(" !", .finding) }
    guard let mark = CouncilWords.mark(review) else { return line }
    return line.appending("  \(mark)", .ballotAgainst)
  }
}
