import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

@Suite("Going in and out") struct NavigationTests {
  private let dashboard = Rehearsal()

  private static let decision = Screen.record(.decision(.libya, "S/RES/1973 (2011)"))
  private static let measure = Screen.record(.measure(.libya, "lby-m21"))

  @Test func fromTheCrisisToTheSourceAndBack() throws {
    dashboard.press("Down Enter")
    try #require(dashboard.state.screen == .record(.crisis(.libya)))
    try #require(dashboard.enter(Self.measure))
    try #require(dashboard.enter(Self.decision))
    let source = try #require(
      dashboard.state.page?.rows.lazy.compactMap(\.target).first { target in
        if case .record(.source) = target { true } else { false }
      })
    try #require(dashboard.enter(source))
    #expect(
      dashboard.state.screens == [
        .overview, .record(.crisis(.libya)), Self.measure, Self.decision, source,
      ])
    #expect(dashboard.footer.contains("libya-2011 ▸ crisis ▸ lby-m21 ▸ S/RES/1973 (2011) ▸ "))
    for depth in [4, 3, 2, 1] {
      dashboard.press("Esc")
      #expect(dashboard.state.screens.count == depth)
    }
    #expect(dashboard.state.screen == .overview)
    #expect(dashboard.state.selectedCrisis == .libya)
  }

  @Test func comingBackFindsTheLineThatWasLeft() throws {
    dashboard.press("Down Enter")
    try #require(dashboard.enter(Self.measure))
    let row = dashboard.state.selections[.record(.crisis(.libya))]?.row
    dashboard.press("Esc")
    #expect(dashboard.state.selections[dashboard.state.screen]?.row == row)
    dashboard.press("Enter")
    #expect(dashboard.state.screen == Self.measure)
  }

  @Test(arguments: ["Esc", "Backspace", "Left", "h", "q"]) func everyWayBackGoesBack(key: String) {
    dashboard.press("Enter \(key)")
    #expect(dashboard.state.screens == [.overview])
  }

  @Test func whatIsOnTheWayAlreadyIsGoneBackTo() throws {
    dashboard.press("Down 2")
    try #require(dashboard.enter(Self.measure))
    dashboard.press("3 2")
    #expect(dashboard.state.screens == [.overview, .record(.crisis(.libya))])
  }

  @Test(arguments: [
    ("2", Screen.record(.crisis(.libya))), ("3", .aspect(.ladder, .libya)),
    ("4", .aspect(.positions, .libya)),
    ("5", .aspect(.council, .libya)), ("6", .aspect(.sixTests, .libya)),
    ("r", .aspect(.riskSheet, .libya)),
    ("7", .stances), ("9", .sources), ("u", .aspect(.notTried, .libya)), ("?", .help),
    ("F1", .help), ("!", .findings),
  ])
  func aKeyLeadsFromAnywhereToItsScreen(key: String, screen: Screen) {
    dashboard.press("Down \(key)")
    #expect(dashboard.state.screens == [.overview, screen])
    dashboard.press("1 5 \(key)")
    #expect(dashboard.state.screen == screen)
    dashboard.press("1")
    #expect(dashboard.state.screens == [.overview])
  }

  @Test func aKeyStaysWithTheCrisisOfTheScreen() throws {
    dashboard.press("Down 2")
    try #require(dashboard.enter(Self.measure))
    dashboard.press("u")
    #expect(dashboard.state.screen == .aspect(.notTried, .libya))
    dashboard.press("9 ? 3")
    #expect(dashboard.state.screen == .aspect(.ladder, .libya))
  }

  /// The point of the whole program: never more than one key away.
  @Test func whatHasNotBeenTriedNamesEverySuchStep() throws {
    dashboard.press("Down u")
    let picture = try #require(dashboard.state.picture)
    let ladder = try #require(picture.ladder(of: .libya))
    let steps = ladder.notTried.flatMap(\.steps).map(\.id)
    // A step that takes two lines opens from both.
    var opened: [Screen] = []
    for target in try #require(dashboard.state.page).rows.compactMap(\.target)
    where opened.last != target { opened.append(target) }
    #expect(!steps.isEmpty)
    #expect(opened == steps.map { .record(.step($0)) })
  }

  @Test func aLineWithNothingBehindItSaysSo() throws {
    dashboard.press("2")
    let page = try #require(dashboard.state.page)
    try #require(page.rows[0].target == nil)
    dashboard.press("Home Enter")
    #expect(dashboard.state.screen == .record(.crisis(.ivoryCoast)))
    #expect(dashboard.footer.contains("nothing more behind this line"))
    dashboard.press("Down")
    #expect(dashboard.state.message == nil)
  }

  /// Every line that opens something opens a page of its own, on every page reachable.
  @Test(arguments: [ShippedArchive.year2011, .gambia]) func everyTargetHasAPage(
    shipped: ShippedArchive
  ) throws {
    for (index, picture) in shipped.pictures.enumerated() {
      guard index % 7 == 3 else { continue }
      let dashboard = Rehearsal(shipped, at: shipped.instants[index].basic)
      var open = picture.snapshot.crises.flatMap { crisis -> [Screen] in
        [
          .record(.crisis(crisis.id)), .aspect(.ladder, crisis.id), .aspect(.notTried, crisis.id),
          .aspect(.positions, crisis.id), .aspect(.council, crisis.id),
          .aspect(.sixTests, crisis.id),
          .aspect(.riskSheet, crisis.id),
        ]
      }
      open += [.sources, .matrix, .stances, .help, .findings]
      var seen = Set(open)
      while let screen = open.popLast() {
        dashboard.state.screens = [.overview, screen]
        let page = try #require(dashboard.state.page, "\(screen)")
        #expect(!page.title.isEmpty)
        let isAbsent = page.rows.contains { $0.line.text.string.contains("is not on record in") }
        #expect(!isAbsent, "\(screen)")
        open += page.rows.compactMap(\.target).filter { seen.insert($0).inserted }
      }
      #expect(seen.count > 40)
    }
  }
}

@Suite("Leaving") struct QuitTests {
  private let dashboard = Rehearsal()

  @Test func qLeavesFromTheOverview() {
    #expect(dashboard.send(.character("q")) == [.quit])
  }

  @Test func qGoesBackFirst() {
    dashboard.press("Down 2 3")
    #expect(dashboard.send(.character("q")) == [])
    #expect(dashboard.send(.character("q")) == [])
    #expect(dashboard.state.screens == [.overview])
    #expect(dashboard.send(.character("q")) == [.quit])
  }

  @Test func QLeavesFromAnywhere() {
    dashboard.press("Down 2 3")
    #expect(dashboard.send(.character("Q")) == [.quit])
    #expect(dashboard.state.screens.count == 3)
  }

  @Test func escapeNeverLeaves() {
    for _ in 0..<4 { #expect(dashboard.send(.escape) == []) }
    #expect(dashboard.state.screens == [.overview])
  }

  @Test func qIsALetterInThePrompt() {
    dashboard.press("/")
    #expect(dashboard.send(.character("q")) == [])
    #expect(dashboard.state.prompt?.text == "q")
  }

  @Test func otherKeysDoNothing() {
    let before = dashboard.state.summary
    for key in [Key.control("x"), .function(9), .insert, .character("€"), .paste("q\n")] {
      #expect(dashboard.send(key) == [])
    }
    #expect(dashboard.footer.contains("a paste does nothing here"))
    #expect(dashboard.send(.insert) == [])
    #expect(dashboard.state.summary == before)
  }
}
