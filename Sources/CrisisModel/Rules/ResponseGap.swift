/// How far the response in force lags behind the risk; a display aid, not a recommendation.
///
/// The rule of this project: elevated risk looks for prevention (rung 1), high risk for peaceful
/// means (rung 2), critical risk for coercion without force (rung 3). The gap is how many rungs
/// the highest one in force falls short of that. Force is never looked for, so that no gap can
/// be read as a call for it. A crisis that is easing or closed has no gap.
package enum ResponseGap {
  /// 0 to 3; `nil` where the rule does not apply.
  package static func gap(_ crisis: Crisis, ladder: Ladder) -> Derived<Int>? {
    guard let expected = expectedRung(crisis.verdict) else { return nil }
    let reached = ladder.highestInForce
    let gap = max(0, expected.rawValue - (reached?.value.rawValue ?? 0))
    return Derived(gap, from: [.crisis(crisis.id)] + (reached?.facts ?? []))
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
