import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Thresholds in trends") struct TrendsRuleTests {
  /// The trends of Libya under one rule of the test's own; figures on paper: 24, 84, 173, 233.
  private func page(_ reading: AlertRule.Threshold.Reading, floor: Double) throws -> [String] {
    let dashboard = Rehearsal(size: Size(width: 120, height: 40)).withAlerts()
    let alerts = try #require(dashboard.state.alerts)
    var rule = try #require(alerts.rules["deaths-30d"])
    guard case .threshold(var threshold) = rule.condition else { return [] }
    threshold.reading = reading
    threshold.floor = floor
    rule.condition = .threshold(threshold)
    dashboard.state.alerts = AlertsView(
      index: alerts.index, book: alerts.book, rules: AlertRules([rule]), notes: [])
    dashboard.press("Down i")
    return try #require(dashboard.state.page).rows.map(\.line.text.string)
  }

  @Test func aRuleOnTheFigureItselfIsDrawnAndNamed() throws {
    let lines = try page(.figure, floor: 100)
    #expect(lines.contains { $0.contains("floor 100") && $0.contains("┄") && $0.contains("│") })
    #expect(lines.contains { $0.contains("highest before 173") && $0.contains("│") })
    #expect(
      lines.contains(
        "Lines: floor 100, highest before 173 in 3 of 366 days on record · rule deaths-30d"))
  }

  @Test func aFloorFarAboveIsSaidAndDoesNotPressTheFiguresFlat() throws {
    let lines = try page(.figure, floor: 5_000)
    #expect(lines.contains { $0.hasPrefix("Lines: floor 5,000 (far above, not drawn)") })
    #expect(lines.contains { $0.hasPrefix("250┤") })
  }

  /// A rise within 30 days and a running total are unlike things: no line compares them.
  @Test func aRuleOnARiseIsSaidInWordsOnly() throws {
    let lines = try page(.increase, floor: 100)
    #expect(!lines.contains { $0.contains("┄") })
    let text = lines.joined(separator: " ")
    #expect(
      text.contains(
        "Not drawn: rule deaths-30d holds the rise within 30 days (at least 209 to 21 Feb 2011) against floor 100, highest before 149 in 3 of 366 days on record."
      ))
  }

  @Test func withoutAlertsNothingIsHeldAgainstTheFigures() throws {
    let dashboard = Rehearsal()
    dashboard.press("Down i")
    let text = try #require(dashboard.state.page).rows.map(\.line.text.string).joined()
    #expect(!text.contains("rule "))
  }
}
