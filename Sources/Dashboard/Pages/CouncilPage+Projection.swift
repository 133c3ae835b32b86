internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// What members have declared on each question; nobody's vote is guessed.
  mutating func addProjections(_ crisis: Crisis) {
    heading("Projection", note: "from members' own stances on record; nobody's vote is guessed")
    guard picture.reference.council.members(on: picture.today) != nil else {
      line(
        Line("the members on \(Dates.long(picture.today)) are not in the reference data", .noData))
      return
    }
    let all = picture.reference.councilQuestions.compactMap { projection($0.id, crisis) }
    let declared = all.filter { !$0.facts.isEmpty }
    for projection in declared { addProjection(projection, crisis) }
    let silent = all.count - declared.count
    let noun: SafeText = silent == 1 ? "question" : "questions"
    if silent > 0 {
      line(
        Line("  on \(silent) more \(noun) no member has a stance on record: not known", .noData))
    }
  }

  func projection(_ question: QuestionID, _ crisis: Crisis) -> CouncilProjection? {
    CouncilProjection(question, in: crisis, reference: picture.reference, on: picture.today)
  }

  /// The question, then a line a group; every line opens the declarations behind it.
  private mutating func addProjection(_ projection: CouncilProjection, _ crisis: Crisis) {
    let target = Screen.projection(crisis.id, projection.question)
    if let decision = decided(projection.question, crisis) {
      line(
        Line("  \(picture.name(projection.question)): ", .strong)
          .appending("decided \(Dates.short(decision.date, today: picture.today)) by ")
          .appending(decision.symbol.text, .link),
        opens: .record(.decision(crisis.id, decision.symbol)))
      return
    }
    line(
      Line("  \(picture.name(projection.question)): ", .strong)
        .appending(ProjectionWords.votes(projection)), opens: target)
    for (label, states) in ProjectionWords.groups(projection) where !states.isEmpty {
      let count = "\(states.count)" as SafeText
      let names = CouncilWords.codes(states, separator: " ")
      line(
        Line("    \(label.padded(to: 12))\(count.padded(to: 4))", .dim).appending(names),
        opens: target, named: "\(projection.question.text) \(label)")
    }
    line(
      Line("    ") + ProjectionWords.block(projection), opens: target,
      named: "\(projection.question.text) block")
    guard let sets = ProjectionWords.sets(projection, first: 2) else { return }
    for (index, part) in sets.wrapped(to: width - 6).enumerated() {
      line(
        Line("    \(part)"), opens: target, named: "\(projection.question.text) sets",
        continues: index > 0)
    }
  }

  /// The adopted text that took up the question after the last of its members' stances: what they
  /// declared was for that vote, and is no projection of another.
  private func decided(_ question: QuestionID, _ crisis: Crisis) -> Decision? {
    let steps = Set(picture.reference.question(question)?.steps ?? [])
    let members = Set(picture.reference.council.members(on: picture.today) ?? [])
    let stances = Consensus.stands(in: crisis).filter {
      $0.question == question && members.contains(StateID($0.holder.rawValue))
    }
    let last = stances.map(\.latest.date).max()
    return crisis.decisionsNewestFirst.first { decision in
      decision.isOfSecurityCouncil && !steps.isDisjoint(with: decision.enables)
        && DecisionReview.outcome(of: decision, picture.reference.council) == .adopted
        && last.map { $0 <= decision.date } ?? false
    }
  }
}
