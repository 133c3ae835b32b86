package import CrisisModel
package import Presentation
package import WatchLog

/// What fills the screen; the officer goes in with Enter and back with Esc.
package enum Screen: Hashable, Sendable {
  case overview
  /// The record behind a fact: a crisis, a measure, a position, a decision, a source, …
  case record(Fact)
  /// One side of a crisis in full.
  case aspect(Aspect, CrisisID)
  /// Who stands where on one question of a crisis, and since when.
  case question(CrisisID, QuestionID)
  /// What Council members have declared on one question of a crisis.
  case projection(CrisisID, QuestionID)
  /// An organisation with its record over all crises.
  case organization(OrganizationID)
  /// Why the program says what it says of a crisis: the rule and the facts.
  case reason(Derivation, CrisisID)
  /// Every crisis against every rung.
  case matrix
  /// What ends soon, over all crises.
  case endings
  /// Every crisis against every organisation.
  case stances
  /// Each indicator over all crises that have it.
  case multiples
  /// The JSON behind a fact.
  case raw(Fact)
  /// What is another than in the snapshot compared with.
  case changes
  /// A record that only the snapshot compared with has.
  case earlier(Fact)
  /// Open alerts over all crises, and one of them.
  case alerts
  case alert(AlertID)
  /// The watch log, and one of its entries.
  case log
  case logEntry(LogKey)
  /// What the desk's next watch would be told now.
  case handover
  case sources
  /// What was found wrong with the shown snapshot and the reference data.
  case findings
  case help

  /// Whether it lists the crises that pass the filter.
  package var listsCrises: Bool {
    switch self {
    case .matrix, .stances, .endings, .multiples, .alerts: true
    default: false
    }
  }

  /// Whether it shows something of the watch log.
  var showsLog: Bool {
    switch self {
    case .log, .logEntry, .handover, .alerts, .alert: true
    default: false
    }
  }

  /// The crisis that a screen is about.
  package var crisis: CrisisID? {
    switch self {
    case .aspect(_, let id), .question(let id, _), .projection(let id, _), .reason(_, let id): id
    case .record(let fact), .raw(let fact), .earlier(let fact): fact.crisis
    case .overview, .organization, .matrix, .endings, .stances, .multiples, .alerts, .alert,
      .log, .logEntry, .handover, .sources, .findings, .help, .changes:
      nil
    }
  }
}

/// What a page on one crisis is about.
package enum Aspect: String, CaseIterable, Sendable {
  case ladder, notTried, positions, council, sixTests, riskSheet, timeline, reasons,
    trends
}

/// The panels of the overview, in the order of Tab; events only where there is room.
package enum OverviewPanel: Int, CaseIterable, Sendable {
  case crises, ladder, positions, council, events
}

extension Picture {
  /// The page of an actor that is a regional organisation.
  func page(of actor: ActorID) -> Screen? {
    reference.isOrganization(actor) ? .organization(OrganizationID(actor.rawValue)) : nil
  }
}
