package import CrisisModel
package import DisplayText
package import Presentation
package import TerminalUI
internal import WatchLog

/// Everything the screen depends on; changed by `reduce` alone.
package struct DashboardState: Sendable {
  package var archive: ArchiveView
  package var reference: Reference
  /// The last good snapshot; `nil` until one was read.
  package var picture: Picture? { didSet { arrangeCrises() } }
  /// What stands over the screen until the next good snapshot: which file failed and why.
  package var failure: SafeText?
  /// Whether that is the directory, and not the snapshot.
  package var failureIsOfArchive = false
  /// `nil` where nothing is compared yet.
  package var baseline: Baseline?
  /// Where the officer set the baseline with D.
  package var chosen: Instant?
  package var seen = Seen()
  package var comparison: Comparison?
  /// Why the snapshot to compare with could not be read.
  package var comparisonFailure: SafeText?
  /// Problems of the shown snapshot and the reference data, as `validate` prints them.
  package var findings: [SafeText] = []

  /// Counts the snapshots read, so that what was built from one is not taken for another.
  package var reading = 0
  package var built: BuiltPage?

  package var mode = TimeMode.replay
  /// Whether the snapshots are played one after the other.
  package var isPlaying = false
  package var seek: Seek?
  /// The clock of the machine; `nil` where there is none, as in a screen printed for documents.
  package var now: Instant?
  /// Snapshots that have come since the officer left the newest one.
  package var arrived = 0
  /// Alerts that those raised; worked out after they have come.
  package var arrivedAlerts = 0
  /// The newest snapshot when the first of them came; `nil` where none has.
  var leftAt: Instant?

  /// `nil` until they were counted first.
  package var changeCounts: ChangeCounts?

  /// `nil` while they are being worked out for the shown instant.
  package var alerts: AlertsView? { didSet { alertReading += 1 } }
  /// Counts the alert books taken, as `reading` counts snapshots.
  package private(set) var alertReading = 0
  package var bell = AlertBell()

  package var permissions = Permissions()
  /// `nil` where there is no watch log.
  package var log: LogView? { didSet { logReading += 1 } }
  /// Counts the changes of the log, as `reading` counts snapshots.
  package private(set) var logReading = 0
  /// Why there is none.
  package var logAbsence: SafeText = "No watch log is kept here; name one with --log."
  package var handover = HandoverView()
  /// The acknowledgement that the same key, pressed again, offers to withdraw.
  var withdrawalOffer: LogKey?
  /// That the program leaves soon, because no key came for long.
  package var idleWarning: SafeText?

  package var size: Size
  package var screens: [Screen] = [.overview]
  package var focus: OverviewPanel = .crises
  package var isZoomed = false
  /// Ids, so that a selection survives another snapshot.
  package var selectedCrisis: CrisisID?
  /// Where the selected crisis was listed last.
  var crisisPlace = 0
  /// The crisis that was selected until a filter hid it; it comes back with the end of the filter.
  var hiddenByFilter: CrisisID?
  package var filter: CrisisFilter = .all { didSet { arrangeCrises() } }
  package var sort = CrisisSort() { didSet { arrangeCrises() } }
  /// Follows from `picture`, `filter` and `sort`; panels ask for it many times a frame.
  private(set) var arrangement = CrisisArrangement()
  package var sources = SourceArrangement()
  package var charts = ChartArrangement()
  package var questions: [CrisisID: QuestionID] = [:]
  package internal(set) var panelSelections: [OverviewPanel: PanelSelection] = [:]
  package internal(set) var selections: [Screen: PageSelection] = [:]

  /// What is looked for on each page.
  package var finding: [Screen: String] = [:]
  /// What is looked for on the present page; empty for nothing.
  package var sought: String {
    get { finding[screen] ?? "" }
    set { finding[screen] = newValue.isEmpty ? nil : newValue }
  }
  package var marks: Set<CrisisID> = []
  package var prompt: OpenPrompt?
  package var message: SafeText?
  /// What a session that goes on begins with; stands until a key was pressed under it, and never
  /// over a message.
  package var greeting: SafeText?
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

  private mutating func arrangeCrises() {
    arrangement = CrisisArrangement(picture, filter: filter, sort: sort)
  }
}

/// What the list of sources is sorted by.
package struct SourceArrangement: Hashable, Sendable {
  package enum Sort: CaseIterable, Sendable {
    case date, grade, facts, publisher
  }

  package var sort = Sort.date
  package var isReversed = false
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
