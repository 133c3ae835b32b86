package import CrisisModel
internal import StrictJSON

/// A part of a crisis whose records are compared apart from the others.
package enum Section: UInt8, CaseIterable, Sendable {
  case verdict, stateCapacity, riskFactors, measures, positions, decisions, consequences
  case indicators, events
  /// Name, State, first day, summary and place, which count as one record.
  case rest

  /// Whether it is a list of records rather than one record.
  var isList: Bool { identity != nil }

  /// The fields that identify a record; `nil` if the section is one record.
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
  /// The section that has the record of a fact; `nil` if the fact is a whole crisis or outside the
  /// crises.
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
