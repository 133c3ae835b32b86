import CrisisModel
import Presentation
import TestSupport
import WatchLog

@testable import Dashboard

/// Every kind of screen, so that a test can tell whether it has seen them all.
///
/// A new case of `Screen`, `Fact`, `Aspect` or `Derivation` does not compile, or is asked for by
/// name, until it stands here.
enum ScreenKind: Hashable, CaseIterable {
  case record(FactKind), aspect(Aspect), reason(DerivationKind), other(Other)

  enum Other: Hashable, CaseIterable {
    case overview, raw, earlier, question, projection, organization, matrix, endings, stances,
      multiples, changes, alerts, alert, log, logEntry, handover, sources, findings, help
  }

  static var allCases: [ScreenKind] {
    FactKind.allCases.map(record) + Aspect.allCases.map(aspect)
      + DerivationKind.allCases.map(reason) + Other.allCases.map(other)
  }

  init(_ screen: Screen) {
    self =
      switch screen {
      case .overview: .other(.overview)
      case .record(let fact): .record(FactKind(fact))
      case .aspect(let aspect, _): .aspect(aspect)
      case .reason(let derivation, _): .reason(DerivationKind(derivation))
      case .question: .other(.question)
      case .projection: .other(.projection)
      case .organization: .other(.organization)
      case .matrix: .other(.matrix)
      case .endings: .other(.endings)
      case .stances: .other(.stances)
      case .multiples: .other(.multiples)
      case .raw: .other(.raw)
      case .changes: .other(.changes)
      case .earlier: .other(.earlier)
      case .alerts: .other(.alerts)
      case .alert: .other(.alert)
      case .log: .other(.log)
      case .logEntry: .other(.logEntry)
      case .handover: .other(.handover)
      case .sources: .other(.sources)
      case .findings: .other(.findings)
      case .help: .other(.help)
      }
  }
}

enum FactKind: Hashable, CaseIterable {
  case crisis, measure, position, decision, event, source, step, membership, border

  init(_ fact: Fact) {
    self =
      switch fact {
      case .crisis: .crisis
      case .measure: .measure
      case .position: .position
      case .decision: .decision
      case .event: .event
      case .source: .source
      case .step: .step
      case .membership: .membership
      case .border: .border
      }
  }
}

enum DerivationKind: Hashable, CaseIterable {
  case highestRung, rung, gap, notTried, test, concerned, force

  init(_ derivation: Derivation) {
    self =
      switch derivation {
      case .highestRung: .highestRung
      case .rung: .rung
      case .gap: .gap
      case .notTried: .notTried
      case .test: .test
      case .concerned: .concerned
      case .force: .force
      }
  }
}
