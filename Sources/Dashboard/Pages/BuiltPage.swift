internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// A page with what it was built from, so that moving on it does not build it again.
package struct BuiltPage: Sendable {
  struct Origin: Hashable {
    let screen: Screen
    let width: Int
    /// Which reading of a snapshot.
    let reading: Int
    /// Which book of alerts.
    let alertReading: Int
    /// Which state of the log; 0 for pages that show nothing of it.
    let logReading: Int
    let filter: CrisisFilter
    let sort: CrisisSort
    let sources: SourceArrangement
    let charts: ChartArrangement
    /// The two instants compared, where they are.
    let compared: [Instant]
    let baseline: Baseline?
    /// What the marks are relative to, in words.
    let since: SafeText
    let comparisonFailure: SafeText?
    let findings: [SafeText]
    /// What a handover begins with, once it was read.
    let handover: HandoverStart?
  }

  let origin: Origin
  let page: Page
}

extension DashboardState {
  func origin(of screen: Screen) -> BuiltPage.Origin {
    BuiltPage.Origin(
      screen: screen, width: size.width, reading: reading,
      alertReading: alertReading, logReading: screen.showsLog ? logReading : 0, filter: filter,
      sort: sort,
      sources: sources, charts: charts,
      compared: comparedInstants, baseline: baseline,
      since: comparison.map(baselineSentence) ?? reasonForNoComparison,
      comparisonFailure: comparisonFailure, findings: screen == .findings ? allFindings : [],
      handover: screen == .handover ? handover.read : nil)
  }

  private var comparedInstants: [Instant] {
    comparison.map { [$0.old.snapshot.asOf, $0.new.snapshot.asOf] } ?? []
  }

  /// The page of a screen, built before or now; `nil` on the overview.
  func page(of screen: Screen) -> Page? {
    guard screen != .overview else { return nil }
    if let built, built.origin == origin(of: screen) { return built.page }
    return build(screen)
  }
}
