package import CrisisModel
package import DisplayText

extension CouncilWords {
  /// `in favour FRA GBR USA; abstaining BRA CHN`, or why there are none.
  package static func ballots(_ decision: Decision) -> SafeText {
    guard let ballots = decision.ballots else {
      return "ballots: \(ballotsMissing(decision))"
    }
    let groups = Ballot.allCases.compactMap { ballot -> SafeText? in
      let states = ballots[ballot].sorted()
      if states.isEmpty { return nil }
      return "\(word(ballot)) \(codes(states, separator: " "))"
    }
    return SafeText.joined(groups, separator: "; ")
  }

  private static func word(_ ballot: Ballot) -> SafeText {
    switch ballot {
    case .inFavour: "in favour"
    case .against: "against"
    case .abstaining: "abstaining"
    case .notParticipating: "not participating"
    }
  }

  /// How it passed, or what stopped it.
  package static func ending(_ review: DecisionReview, _ reference: Reference) -> SafeText {
    guard review.decision.isOfSecurityCouncil else {
      return "\(weight(of: review.decision.body, reference))."
    }
    guard review.decision.ballots != nil else { return "the outcome is as recorded." }
    if let obstacle = review.obstacle(in: "")?.value { return reason(obstacle) }
    return passage(review, reference.council)
  }
}

extension Picture {
  /// A measure of rung 4 or apart from the ladder, or a text that would have enabled one.
  package func concernsForce(_ crisis: Crisis) -> Bool {
    let steps = crisis.measures.map(\.step) + crisis.decisions.flatMap(\.enables)
    return steps.contains { id in
      let step = reference.step(id)
      return step?.rung == .force || step?.place == .outside
    }
  }
}
