import CrisisModel
import Dashboard
import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Filter prompt") struct FilterTests {
  private let dashboard = Rehearsal()

  @Test func worksWhileItIsTyped() {
    dashboard.press("/ text:liby")
    #expect(dashboard.listed == ["libya-2011"])
    #expect(dashboard.state.currentCrisis?.id == .libya)
    #expect(dashboard.text.contains("Escalation ladder · Libya"))
    dashboard.press("Backspace Backspace Backspace Backspace")
    #expect(dashboard.listed.count == 5)
  }

  /// The keyboard's apostrophe, the typographic one, and another language's.
  @Test(arguments: [
    "d'ivoire", "d’ivoire", "d‘IVOIRE", "dʼivoire", "\"côte_d'i", "“cote_d’i", "«CÔTE_D´I",
  ])
  func typographicMarksDoNotCount(typed: String) {
    let close = ["\"": "\"", "“": "”", "«": "»"][typed.prefix(1)] ?? ""
    dashboard.press("/ text:\(typed)\(close)")
    #expect(dashboard.state.prompt?.error == nil)
    #expect(dashboard.listed == ["cote-divoire-2010"])
  }

  @Test func enterKeepsIt() {
    dashboard.press("/ text:risk>=high Enter")
    #expect(dashboard.state.prompt == nil)
    #expect(dashboard.listed == ["cote-divoire-2010", "libya-2011", "darfur-2003"])
  }

  @Test(arguments: [("state:LBY", ["libya-2011"]), ("state:lby", ["libya-2011"]), ("state:LB", [])])
  func aStateIsNamedWhole(filter: String, listed: [String]) {
    dashboard.press("/ text:\(filter) Enter")
    #expect(dashboard.listed == listed)
  }

  /// On 17 March force is authorised for Libya, and long since for Darfur; nobody uses it.
  ///
  /// The referrals of both to the International Criminal Court are acts on rung 3.
  @Test(arguments: [
    ("rung>=4", []), ("rung:3", ["cote-divoire-2010", "libya-2011", "darfur-2003"]),
    ("authorised>=4", ["libya-2011", "darfur-2003"]),
    ("authorised:0 rung>=3", ["cote-divoire-2010"]),
    ("taken>=3", ["libya-2011", "darfur-2003"]), ("!taken>=1", ["yemen-2011", "syria-2011"]),
  ])
  func rungsInForceAuthorisedAndTakenAreFieldsApart(filter: String, listed: [String]) {
    dashboard.press("/ text:\(filter.replacing(" ", with: "_")) Enter")
    #expect(dashboard.listed.sorted() == listed.sorted())
  }

  /// A filter that nobody sees is dangerous: its sign stays, however small the window.
  @Test(
    arguments: [(60, 16), (80, 24), (120, 40), (200, 60)], ["risk>=high", "risk>=high_!syria_!x"])
  func theTitleSaysThatThereIsAFilter(size: (Int, Int), filter: String) {
    dashboard.press("/ text:\(filter) Enter")
    _ = dashboard.send(.resized(Size(width: size.0, height: size.1)))
    #expect(dashboard.lines[1].contains("3 of 5"))
    #expect(dashboard.lines[1].contains("filter"))
  }

  @Test(arguments: ["Esc", "C-c", "C-g"]) func escapeRestoresTheOneBefore(key: String) {
    dashboard.press("/ text:risk>=high Enter")
    let before = dashboard.state.summary
    dashboard.press("/ C-u text:syria \(key)")
    #expect(dashboard.state.summary == before)
  }

  @Test func startsFromTheOneInForce() {
    dashboard.press("/ text:libya Enter /")
    #expect(dashboard.state.prompt?.text == "libya")
    #expect(dashboard.footer.contains("filter: libya"))
  }

  @Test func anErrorSaysWhereAndKeepsTheLastGoodFilter() throws {
    dashboard.press("/ text:libya_risk:")
    let error = try #require(dashboard.state.prompt?.error)
    #expect(error.position == 11)
    #expect(dashboard.lines[22].contains("✘ character 12: a value is missing"))
    #expect(dashboard.state.filter.text == "libya", "a term that is not finished does not count")
    dashboard.press("Enter")
    #expect(dashboard.state.prompt != nil, "Enter does not keep a filter that is wrong")
    dashboard.press("text:high")
    #expect(dashboard.state.prompt?.error == nil)
  }

  @Test func theCursorIsShownWhereTyped() {
    dashboard.press("/ text:ab Left")
    let frame = dashboard.frame
    #expect(frame.cursorIsVisible)
    #expect(frame.cursor == Point(x: " filter: a".count, y: 23))
  }

  @Test func nothingFoundIsSaidNotLeftBlank() {
    dashboard.press("/ text:zzz Enter")
    #expect(dashboard.listed == [])
    #expect(dashboard.text.contains("no crisis passes the filter"))
    #expect(dashboard.text.contains("no crisis is selected"))
    dashboard.press("u")
    #expect(dashboard.footer.contains("no crisis is shown"))
    dashboard.press("Esc")
    #expect(dashboard.listed.count == 5)
    #expect(dashboard.footer.contains("filter cleared"))
  }

  @Test func accentsAndCaseDoNotCount() {
    dashboard.press("/ text:COTE Enter")
    #expect(dashboard.listed == ["cote-divoire-2010"])
  }

  @Test func theSelectionComesBackWithItsCrisis() {
    dashboard.press("Down / text:syria Enter")
    #expect(dashboard.state.currentCrisis?.id == .syria)
    dashboard.press("Esc")
    #expect(dashboard.state.currentCrisis?.id == .libya)
  }

  @Test func aPasteOfHostileTextIsShownAndNotObeyed() {
    dashboard.press("/")
    _ = dashboard.send(.paste("\u{1B}[2J\r\n\u{202E}x"))
    #expect(HostileText.harmful(in: dashboard.text) == [])
    #expect(dashboard.footer.contains("^[[2J"))
  }

  @Test func otherKeysAreKeptFromTheScreenBehind() {
    dashboard.press("/")
    let before = dashboard.state.summary
    for key in [Key.tab, .up, .pageDown, .function(1)] { #expect(dashboard.send(key) == []) }
    #expect(dashboard.state.summary == before)
  }
}

@Suite("Themes and the window") struct ProgramTests {
  private let dashboard = Rehearsal()

  @Test func TAsksForTheNextTheme() {
    let before = dashboard.state.summary
    #expect(dashboard.send(.character("T")) == [.applyTheme(1)])
    #expect(dashboard.state.summary == before)
    let (found, expected) = dashboard.change(by: "T") {
      $0.theme = 1
      $0.message = "theme dark"
    }
    #expect(found == expected)
  }

  @Test func themesGoRound() {
    for _ in Repository.themes { dashboard.press("T") }
    #expect(dashboard.state.theme == 0)
  }

  @Test func aThemeThatIsBrokenSaysSo() {
    _ = dashboard.send(.themeApplied(2, problem: "dark.json:1:1: $: empty"))
    #expect(dashboard.state.theme == 2)
    #expect(dashboard.footer.contains("dark.json:1:1: $: empty"))
  }

  @Test func withoutThemesNothingIsAsked() {
    dashboard.state.themes = []
    #expect(dashboard.send(.character("T")) == [])
  }

  @Test func controlLAsksForARedraw() {
    let before = dashboard.state.summary
    #expect(dashboard.send(.control("l")) == [.redraw])
    #expect(dashboard.state.summary == before)
  }

  @Test func aResizeChangesTheSizeOnly() {
    var expected = dashboard.state.summary
    expected.size = Size(width: 120, height: 40)
    #expect(dashboard.send(.resized(Size(width: 120, height: 40))) == [])
    #expect(dashboard.state.summary == expected)
    #expect(dashboard.frame.buffer.size == Size(width: 120, height: 40))
  }

  @Test(arguments: [(59, 24), (80, 15), (40, 12), (20, 5), (1, 1)])
  func aSmallWindowSaysWhatItNeeds(width: Int, height: Int) {
    _ = dashboard.send(.resized(Size(width: width, height: height)))
    let words = dashboard.lines.joined().filter { $0 != " " }
    #expect("needs60x16,has\(width)x\(height)".hasPrefix(words))
    #expect(!words.isEmpty)
    _ = dashboard.send(.resized(Size(width: 60, height: 16)))
    #expect(dashboard.text.contains("Active crises"))
  }

  @Test func keysWorkWhileTheWindowIsTooSmall() {
    _ = dashboard.send(.resized(Size(width: 10, height: 3)))
    dashboard.press("Down Enter")
    #expect(dashboard.state.screen == .record(.crisis(.libya)))
  }
}
