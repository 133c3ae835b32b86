internal import CrisisModel
internal import Dashboard
internal import TerminalUI

/// The overview as plain lines for pipes and files.
struct PlainOverview {
  let state: DashboardState

  func print(to output: Output) {
    for line in OverviewText.lines(state) { output.line(line) }
  }
}
