import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Council and timeline") struct CouncilPageTests {
  private func syria(_ keys: String, _ size: Size = Size(width: 80, height: 24)) -> Rehearsal {
    let dashboard = Rehearsal(at: "20111031T235900Z", size: size)
    dashboard.press("/ text:syria Enter \(keys)")
    return dashboard
  }

  private func rows(_ dashboard: Rehearsal) -> [String] {
    (dashboard.state.page?.rows ?? []).map(\.line.text.string)
  }

  @Test func aVetoedTextSaysWhyBeforeAnythingElse() {
    let dashboard = syria("5")
    #expect(dashboard.enter(.record(.decision(.syria, "S/2011/612"))))
    let top = dashboard.lines.prefix(12).joined(separator: "\n")
    #expect(top.contains("VETOED 9-2-4"))
    #expect(top.contains("double veto: CHN, RUS. It had 9 in favour"))
    #expect(top.contains("each of CHN, RUS to abstain"))
  }

  /// Every seat of the map has a code and a glyph, within 76 columns.
  @Test func theSeatMapShowsFifteenSeats() throws {
    let dashboard = syria("5")
    #expect(dashboard.enter(.record(.decision(.syria, "S/2011/612"))))
    let rows = rows(dashboard)
    let start = try #require(rows.firstIndex { $0.hasPrefix("SEATS") })
    #expect(
      Array(rows[start...(start + 3)]) == [
        "SEATS  ✔ in favour 9  ✘ against 2  – abstaining 4  ○ not participating 0",
        "  Permanent  │ ✘ CHN │ ✔ FRA │ ✔ GBR │ ✘ RUS │ ✔ USA │",
        "  Elected    │ ✔ BIH │ – BRA │ ✔ COL │ ✔ DEU │ ✔ GAB │",
        "             │ – IND │ – LBN │ ✔ NGA │ ✔ PRT │ – ZAF │",
      ])
    #expect(rows[start...(start + 3)].allSatisfy { $0.count <= 76 })
  }

  @Test func otherBodiesAreNotJudgedByTheCouncilsRule() {
    let dashboard = syria("5")
    #expect(rows(dashboard).contains { $0.hasPrefix("OTHER BODIES  they recommend") })
    #expect(dashboard.enter(.record(.decision(.syria, "A/HRC/RES/S-17/1"))))
    let rows = rows(dashboard)
    #expect(rows.contains { $0.hasPrefix("Weight        recommends to States, binds none") })
    #expect(!rows.contains { $0.hasPrefix("SEATS") || $0.hasPrefix("Why") })
    #expect(rows.contains { $0.contains("33-4-9") })
  }

  @Test func theProjectionOpensTheDeclarations() throws {
    let dashboard = syria("5")
    let screen = Screen.projection(.syria, "sanctions")
    // The sets may take two lines, and how many more there are is never cut.
    let text = rows(dashboard).joined(separator: " ")
    #expect(text.contains("nine with: +") && text.contains("more such sets"))
    #expect(dashboard.enter(screen))
    let page = try #require(dashboard.state.page)
    let positions = page.rows.compactMap(\.target).filter {
      if case .record(.position) = $0 { true } else { false }
    }
    let crisis = try #require(dashboard.state.picture?.crisis(.syria))
    let today = try #require(dashboard.state.picture?.today)
    let projection = try #require(
      CouncilProjection("sanctions", in: crisis, reference: dashboard.state.reference, on: today))
    #expect(Set(positions) == Set(projection.facts.map { Screen.record($0) }))
  }

  @Test func membersHaveTermsAndSayWhatEnds() {
    let rows = rows(syria("5"))
    #expect(rows.contains("  CHN  China                  permanent"))
    #expect(
      rows.contains("  BRA  Brazil                 second year   1 Jan 2010 – 31 Dec this year"))
    #expect(
      rows.contains("  DEU  Germany                first year    1 Jan 2011 – 31 Dec 2012"))
  }

  @Test func everyEntryOfTheTimelineOpensItsRecord() throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      let dashboard = syria("t", size)
      let crisis = try #require(dashboard.state.picture?.crisis(.syria))
      let timeline = Timeline(crisis, on: try #require(dashboard.state.picture?.today))
      let targets = (dashboard.state.page?.rows ?? []).compactMap(\.target)
      #expect(
        Set(targets) == Set((timeline.past + timeline.ahead).map { Screen.record($0.fact) }))
    }
  }

  @Test func theTimelineHasMonthsGapsAndNow() throws {
    let rows = rows(syria("t"))
    let march = try #require(rows.firstIndex { $0.hasPrefix("── Mar 2011") })
    let now = try #require(rows.firstIndex { $0.hasPrefix("━━ now: 31 Oct 2011") })
    #expect(march < now)
    #expect(rows.contains { $0.contains("days without an entry; that does not mean calm") })
    #expect(rows.contains { $0.contains("+5d") })
    #expect(rows.contains { $0.contains("UNSC VETOED 9-2-4 double veto: CHN, RUS S/2011/612") })
  }

  /// One entry beside many is still told from none, in ASCII too.
  @Test func theStripTellsFewFromNone() throws {
    let rows = rows(syria("t"))
    let strip = try #require(rows.first { $0.hasPrefix("response") })
    #expect(strip.contains("·") && strip.contains("▂"))
    #expect(!strip.contains("▁"))
  }

  /// A week is said to be one, and the month's own entries say that no day is known.
  @Test func coarseDatesAreNotDrawnFiner() {
    let dashboard = Rehearsal(at: "20111031T235900Z", size: Size(width: 120, height: 40))
    dashboard.press("/ text:darfur Enter t")
    #expect(rows(dashboard).contains { $0.hasPrefix("this month") })
    dashboard.press("1 Esc / text:yemen Enter t")
    #expect(rows(dashboard).contains { $0.hasPrefix("wk 18 Sep") })
  }

  @Test func twoLanesPartWhatHappenedFromWhatWasDone() {
    let wide = rows(syria("t", Size(width: 120, height: 40)))
    #expect(wide.contains { $0.contains("WHAT HAPPENED") && $0.contains("│ WHAT WAS DONE") })
    #expect(wide.allSatisfy { $0.count <= 116 })
    #expect(!rows(syria("t")).contains { $0.contains("WHAT HAPPENED") })
  }
}
