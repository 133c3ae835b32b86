package import CrisisModel
package import DisplayText

/// Names of what ids refer to, on the day of the snapshot; the id itself where nothing is known.
extension Picture {
  package func name(_ actor: ActorID) -> SafeText {
    SafeText(reference.actor(actor)?.name(on: today) ?? actor.rawValue, limit: 200)
  }

  package func name(_ state: StateID, on day: CalendarDay? = nil) -> SafeText {
    SafeText(reference.states[state]?.name(on: day ?? today) ?? state.rawValue, limit: 200)
  }

  /// Short enough for a column: the id of a body or organisation, and of a State.
  package func short(_ actor: ActorID) -> SafeText {
    SafeText(actor.rawValue, limit: 40)
  }

  package func name(_ step: StepID) -> SafeText {
    SafeText(reference.step(step)?.name ?? step.rawValue, limit: 200)
  }

  package func name(_ question: QuestionID) -> SafeText {
    SafeText(reference.question(question)?.name ?? question.rawValue, limit: 200)
  }

  package func crisisName(_ id: CrisisID) -> SafeText {
    SafeText(crisis(id)?.name ?? id.rawValue, limit: 80)
  }

  /// The grade of the best source, or a sign that none is known.
  package func gradeSpan(_ ids: [SourceID]) -> Span {
    bestGrade(ids).map(Labels.grade) ?? Span("??", .gradeUnknown)
  }

  /// The grade of the last figure of a series, or a sign that none is known.
  package func gradeSpan(_ indicator: Indicator) -> Span {
    figureGrade(indicator.sources).map(Labels.grade) ?? Span("??", .gradeUnknown)
  }
}

extension Identifier {
  package var text: SafeText { SafeText(rawValue, limit: 120) }
}

extension Handling {
  package var text: SafeText { SafeText(rawValue) }
}
