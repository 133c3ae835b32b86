internal import DisplayText
internal import Presentation
package import TerminalUI

/// How charts are drawn.
package struct ChartArrangement: Hashable, Sendable {
  /// What the frame makes ASCII of is best drawn in ASCII at once.
  package var form = Chart.Form.braille
  package var scale = Chart.Scale.linear

  package init() {}
}

extension DashboardState {
  mutating func changeChartForm() {
    guard hasCharts else { return }
    charts.form = charts.form.next
    message = "charts in \(Labels.chartForm(charts.form))"
  }

  mutating func changeChartScale() {
    guard hasCharts else { return }
    charts.scale = charts.scale == .linear ? .logarithmic : .linear
    message = "\(Labels.chartScale(charts.scale)) scale"
  }

  /// Says so where nothing would be seen of a change.
  private var hasCharts: Bool {
    mutating get {
      if case .aspect(.trends, _) = screen { return true }
      message = "no chart is shown; i shows those of the crisis"
      return false
    }
  }
}
