internal import CrisisModel
internal import TerminalUI

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
    line(
      Line("  \(picture.name(projection.question)): ", .strong)
        .appending(ProjectionWords.nine(projection)), opens: target)
    for (label, states) in ProjectionWords.groups(projection) where !states.isEmpty {
      let count = "\(states.count)" as SafeText
      let names = CouncilWords.codes(states, separator: " ")
      line(
        Line("    \(label.padded(to: 12))\(count.padded(to: 4))", .dim).appending(names),
        opens: target)
    }
    line(Line("    ") + ProjectionWords.block(projection), opens: target)
    guard let sets = ProjectionWords.sets(projection, first: 2) else { return }
    for part in sets.wrapped(to: width - 6) { line(Line("    \(part)"), opens: target) }
  }
}

extension Reference {
  /// Questions about steps that the Security Council can take, by rank.
  var councilQuestions: [Question] {
    questions.filter { question in
      question.steps.contains {
        step($0)?.takers.contains(DecisionReview.securityCouncil.rawValue) == true
      }
    }
  }
}
