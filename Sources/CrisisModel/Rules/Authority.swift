/// The authority that force rests on: the Council's text, by its ballots.
extension Crisis {
  /// The decision that the measure names; `nil` if it names none, or the crisis has no such
  /// decision.
  package func decision(of measure: Measure) -> Decision? {
    measure.decision.flatMap { symbol in decisions.first { $0.symbol == symbol } }
  }

  /// Whether a measure claims rung 4 without an adopted decision of the Security Council.
  package func lacksAuthority(_ measure: Measure, _ reference: Reference) -> Bool {
    guard measure.status.needsAuthority, reference.rung(of: measure.step) == .force else {
      return false
    }
    return !reference.isAuthority(decision(of: measure))
  }

  /// The step that a measure counts as: force whose text the Council did not adopt is force without
  /// authority, whatever step the record names.
  package func countedStep(of measure: Measure, _ reference: Reference) -> StepID {
    measure.status.isAuthority || !lacksAuthority(measure, reference)
      ? measure.step : ForceRecord.withoutAuthority
  }

  func countedRung(of measure: Measure, _ reference: Reference) -> Rung? {
    reference.rung(of: countedStep(of: measure, reference))
  }
}

extension Reference {
  /// Whether a decision can authorise force: adopted by the Security Council, on substance.
  func isAuthority(_ decision: Decision?) -> Bool {
    guard let decision, decision.isOfSecurityCouncil, decision.kind == .substantive else {
      return false
    }
    return DecisionReview.outcome(of: decision, council) == .adopted
  }
}

extension Measure.Status {
  /// Whether it gives an authority, or gave one, which is not its use.
  package var isAuthority: Bool { self == .authorised || self == .authorityEnded }

  /// Whether such a measure on rung 4 must rest on the Council's decision.
  var needsAuthority: Bool {
    switch self {
    case .authorised, .authorityEnded, .inForce, .ended: true
    case .proposed, .blocked, .taken: false
    }
  }

  /// Whether it has ended; the day is then on record.
  package var isOver: Bool { self == .ended || self == .authorityEnded }
}
