import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Alerts on screen") struct AlertScreenTests {
  /// A dashboard with the alerts of the shown instant, as the program works them out.
  private func dashboard(
    at time: String = "20111004T235900Z", size: Size = Size(width: 120, height: 40)
  ) -> Rehearsal {
    Rehearsal(at: time, size: size).withAlerts()
  }

  private func view(_ index: Int) -> AlertsView {
    ShippedArchive.year2011.alerts(upTo: index)
  }

  @Test func theHeaderCountsOpenAlertsWhereThereAreSome() {
    let dashboard = self.dashboard()
    let count = dashboard.state.alerts?.book.open.count ?? 0
    #expect(dashboard.lines[0].contains("▲\(count) alerts"))
    let calm = self.dashboard(at: "20101202T235900Z")
    #expect(!calm.lines[0].contains("alert"))
    #expect(!Rehearsal().lines[0].contains("alert"))
  }

  @Test func aSnapshotAsksForItsAlertsAndShowsNoOthers() {
    let dashboard = self.dashboard()
    let index = dashboard.state.archive.index
    let picture = dashboard.state.picture
    let effects = dashboard.send(.snapshotRead(index: index - 1, picture: picture, problems: []))
    #expect(effects == [.evaluateAlerts(index: index - 1)])
    #expect(dashboard.state.alerts == nil)
    dashboard.press("A")
    #expect(dashboard.text.contains("Alerts are being worked out; that does not mean calm."))
    _ = dashboard.send(.alertsEvaluated(view(index)))
    #expect(dashboard.state.alerts == nil)
  }

  @Test func whatChangesInThePastIsWorkedOutAnewAndShown() {
    let dashboard = self.dashboard()
    let (index, instants) = (dashboard.state.archive.index, dashboard.state.archive.instants)
    dashboard.press("A")
    let later = Set(instants.suffix(1))
    #expect(dashboard.send(.archiveChanged(instants: instants, changed: later)) == [.countChanges])
    #expect(dashboard.state.alerts?.index == index)
    let effects = dashboard.send(
      .archiveChanged(instants: Array(instants.dropFirst()), changed: [instants[0]]))
    #expect(effects == [.evaluateAlerts(index: index - 1), .countChanges])
    #expect(dashboard.text.contains("Alerts are being worked out; that does not mean calm."))
    let view = self.view(index)
    _ = dashboard.send(
      .alertsEvaluated(
        AlertsView(index: index - 1, book: view.book, rules: view.rules, notes: [])))
    #expect(dashboard.text.contains("S/2011/612 vetoed by China, Russian Federation"))
  }

  @Test func thePageSaysWhatHowMuchAndHowOld() {
    let dashboard = self.dashboard()
    dashboard.press("A")
    let text = dashboard.text
    #expect(text.contains("▲ priority 4 Oct    Syria"))
    #expect(text.contains("S/2011/612 vetoed by China, Russian Federation"))
    let rows = dashboard.state.page?.rows.map(\.line.text.string) ?? []
    let page = rows.joined(separator: "\n")
    #expect(page.contains("209 people, floor 100; highest before 149 in 3 of 366 days on record"))
    #expect(page.contains("source silent since 21 Feb 2011"))
    #expect(page.contains("next alert from 21 Aug 2011, sooner if worse"))
    #expect(!page.contains("…"))
  }

  @Test func anAlertOpensItsRuleAndItsFacts() throws {
    let dashboard = self.dashboard()
    dashboard.press("A")
    let veto = try #require(dashboard.state.alerts?.book.alerts.first { $0.rule == "new-veto" })
    #expect(dashboard.enter(.alert(veto.id)))
    #expect(dashboard.text.contains("A veto in the Security Council. Open for 30 days"))
    #expect(dashboard.enter(.record(.decision("syria-2011", "S/2011/612"))))
  }

  @Test(arguments: [60, 64, 72, 78, 80, 100]) func theHeaderKeepsTheHandling(width: Int) {
    let dashboard = self.dashboard(size: Size(width: width, height: 16))
    #expect(dashboard.lines[0].contains("TLP:CLEAR"))
    #expect(dashboard.lines[0].contains("▲"))
  }

  @Test func theFilterHoldsForAlertsAndIsShown() {
    let dashboard = self.dashboard()
    dashboard.press("/ text:syria Enter A")
    #expect(dashboard.text.contains("filter syria"))
    #expect(!dashboard.text.contains("Libya"))
  }

  @Test func theBellIsOffAndRingsForNewAlertsOnly() {
    let dashboard = self.dashboard(at: "20110912T235900Z")
    let index = dashboard.state.archive.index
    func step(to index: Int) -> [Dashboard.Effect] {
      let picture = dashboard.state.picture
      _ = dashboard.send(.snapshotRead(index: index, picture: picture, problems: []))
      return dashboard.send(.alertsEvaluated(view(index)))
    }
    #expect(step(to: index + 1) == [])
    dashboard.press("B")
    #expect(dashboard.footer.contains("the bell rings on new alerts"))
    #expect(step(to: index) == [])
    #expect(step(to: index + 1) == [])
    #expect(step(to: index + 2) == [.ring])
    #expect(step(to: index + 2) == [])
  }

  @Test(arguments: [Size(width: 60, height: 16), Size(width: 80, height: 24)])
  func everyAlertCanBeOpenedInASmallWindow(size: Size) {
    let dashboard = self.dashboard(size: size)
    for alert in dashboard.state.alerts?.book.open ?? [] {
      dashboard.press("1 A")
      #expect(dashboard.enter(.alert(alert.id)))
    }
  }
}
