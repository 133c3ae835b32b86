package import CrisisModel
package import TerminalUI

/// Everything the screen depends on; changed by `reduce` alone.
package struct DashboardState: Sendable {
  package var archive: ArchiveView
  package var reference: Reference
  /// The last good snapshot; `nil` until one was read.
  package var picture: Picture?
  /// What stands over the screen until the next good snapshot: which file failed and why.
  package var failure: SafeText?
  /// Problems of the shown snapshot and the reference data, as `validate` prints them.
  package var findings: [SafeText] = []

  /// `nil` while they are being worked out for the shown instant.
  package var alerts: AlertsView?
  package var bell = AlertBell()

  package var size: Size
  package var screens: [Screen] = [.overview]
  package var focus: OverviewPanel = .crises
  package var isZoomed = false
  /// Ids, so that a selection survives another snapshot.
  package var selectedCrisis: CrisisID?
  package var filter: CrisisFilter = .all
  package var sort = CrisisSort()
  package var sources = SourceArrangement()
  package var questions: [CrisisID: QuestionID] = [:]
  /// The selected row of panels and pages.
  package var rows: [RowKey: Int] = [:]

  /// What is looked for on pages; empty for nothing.
  package var sought = ""
  package var marks: Set<CrisisID> = []
  package var prompt: OpenPrompt?
  package var message: SafeText?
  package var themes: [String]
  package var theme: Int

  package init(
    archive: ArchiveView, reference: Reference, size: Size, themes: [String], theme: Int
  ) {
    self.archive = archive
    self.reference = reference
    self.size = size
    self.themes = themes
    self.theme = theme
  }

  package var screen: Screen { screens.last ?? .overview }
}

/// What the list of sources is sorted by.
package struct SourceArrangement: Hashable, Sendable {
  package enum Sort: CaseIterable, Sendable {
    case date, grade, facts, publisher
  }

  package var sort = Sort.date
  package var isReversed = false
}

/// What the dashboard knows of the archive: the instants, and which one is shown.
package struct ArchiveView: Hashable, Sendable {
  package var name: SafeText
  package var instants: [Instant]
  /// The instant asked for; the picture may still show another one, if this one failed.
  package var index: Int

  package init(name: SafeText, instants: [Instant], index: Int) {
    self.name = name
    self.instants = instants
    self.index = index
  }
}

/// Where a row selection belongs.
package enum RowKey: Hashable, Sendable {
  case panel(OverviewPanel)
  case page(Screen)
}

package struct CrisisSort: Hashable, Sendable {
  package enum Key: String, CaseIterable, Sendable {
    /// Status, then risk, then trend: the worst first.
    case urgency
    case name, status, trend, risk, rung, gap, notTried, record
  }

  package var key: Key = .urgency
  package var isReversed = false

  package init() {}
}
