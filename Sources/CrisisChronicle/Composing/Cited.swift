internal import CrisisModel

/// What rests on sources.
protocol Citing: Hashable, Sendable {
  /// Every source that is cited, as often as it is.
  var cited: [SourceID] { get }
}

extension Verdict: Citing { var cited: [SourceID] { sources } }
extension StateCapacity: Citing { var cited: [SourceID] { sources } }
extension Consequences: Citing { var cited: [SourceID] { sources } }
extension RiskFactorFinding: Citing { var cited: [SourceID] { sources } }
extension Measure: Citing { var cited: [SourceID] { sources + (effect?.sources ?? []) } }
extension Position: Citing { var cited: [SourceID] { sources } }
extension Decision: Citing { var cited: [SourceID] { sources } }
extension Indicator: Citing { var cited: [SourceID] { sources } }
extension Event: Citing { var cited: [SourceID] { sources } }

extension Crisis: Citing {
  var cited: [SourceID] {
    let assessments = [verdict.cited, stateCapacity?.cited ?? [], consequences?.cited ?? []]
    let records = [
      riskFactors.flatMap(\.cited), measures.flatMap(\.cited), positions.flatMap(\.cited),
      decisions.flatMap(\.cited), indicators.flatMap(\.cited), events.flatMap(\.cited),
    ]
    return Array(assessments.joined()) + Array(records.joined())
  }
}

extension History where Value: Citing {
  /// By any of its versions.
  fileprivate var cited: [SourceID] { versions.flatMap(\.value.cited) }
}

extension CrisisHistory {
  /// Every source that is cited at any instant.
  var cited: Set<SourceID> {
    let assessments = [verdict.cited, stateCapacity?.cited ?? [], consequences?.cited ?? []]
    let records = [
      riskFactors.flatMap(\.cited), measures.flatMap(\.cited), positions.flatMap(\.cited),
      decisions.flatMap(\.cited), indicators.flatMap(\.cited), events.flatMap(\.cited),
    ]
    return Set(assessments.joined()).union(records.joined())
  }
}
