import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Trends") struct TrendsTests {
  /// The page as one text.
  private func page(_ dashboard: Rehearsal) -> String {
    (dashboard.state.page?.rows ?? []).map(\.line.text.string).joined(separator: "\n")
  }

  /// A dashboard whose snapshot was changed before it was shown.
  private func dashboard(_ change: (inout Snapshot) -> Void) -> Rehearsal {
    let dashboard = Rehearsal(size: Size(width: 120, height: 40))
    guard var snapshot = dashboard.state.picture?.snapshot else { return dashboard }
    change(&snapshot)
    let picture = Picture(snapshot, reference: dashboard.state.reference)
    _ = dashboard.send(.snapshotRead(index: 0, picture: picture, problems: []))
    return dashboard
  }

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test func everyIndicatorHasItsFigureAgeGradeSourceAndCadence() {
    let dashboard = Rehearsal()
    dashboard.press("Down i")
    #expect(dashboard.state.screen == .aspect(.trends, .libya))
    let text = page(dashboard)
    #expect(
      text.contains("233 people  21 Feb, 24 days ago STALE  B2  reports every day"))
    #expect(text.contains("250┤"))
    #expect(text.contains("?STALE?"))
    #expect(text.contains("one report on record: no trend to draw"))
    #expect(dashboard.enter(.record(.source("hrw-0221"))))
  }

  @Test func staleStandsInReverse() throws {
    let dashboard = Rehearsal()
    dashboard.press("Down i")
    let rows = try #require(dashboard.state.page).rows
    let figure = try #require(rows.first { $0.line.text.string.hasPrefix("233 people") })
    #expect(figure.line.spans.contains(Span("STALE", .stale)))
  }

  @Test func theFormAndTheScaleChangeAndSaySo() {
    let dashboard = Rehearsal()
    dashboard.press("Down i b")
    #expect(page(dashboard).contains("In blocks"))
    #expect(page(dashboard).contains("█"))
    dashboard.press("b L")
    #expect(page(dashboard).contains("In ASCII, b changes it; log scale"))
    #expect(page(dashboard).contains("\nlog "))
    dashboard.press("b L Esc i")
    #expect(page(dashboard).contains("In braille, b changes it; linear scale"))
  }

  @Test func aFormIsNotChangedWhereNoChartIs() {
    let dashboard = Rehearsal()
    dashboard.press("Down 2 b")
    #expect(dashboard.state.charts == ChartArrangement())
    #expect(dashboard.footer.contains("no chart is shown"))
  }

  @Test func noIndicatorIsNoCalm() throws {
    let dashboard = dashboard { $0.crises[0].indicators = [] }
    let id = try #require(dashboard.state.picture?.snapshot.crises.first?.id)
    dashboard.state.screens.append(.aspect(.trends, id))
    #expect(page(dashboard).contains("No indicator is on record; that is not a sign of calm."))
  }

  /// One scale: half of the highest is half as high, whatever the crisis's own figures are.
  @Test func anIndicatorOfManyCrisesHasOneScaleAndARowEach() throws {
    let days = try [day("2011-03-16"), day("2011-03-17")]
    let dashboard = dashboard { snapshot in
      guard var deaths = snapshot.crisis(.libya)?.indicators.first else { return }
      deaths.id = "deaths"
      deaths.cadenceDays = 1
      let all: [[Double]] = [[0, 80], [40, 40]]
      for index in snapshot.crises.indices {
        snapshot.crises[index].indicators = []
        guard index < all.count else { continue }
        deaths.series = zip(days, all[index]).map { Indicator.Point($0, $1) }
        snapshot.crises[index].indicators = [deaths]
      }
    }
    dashboard.press("I")
    let text = page(dashboard)
    #expect(text.contains("deaths: 0 to 80 people, 16 Mar 2011 to 17 Mar 2011"))
    #expect(text.contains(" 0█ "))
    #expect(text.contains(" ▅▅ "))
    let silent = text.split(separator: "\n").filter { $0.hasSuffix(" no data") }
    #expect(silent.count >= 3)
    #expect(text.contains("NO INDICATOR ON RECORD  not a sign of calm"))
  }

  @Test func multiplesObeyTheFilterAndOpenTheTrends() {
    let dashboard = Rehearsal()
    dashboard.press("/ text:libya Enter I")
    #expect(dashboard.state.screen == .multiples)
    #expect(!page(dashboard).contains("Côte d'Ivoire"))
    #expect(dashboard.text.contains("filter libya"))
    #expect(dashboard.enter(.aspect(.trends, .libya)))
  }

  @Test func theCrisisPageShowsTheSameSigns() {
    let dashboard = Rehearsal(size: Size(width: 200, height: 60))
    dashboard.press("Down 2")
    let line = page(dashboard).split(separator: "\n").first { $0.contains("233 people") }
    #expect(line?.contains("21 Feb, 24 days ago STALE B2  ▂▃▆█─?") == true, "\(line ?? "")")
    #expect(dashboard.enter(.aspect(.trends, .libya)))
  }

  @Test(arguments: [ShippedArchive.year2011, .gambia]) func everySnapshotFits(
    archive: ShippedArchive
  ) {
    for size in [Size(width: 60, height: 16), Size(width: 200, height: 60)] {
      let dashboard = Rehearsal(archive, size: size)
      for _ in 0..<3 {
        for crisis in dashboard.state.visibleCrises {
          dashboard.state.screens = [.overview, .aspect(.trends, crisis.id)]
          let widths =
            dashboard.state.page?.rows.filter { $0.target == nil }
            .map(\.line.width) ?? []
          #expect(widths.max() ?? 0 <= size.width)
          _ = dashboard.frame
        }
        dashboard.press("1 I [")
      }
    }
  }
}
