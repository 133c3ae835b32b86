internal import CrisisModel

/// The words that made-up crises draw from: what the reference data has.
struct ExerciseCatalogue: Sendable {
  let prototype = ExercisePrototype()
  let states: [StateID]
  let organizations: [OrganizationID]
  let questions: [QuestionID]
  /// Of the rungs below force, which rests on nothing but a decision.
  let steps: [StepID]
  /// Those of them that are done on a day.
  let acts: Set<StepID>
  let council: CouncilTerms

  /// - Parameter day: States are there then, and organisations were founded.
  init(_ reference: Reference, on day: CalendarDay) {
    states = reference.states.values.filter { $0.existence.contains(day) }.map(\.id).sorted()
    organizations = reference.organizationOrder.filter { id in
      reference.organizations[id].map { $0.founded <= day } ?? false
    }
    questions = reference.questions.map(\.id)
    let short = reference.steps.filter { $0.rung.map { $0 < .force } ?? false }
    steps = short.map(\.id)
    acts = Set(short.filter(\.isAct).map(\.id))
    council = reference.council
    precondition(
      !states.isEmpty && !organizations.isEmpty && !questions.isEmpty && !steps.isEmpty,
      "made-up crises need reference data")
  }
}
