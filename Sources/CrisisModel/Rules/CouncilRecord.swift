/// The votes on one crisis: those of the Security Council with its rule, those of other bodies as
/// recorded.
package struct CouncilRecord: Sendable {
  /// The crisis that was voted on.
  package let crisis: CrisisID
  /// The Security Council's votes, newest first.
  package let council: [DecisionReview]
  /// The votes of the General Assembly, the Human Rights Council and others, newest first.
  package let others: [Decision]

  /// - Parameter terms: who sat on the Council, to recompute outcomes.
  package init(_ crisis: Crisis, council terms: CouncilTerms) {
    self.crisis = crisis.id
    let newest = crisis.decisionsNewestFirst
    council = newest.filter(\.isOfSecurityCouncil).map { DecisionReview($0, council: terms) }
    others = newest.filter { !$0.isOfSecurityCouncil }
  }

  /// The Council's texts with this outcome, by their ballots or, without ballots, as recorded.
  package func reviews(_ outcome: Decision.Outcome) -> Derived<[DecisionReview]> {
    derived(council.filter { $0.outcome == outcome })
  }

  /// The texts that at least two permanent members vetoed.
  package var multipleVetoes: Derived<[DecisionReview]> {
    derived(council.filter { $0.vetoedBy.count > 1 })
  }

  /// The vetoes that each permanent member cast, most first.
  package var vetoesCast: [(state: StateID, texts: Derived<[DecisionReview]>)] {
    let states = Set(council.flatMap(\.vetoedBy))
    return states.map { state in
      (state, derived(council.filter { $0.vetoedBy.contains(state) }))
    }.sorted { ($1.1.value.count, $0.0) < ($0.1.value.count, $1.0) }
  }

  private func derived(_ reviews: [DecisionReview]) -> Derived<[DecisionReview]> {
    Derived(reviews, from: reviews.map { .decision(crisis, $0.decision.symbol) })
  }
}

extension Crisis {
  /// All decisions, newest first; of two of one day, the later in the record comes first.
  package var decisionsNewestFirst: [Decision] {
    decisions.enumerated().sorted {
      ($0.element.date, $0.offset) > ($1.element.date, $1.offset)
    }.map(\.element)
  }
}
