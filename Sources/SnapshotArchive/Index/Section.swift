package import CrisisModel
internal import StrictJSON

/// A part of a crisis whose records are compared apart from the others.
package enum Section: UInt8, CaseIterable, Sendable {
  case verdict, stateCapacity, riskFactors, measures, positions, decisions, consequences
  case indicators, events
  /// Name, State, first day, summary and place, which count as one record.
  case rest

  /// Whether it is a list of records, and not one record.
  var isList: Bool { identity != nil }

  /// What one record is told from another by; `nil` where the section is one record.
  var identity: [StaticString]? {
    switch self {
    case .verdict, .stateCapacity, .consequences, .rest: nil
    case .riskFactors: ["factor"]
    case .measures, .indicators, .events: ["id"]
    case .positions: ["holder", "question", "date"]
    case .decisions: ["symbol"]
    }
  }
}

extension Section {
  /// Where the record of a fact stands; `nil` where it is all of a crisis, or outside of crises.
  package init?(_ fact: Fact) {
    switch fact {
    case .measure: self = .measures
    case .position: self = .positions
    case .decision: self = .decisions
    case .event: self = .events
    case .crisis, .membership, .border, .step, .source: return nil
    }
  }
}
