package import CrisisModel
internal import Presentation

extension DashboardState {
  /// The crises that pass the filter, in the order chosen.
  package var visibleCrises: [Crisis] { arrangement.crises }

  /// The selected crisis; `nil` where it is not listed.
  package var currentCrisis: Crisis? { currentPlace.map { arrangement.crises[$0] } }

  /// The place of the current crisis among those visible; `nil` where it is not among them.
  ///
  /// While a filter is typed that hides it, the first one stands in: Enter makes it the choice.
  var currentPlace: Int? {
    if let place = selectedCrisis.flatMap({ arrangement.places[$0] }) { return place }
    return selectedCrisis == nil || isFiltering ? arrangement.crises.indices.first : nil
  }

  /// Whether a filter of crises is being typed.
  var isFiltering: Bool {
    if case .filter = prompt { true } else { false }
  }

  /// The crisis that the present screen is about.
  package var subject: CrisisID? {
    for screen in screens.reversed() {
      if let id = screen.crisis { return id }
    }
    return currentCrisis?.id
  }

  /// The question that the positions panel shows: the officer's choice, or the one that most
  /// organisations took a position on, of equals the one furthest up the ladder.
  package func question(for crisis: Crisis) -> Question? {
    if let chosen = questions[crisis.id], let question = reference.question(chosen) {
      return question
    }
    let stands = Dictionary(grouping: Consensus.stands(in: crisis), by: \.question)
    let counts = stands.mapValues { $0.count { reference.isOrganization($0.holder) } }
    return reference.questions.filter { counts[$0.id] != nil }
      .max { (counts[$0.id] ?? 0, -$0.rank) < (counts[$1.id] ?? 0, -$1.rank) }
  }

  /// The questions on which the crisis has a position on record, by rank.
  package func askedQuestions(_ crisis: Crisis) -> [Question] {
    picture?.askedQuestions(crisis) ?? []
  }
}
