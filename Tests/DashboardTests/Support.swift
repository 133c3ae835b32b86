import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport

extension DashboardState {
  /// What a test compares where nothing else may have changed.
  var summary: Summary {
    Summary(
      screens: screens, focus: focus, isZoomed: isZoomed, selectedCrisis: selectedCrisis,
      filter: filter, sort: sort, questions: questions, panels: panelSelections.mapValues(\.place),
      pages: selections.mapValues(\.row), sought: sought, marks: marks,
      prompt: prompt,
      message: message, failure: failure, findings: findings, archive: archive, size: size,
      theme: theme, asOf: picture?.snapshot.asOf)
  }

  /// The whole state but for the parts that never change, in comparable form.
  struct Summary: Equatable {
    var screens: [Screen]
    var focus: OverviewPanel
    var isZoomed: Bool
    var selectedCrisis: CrisisID?
    var filter: CrisisFilter
    var sort: CrisisSort
    var questions: [CrisisID: QuestionID]
    var panels: [OverviewPanel: Int]
    var pages: [Screen: Int]
    var sought: String
    var marks: Set<CrisisID>
    var prompt: OpenPrompt?
    var message: SafeText?
    var failure: SafeText?
    var findings: [SafeText]
    var archive: ArchiveView
    var size: Size
    var theme: Int
    var asOf: Instant?
  }
}

extension Rehearsal {
  /// The state after an action must be the one before with the changes of `change`, and no other.
  func change(
    by keys: String, _ change: (inout DashboardState.Summary) -> Void
  ) -> (found: DashboardState.Summary, expected: DashboardState.Summary) {
    var expected = state.summary
    press(keys)
    change(&expected)
    return (state.summary, expected)
  }
}

extension CrisisID {
  static let libya: CrisisID = "libya-2011"
  static let syria: CrisisID = "syria-2011"
  static let ivoryCoast: CrisisID = "cote-divoire-2010"
}

extension Rehearsal {
  /// Moves to the first line of the page that opens a screen, and opens it with Enter.
  ///
  /// `false` where no line does.
  func enter(_ target: Screen) -> Bool {
    guard let row = state.page?.rows.firstIndex(where: { $0.target == target }) else {
      return false
    }
    press("Home" + String(repeating: " Down", count: row) + " Enter")
    return state.screen == target
  }

  /// The names of the snapshot's crises as the overview lists them now.
  var listed: [String] { state.visibleCrises.map(\.id.rawValue) }

  /// The bottom line.
  var footer: String { lines.last ?? "" }
}
