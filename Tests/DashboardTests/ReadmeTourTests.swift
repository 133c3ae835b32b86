import CrisisModel
import Dashboard
import Foundation
import TerminalUI
import TestSupport
import Testing

/// The tour of README.md, walked: each step shows what the page promises.
@Suite("Tour of the README") struct ReadmeTourTests {
  private struct Step {
    /// How the step begins on the page.
    let words: String
    let keys: String
    /// What must stand on the screen after the keys.
    let screen: [String]
    /// The keys that lead on to the next step.
    var back = ""
  }

  private static let steps = [
    Step(
      words: "`Down`, `Down`:", keys: "Down Down",
      screen: ["312359Z OCT 11", "Escalation ladder · Yemen"]),
    Step(
      words: "`@`, then `17 mar 2011` and `Enter`:", keys: "@ text:17_mar_2011 Enter",
      screen: ["172359Z MAR 11", "REPLAY"]),
    Step(
      words: "`/`, then `libya` and `Enter`:", keys: "/ text:libya Enter",
      screen: ["1 of 5", "4 FORCE    § authority", "GCC OIC LAS in favour"]),
    Step(words: "`u`:", keys: "u", screen: ["Not tried · Libya", "1 PREVENTION"], back: "Esc"),
    Step(words: "`}`:", keys: "}", screen: ["242359Z MAR 11", "4 FORCE    ● in force"]),
    Step(
      words: "`d`:", keys: "d",
      screen: ["Changes · 172359Z MAR 11 to 242359Z MAR 11 · since the snapshot before"],
      back: "Esc"),
    Step(
      words: "`Tab`, `Tab`, `Down`, `Enter`:", keys: "Tab Tab Down Enter",
      screen: ["League of Arab States (LAS)", "Decided by", "Algeria, Syria", "SOURCES"],
      back: "Esc"),
    Step(words: "`W`:", keys: "W", screen: ["Why · Libya", "Highest rung in force"], back: "Esc"),
    Step(words: "`A`:", keys: "A", screen: ["Alerts", "first measure on rung 4, Force"]),
    Step(words: "`a`", keys: "a text:seen Enter", screen: ["✔1"]),
    Step(words: "(`8`)", keys: "8", screen: ["Watch log", "seen"]),
    Step(words: "`.`", keys: ".", screen: ["312359Z OCT 11", "LIVE"]),
    Step(words: "`?`", keys: "?", screen: ["Help"], back: "q"),
    Step(words: "`:`", keys: ":", screen: ["Commands, crises, questions"], back: "Esc"),
  ]

  @Test func everyStepShowsWhatThePageSays() throws {
    let page = try String(contentsOfFile: "\(Repository.root)/README.md", encoding: .utf8)
    var rest = page[try #require(page.range(of: "## Five minutes")).upperBound...]
    let dashboard = Rehearsal(.year2011, at: "20111031T235900Z").withLog().settled()
    for step in Self.steps {
      let range = try #require(rest.range(of: step.words), "\(step.words)")
      rest = rest[range.upperBound...]
      dashboard.press(step.keys)
      if step.keys == "A" {
        let alerts = ShippedArchive.year2011.alerts(upTo: dashboard.state.archive.index)
        dashboard.perform(dashboard.send(.alertsEvaluated(alerts)))
      }
      for text in step.screen {
        #expect(dashboard.text.contains(text), "\(step.words) \(text)\n\(dashboard.text)")
      }
      dashboard.press(step.back)
    }
  }
}
