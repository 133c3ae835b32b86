import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchLog

/// A screen that is kept as text: how to get there, and at which sizes.
struct GoldenScreen: Sendable, CustomTestStringConvertible {
  enum Form: String, Sendable {
    case unicode, ascii
  }

  /// What leads to the screen, one after the other.
  enum Step: Sendable {
    case keys(String)
    /// Enter on the first line that opens a screen.
    case enter(Screen)
    /// The next snapshot cannot be read.
    case failure
    /// The alerts of the shown instant have come.
    case alerts
    /// There are alerts, and a watch log with an entry, its correction, and an acknowledgement.
    case watch
    /// Enter on the first line of an entry of the log.
    case entry(Int64)
  }

  let name: String
  let size: Size
  let form: Form
  private let steps: [Step]

  var golden: Golden {
    let form = self.form == .ascii ? ".ascii" : ""
    return Golden(file: "\(name)\(form).\(size.width)x\(size.height).txt")
  }

  var testDescription: String { golden.file }

  /// The screen as `render` prints it: 17 March 2011, unless a step leads elsewhere.
  func text() throws -> String {
    let dashboard = Rehearsal(size: size)
    if form == .ascii { dashboard.state.charts.form = .ascii }
    for step in steps {
      switch step {
      case .keys(let keys): dashboard.press(keys)
      case .enter(let target): try #require(dashboard.enter(target), "\(target)")
      case .alerts: _ = dashboard.withAlerts()
      case .failure:
        _ = dashboard.send(.snapshotRead(index: 11, picture: nil, problems: [Self.failure]))
      case .watch: try Self.keepWatch(dashboard)
      case .entry(let number):
        let entry = try #require(dashboard.state.log?.entries.first { $0.sequence == number })
        try #require(dashboard.enter(.logEntry(entry.draft.key)))
      }
    }
    var frame = dashboard.frame
    if form == .ascii { frame.buffer = AsciiForm.of(frame.buffer) }
    return frame.lines.map { $0 + "\n" }.joined()
  }

  private static func keepWatch(_ dashboard: Rehearsal) throws {
    _ = dashboard.withAlerts().withLog()
    dashboard.press("O Enter Down w Tab text:@-20m_tree_trucks_left_for_Benghazi Enter 8")
    let first = try #require(dashboard.state.log?.entries.first)
    try #require(dashboard.enter(.logEntry(first.draft.key)))
    dashboard.press("x C-u text:three_trucks_left_for_Benghazi Enter 1 a a text:seen,_calling")
    dashboard.press("Enter 1")
  }

  private static let failure: SafeText =
    "Data/archives/2011/20110324T235900Z.json:812:17: $.crises[3].measures[0].step: unknown step \"arms-embargoo\"; did you mean \"arms-embargo\"?"
}

extension GoldenScreen {
  private static let small = Size(width: 80, height: 24)
  private static let middle = Size(width: 120, height: 40)
  private static let large = Size(width: 200, height: 60)
  private static let tooSmall = Size(width: 40, height: 12)

  static let all: [GoldenScreen] = overviews + pages + records + troubles + log

  private static let overviews =
    screens("overview", [.keys("Down")], [small, middle, large, tooSmall])
    + screens("overview", [.keys("Down")], [small], .ascii)
    + screens("overview-first", [.keys("<")], [small])
    + screens("overview-last", [.keys(">")], [middle])
    + screens("overview-zoomed", [.keys("Down Tab z")], [small])
    + screens("overview-filtered", [.keys("/ text:risk>=high Enter")], [small, middle])

  private static let pages =
    screens("crisis", [.keys("Down 2")], [small, middle, large])
    + screens("crisis", [.keys("Down 2")], [small], .ascii)
    + screens("crisis-end", [.keys("Down 2 End")], [middle])
    + screens("crisis-absent", [.keys("End 2 [")], [small])
    + screens("ladder", [.keys("Down 3")], [small, middle, large])
    + screens("ladder", [.keys("Down 3")], [middle], .ascii)
    + screens("not-tried", [.keys("Down u")], [small, middle])
    + screens("positions", [.keys("Down 4")], [small, middle])
    + screens("council", [.keys("Down 5")], [small, middle])
    + screens("six-tests", [.keys("Down 6")], [small, middle])
    + screens("risk-sheet", [.keys("Down r")], [small])
    + screens("matrix", [.keys("Down m")], [small])
    + screens("sources", [.keys("9")], [middle])
    + screens("help", [.keys("?")], [small, middle])
    + screens("timeline", [.keys("Down t")], [small, large])
    + screens("timeline", [.keys("Down t")], [small], .ascii)
    + screens("why", [.keys("Down W")], [small])
    + screens("why-gap", [.keys("End W"), .enter(.reason(.gap, .syria))], [small])
    + screens("ends-soon", [.keys("e")], [small, middle])
    + screens("stances", [.keys("7")], [small, middle])
    + screens("organization", [.keys("Down 4"), .enter(.organization("AU"))], [small, middle])
    + screens("question", [.keys("Down 4"), .enter(.question(.libya, "no-fly-zone"))], [small])
    + screens("json", [.keys("Down o")], [small])
    + screens("alerts", [.alerts, .keys("A")], [small, middle])
    + screens("changes", [.keys("d")], [small, middle])
    + screens("trends", [.alerts, .keys("Down i")], [small, middle, large])
    + screens("trends", [.alerts, .keys("Down i")], [small], .ascii)
    + screens("multiples", [.keys("I")], [small, middle])

  private static let adopted = Screen.record(.decision(.libya, "S/RES/1973 (2011)"))
  private static let vetoed = Screen.record(.decision(.syria, "S/2011/612"))

  private static let records =
    screens("measure", [.keys("Down 2"), .enter(.record(.measure(.libya, "lby-m21")))], [small])
    + screens("position", [.keys("Down Tab Tab Enter")], [small])
    + screens("decision-adopted", [.keys("Down 5"), .enter(adopted)], [small, middle])
    + screens("decision-vetoed", [.keys("End > 5"), .enter(vetoed)], [small, middle])
    + screens("decision-vetoed", [.keys("End > 5"), .enter(vetoed)], [small], .ascii)
    + screens("source", [.keys("9"), .enter(.record(.source("s1973")))], [small])

  private static let troubles =
    screens("palette", [.keys(": text:s/res")], [small])
    + screens("find", [.keys("Down 2 / text:embargo")], [small])
    + screens("marked", [.keys("Space Down Space s s s s s s")], [small])
    + screens("filter-error", [.keys("/ text:risk>=hgh")], [small])
    + screens("filter-nothing", [.keys("/ text:zzz Enter")], [small])
    + screens("failed", [.failure], [small, middle])

  private static let log =
    screens("log", [.watch, .keys("8")], [small, middle])
    + screens("log", [.watch, .keys("8")], [small], .ascii)
    + screens("log-entry", [.watch, .keys("8"), .entry(2)], [small, middle])
    + screens("handover", [.watch, .keys("H")], [small, middle])
    + screens(
      "handover-accept", [.watch, .keys("H P text:did_the_trucks_arrive? Enter R")], [small])
    + screens("log-write", [.watch, .keys("w text:漢字_and")], [small])
    + screens("alerts-acknowledged", [.watch, .keys("A End")], [small, middle])

  private static func screens(
    _ name: String, _ steps: [Step], _ sizes: [Size], _ form: Form = .unicode
  ) -> [GoldenScreen] {
    sizes.map { GoldenScreen(name: name, size: $0, form: form, steps: steps) }
  }
}

@Suite("Golden screens") struct GoldenScreenTests {
  @Test(arguments: GoldenScreen.all) func isAsRecorded(screen: GoldenScreen) throws {
    let complaint = try screen.golden.complaint(about: try screen.text())
    if let complaint { Issue.record("\(complaint)") }
  }

  @Test func namesAreGivenOnce() {
    #expect(Set(GoldenScreen.all.map(\.golden)).count == GoldenScreen.all.count)
  }

  /// A file that no test compares with says nothing; painted ones belong to the command's tests.
  @Test func everyFileBelongsToAScreen() throws {
    let expected = Set(GoldenScreen.all.map(\.golden.file))
    let found = try Golden.recorded().filter { $0.hasSuffix(".txt") && !$0.contains(".painted.") }
    #expect(found.subtracting(expected) == [])
  }

  @Test func asciiScreensAreASCII() throws {
    for screen in GoldenScreen.all where screen.form == .ascii {
      #expect(try screen.text().utf8.allSatisfy { $0 < 0x80 })
    }
  }
}
