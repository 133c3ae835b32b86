/// How far the response lags behind the risk: a display aid, not a recommendation.
///
/// By this project's rule, elevated risk calls for prevention (rung 1), high risk for peaceful
/// means (rung 2), and critical risk for coercion without force (rung 3). The gap is by how many
/// rungs the response falls short of that. The response is the highest rung that is in force, or on
/// which an act was taken recently (the catalogue of steps says within how many days). Force is
/// never called for, so that no gap can be read as a demand for it. A crisis that is easing or
/// closed has no gap.
package enum ResponseGap {
  /// From 0 to 3; `nil` if the rule does not apply.
  package static func gap(_ crisis: Crisis, ladder: Ladder) -> Derived<Int>? {
    guard let expected = expectedRung(crisis.verdict) else { return nil }
    let reached = [ladder.highestInForce, ladder.highestTakenLately].compactMap(\.self)
    let highest = reached.map(\.value.rawValue).max() ?? 0
    let facts = reached.filter { $0.value.rawValue == highest }.flatMap(\.facts)
    return Derived(max(0, expected.rawValue - highest), from: [.crisis(crisis.id)] + facts)
  }

  private static func expectedRung(_ verdict: Verdict) -> Rung? {
    switch (verdict.status, verdict.risk) {
    case (.easing, _), (.closed, _): nil
    case (_, .elevated): .prevention
    case (_, .high): .peacefulMeans
    case (_, .critical): .coercion
    }
  }
}
