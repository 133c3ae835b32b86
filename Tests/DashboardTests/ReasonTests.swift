import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Why, and what ends") struct ReasonTests {
  private let dashboard = Rehearsal()

  private func rows(_ screen: Screen) throws -> [Page.Row] {
    dashboard.state.screens = [.overview, screen]
    return try #require(dashboard.state.page).rows
  }

  @Test func everyDerivedStatementOpensItsRuleAndFacts() throws {
    dashboard.press("Down W")
    #expect(dashboard.state.screen == .aspect(.reasons, .libya))
    let targets = try #require(dashboard.state.page).rows.compactMap(\.target)
    #expect(targets.count == 15)
    for target in targets {
      let page = try rows(target)
      #expect(page.contains { $0.line.text.string == "RULE" }, "\(target)")
    }
  }

  /// On paper: what resolution 1973 gave on 17 March is authority; coercion is in force.
  @Test func theHighestRungRestsOnTheMeasuresInForceOnIt() throws {
    let facts = try rows(.reason(.highestRung, .libya)).compactMap(\.target)
    let picture = try #require(dashboard.state.picture)
    let libya = try #require(picture.crisis(.libya))
    let expected = libya.measures.filter {
      $0.status == .inForce && dashboard.state.reference.step($0.step)?.rung == .coercion
    }.map { Screen.record(.measure(.libya, $0.id)) }
    #expect(Set(facts) == Set(expected))
    #expect(expected.count == 11)
  }

  @Test func theGapNamesItsRule() throws {
    let text = try rows(.reason(.gap, .syria)).map(\.line.text.string).joined(separator: " ")
    #expect(text.contains("Response gap: +1"))
    #expect(text.contains("Force is never looked for"))
  }

  @Test func aTestWithoutEvidenceSaysSo() throws {
    let text = try rows(.reason(.test(.rightAuthority), .syria)).map(\.line.text.string)
    #expect(text[0].contains("not assessed"))
    #expect(text.contains { $0.contains("no fact on record") })
  }

  @Test func theLadderPageSaysWhenEachRungWasReached() throws {
    let lines = try rows(.aspect(.ladder, .libya)).map(\.line.text.string)
    #expect(lines.contains { $0.hasPrefix("first authorised 17 Mar 2011") })
    #expect(lines.contains { $0.hasPrefix("first reached 22 Feb 2011") })
    #expect(lines.contains { $0.contains("since 26 Feb (19 days)") })
  }

  @Test func endingsAreGroupedAndNothingIsForgotten() throws {
    dashboard.press("e")
    let rows = try #require(dashboard.state.page).rows
    let picture = try #require(dashboard.state.picture)
    let all = Ending.within(.max, of: picture.today, in: picture.snapshot.crises)
    #expect(!all.isEmpty)
    #expect(rows.compactMap(\.target) == all.map { .record($0.fact) })
    #expect(
      rows.contains { $0.line.text.string.contains("more have none") })
  }

  @Test func theMatrixObeysTheFilterAndSaysSo() throws {
    dashboard.press("/ text:risk>=high Enter m")
    let targets = try #require(dashboard.state.page).rows.compactMap(\.target)
    #expect(targets.count == 3)
    #expect(dashboard.lines[1].contains("3 of 5 · filter risk>=high"))
  }
}
