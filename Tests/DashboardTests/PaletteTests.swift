import CrisisModel
import Dashboard
import TerminalUI
import TestSupport
import Testing

@Suite("Palette") struct PaletteTests {
  private let dashboard = Rehearsal()

  private var listed: [String] {
    dashboard.lines.drop { !$0.contains("Commands, crises") }.dropFirst().filter {
      $0.hasPrefix("│")
    }
  }

  @Test func opensOverTheScreenAndNamesEverything() throws {
    dashboard.press(":")
    let picture = try #require(dashboard.state.picture)
    let commands = Set(Command.table.map(\.id)).count - 1
    let decisions = picture.snapshot.crises.reduce(0) { $0 + $1.decisions.count }
    let organizations = dashboard.state.reference.organizationOrder.count
    let questions = dashboard.state.currentCrisis.map { dashboard.state.askedQuestions($0).count }
    let all =
      commands + (questions ?? 0) + picture.snapshot.crises.count + organizations + decisions
    #expect(dashboard.text.contains("1 of \(all)"))
    #expect(dashboard.footer.hasPrefix(" :"))
  }

  @Test(arguments: [
    ("libya", Screen.record(.crisis(.libya))), ("lby", .record(.crisis(.libya))),
    ("cote", .record(.crisis(.ivoryCoast))),
    ("1973", .record(.decision(.libya, "S/RES/1973 (2011)"))),
    ("sres1970", .record(.decision(.libya, "S/RES/1970 (2011)"))), ("au", .organization("AU")),
    ("african_union", .organization("AU")), ("not_tried", .aspect(.notTried, .ivoryCoast)),
    ("six", .aspect(.sixTests, .ivoryCoast)), ("MATRIX", .matrix),
  ])
  func leadsToTheBestMatch(typed: String, screen: Screen) {
    dashboard.press(": text:\(typed) Enter")
    #expect(dashboard.state.screen == screen)
    #expect(dashboard.state.prompt == nil)
  }

  @Test func arrowsChooseAmongMatches() {
    dashboard.press(": text:s/res Down Down")
    #expect(dashboard.text.contains("3 of "))
    dashboard.press("Up Enter")
    guard case .record(.decision) = dashboard.state.screen else {
      Issue.record("\(dashboard.state.screen)")
      return
    }
  }

  @Test(arguments: ["Esc", "C-c", "C-g"]) func leavesNothingBehind(key: String) {
    let before = dashboard.state.summary
    dashboard.press(": text:libya Down \(key)")
    #expect(dashboard.state.summary == before)
  }

  @Test func commandsRunAsTheirKeysDo() {
    dashboard.press(": text:zoom Enter")
    #expect(dashboard.state.isZoomed)
    #expect(dashboard.send(.character(":")) == [])
    for character in "quit" { _ = dashboard.send(.character(character)) }
    #expect(dashboard.send(.enter) == [.quit])
  }

  /// A command of the overview, given on a page, leads there first.
  @Test func commandsOfAnotherPlaceGoThere() {
    dashboard.press("2 : text:zoom Enter")
    #expect(dashboard.state.screens == [.overview])
    #expect(dashboard.state.isZoomed)
  }

  @Test func nothingFoundIsSaid() {
    dashboard.press(": text:qqqq")
    #expect(dashboard.text.contains("nothing matches"))
    dashboard.press("Enter")
    #expect(dashboard.state.screens == [.overview])
    #expect(dashboard.footer.contains("nothing matches qqqq"))
  }

  @Test func aCrisisThatTheFilterHidesIsShownAllTheSame() {
    dashboard.press("/ text:libya Enter : text:syria Enter")
    #expect(dashboard.state.screen == .record(.crisis(.syria)))
    #expect(dashboard.state.filter.isEmpty)
    #expect(dashboard.footer.contains("filter cleared"))
    dashboard.press("Esc")
    #expect(dashboard.state.currentCrisis?.id == .syria)
  }

  /// The breadcrumbs name the crisis that a decision belongs to, not another one.
  @Test func aDecisionSelectsItsCrisis() {
    dashboard.press(": text:1973 Enter")
    #expect(dashboard.footer.hasPrefix(" libya-2011 ▸ S/RES/1973"))
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 60)]) func fitsEveryWindow(width: Int, height: Int) {
    _ = dashboard.send(.resized(Size(width: width, height: height)))
    dashboard.press(": text:s/res")
    #expect(!listed.isEmpty && listed.count <= 12)
    #expect(dashboard.frame.cursorIsVisible)
  }

  @Test func hostileTextIsShownAndNotObeyed() {
    dashboard.press(":")
    _ = dashboard.send(.paste("\u{1B}[2J\u{202E}" + String(repeating: "x", count: 60_000)))
    #expect(HostileText.harmful(in: dashboard.text) == [])
  }
}

@Suite("Find on a page") struct FindTests {
  private let dashboard = Rehearsal()

  private var selectedLine: String {
    guard let page = dashboard.state.page else { return "" }
    let row = dashboard.state.rows[.page(dashboard.state.screen)] ?? 0
    return page.rows[row].line.text.string
  }

  @Test func goesToTheFirstLineWhileItIsTyped() {
    dashboard.press("Down 2 / text:embargo")
    #expect(selectedLine.lowercased().contains("embargo"))
    #expect(dashboard.lines[1].contains("\"embargo\" 1 of "))
  }

  @Test func nAndNGoRound() throws {
    dashboard.press("Down 2 / text:EMBARGO Enter")
    let all = try #require(dashboard.state.page).rows.indices.filter {
      dashboard.state.page?.rows[$0].line.text.string.lowercased().contains("embargo") == true
    }
    try #require(all.count > 2)
    let key = RowKey.page(dashboard.state.screen)
    #expect(dashboard.state.rows[key] == all[0])
    dashboard.press("n")
    #expect(dashboard.state.rows[key] == all[1])
    dashboard.press("N N")
    #expect(dashboard.state.rows[key] == all.last)
    dashboard.press("n")
    #expect(dashboard.state.rows[key] == all[0])
  }

  @Test func escapeGoesBackToWhereOneWas() {
    dashboard.press("Down 2 Down Down Down")
    let before = dashboard.state.summary
    dashboard.press("/ text:embargo Esc")
    #expect(dashboard.state.summary == before)
  }

  @Test func whatIsNotThereIsSaid() {
    dashboard.press("2 / text:zzzz Enter")
    #expect(dashboard.footer.contains("not on this page: zzzz"))
    dashboard.press("n")
    #expect(dashboard.footer.contains("not on this page: zzzz"))
  }

  @Test func withoutAnythingSoughtNSaysWhatToDo() {
    dashboard.press("2 n")
    #expect(dashboard.footer.contains("/ asks what"))
  }

  @Test func accentsDoNotCount() {
    dashboard.press("2 / text:cote")
    #expect(selectedLine.contains("Côte"))
  }
}

@Suite("Marks, copy and JSON") struct MarkTests {
  private let dashboard = Rehearsal()

  @Test func spaceMarksAndUnmarks() {
    let (found, expected) = dashboard.change(by: "Down Space") {
      $0.selectedCrisis = .libya
      $0.marks = [.libya]
    }
    #expect(found == expected)
    #expect(dashboard.text.contains("◆Libya"))
    #expect(dashboard.lines[1].contains("◆ 1"))
    dashboard.press("Space")
    #expect(dashboard.state.marks.isEmpty)
    #expect(!dashboard.text.contains("◆"))
  }

  @Test func nGoesFromMarkToMark() {
    dashboard.press("Down Space End Space Home n")
    #expect(dashboard.state.selectedCrisis == .libya)
    dashboard.press("n")
    #expect(dashboard.state.selectedCrisis == .syria)
    dashboard.press("n")
    #expect(dashboard.state.selectedCrisis == .libya)
    dashboard.press("N")
    #expect(dashboard.state.selectedCrisis == .syria)
  }

  @Test func withoutMarksNSaysHowToMark() {
    dashboard.press("n")
    #expect(dashboard.footer.contains("Space marks one"))
  }

  /// What leaves the screen says what it is, as of when, and how it may be handled.
  @Test func aCopyCarriesItsMarking() throws {
    dashboard.press("Down 5")
    try #require(dashboard.enter(.record(.decision(.libya, "S/RES/1973 (2011)"))))
    dashboard.press("y")
    let lines = try #require(dashboard.clipboard).split(separator: "\n").map(String.init)
    #expect(lines.first == "TLP:CLEAR  2011, as of 2011-03-17T23:59:00Z")
    #expect(lines.last == "TLP:CLEAR")
    #expect(lines.contains { $0.contains("10-0-5") })
    #expect(dashboard.footer.contains("it may ignore them"))
  }

  @Test func markedCrisesAreCopiedTogether() throws {
    dashboard.press("Space Down Space y")
    let text = try #require(dashboard.clipboard)
    #expect(text.contains("\nCôte d'Ivoire\n") && text.contains("\nLibya\n"))
    #expect(!text.contains("\nYemen\n"))
  }

  /// A mark is not lost where the filter hides the crisis.
  @Test func aMarkThatIsHiddenIsCopiedAndSaid() throws {
    dashboard.press("Down Space / text:syria Enter n")
    #expect(dashboard.footer.contains("no marked crisis is in the list shown"))
    dashboard.press("y")
    #expect(try #require(dashboard.clipboard).contains("\nLibya\n"))
  }

  @Test func aCopyOfAFilteredPageSaysSo() throws {
    dashboard.press("/ text:libya Enter m y")
    #expect(try #require(dashboard.clipboard).contains("\n1 of 5, filter libya\n"))
  }

  @Test func copiedJSONCanBeReadAgain() throws {
    dashboard.press("Down o y")
    let text = try #require(dashboard.clipboard)
    let start = try #require(text.firstIndex(of: "{"))
    let end = try #require(text.lastIndex(of: "}"))
    #expect(JSONValue(Array(text[start...end].utf8)) != nil)
  }

  @Test func onThePanelsTheSelectedRecordIsCopied() throws {
    dashboard.press("Down Tab Tab y")
    let text = try #require(dashboard.clipboard)
    #expect(text.contains("GCC on no-fly zone"))
  }

  @Test func aTerminalWithoutAClipboardIsSaid() {
    _ = dashboard.send(.copied(bytes: nil))
    #expect(dashboard.footer.contains("takes no clipboard text"))
  }

  @Test func oShowsTheJSONOfTheRecord() throws {
    dashboard.press("Down 5")
    try #require(dashboard.enter(.record(.decision(.libya, "S/RES/1973 (2011)"))))
    dashboard.press("o")
    let lines = try #require(dashboard.state.page).rows.map(\.line.text.string)
    #expect(lines.first == "{")
    #expect(lines.contains("  \"symbol\": \"S/RES/1973 (2011)\","))
    #expect(!lines.contains { $0.contains("S/RES/1970") })
    dashboard.press("Esc")
    #expect(dashboard.state.screen == .record(.decision(.libya, "S/RES/1973 (2011)")))
  }

  @Test func oOnTheOverviewIsTheCrisis() throws {
    dashboard.press("Down o")
    #expect(dashboard.state.screen == .raw(.crisis(.libya)))
    #expect(try #require(dashboard.state.page).rows.count > 100)
  }

  @Test func referenceDataHasNoJSONInTheSnapshot() throws {
    dashboard.state.screens = [.overview, .record(.step("asset-freeze"))]
    dashboard.press("o")
    #expect(dashboard.text.contains("This is reference data"))
  }

  /// Every kind of record of every shipped snapshot can be shown as JSON.
  @Test func everyRecordHasItsJSON() throws {
    for picture in ShippedArchive.year2011.pictures.prefix(12).suffix(2) {
      for crisis in picture.snapshot.crises {
        let facts: [Fact] =
          crisis.measures.map { .measure(crisis.id, $0.id) }
          + crisis.decisions.map { .decision(crisis.id, $0.symbol) }
          + crisis.events.map { .event(crisis.id, $0.id) }
          + crisis.positions.map { $0.fact(in: crisis.id) }
        for fact in facts {
          let bytes = try #require(SnapshotWriter.write(fact, of: picture.snapshot), "\(fact)")
          #expect(bytes.first == UInt8(ascii: "{"))
        }
      }
    }
  }
}

@Suite("Sorting by a column") struct SortColumnTests {
  private let dashboard = Rehearsal()

  /// On paper, 17 March 2011: Yemen and Syria are at elevated risk with nothing in force, a gap of
  /// one; Libya and Côte d'Ivoire are critical with coercion or force, none.
  @Test func byGapTheWidestComesFirst() {
    dashboard.press("s s s s s s")
    #expect(dashboard.state.sort.key == .gap)
    #expect(dashboard.listed.prefix(2) == ["syria-2011", "yemen-2011"])
    #expect(dashboard.lines[1].contains("by gap"))
    #expect(dashboard.lines.contains { $0.contains("Syria") && $0.contains("+1") })
  }

  @Test func everyColumnCanBeSortedByAndTurnedRound() {
    for key in CrisisSort.Key.allCases.dropFirst() {
      dashboard.press("s")
      #expect(dashboard.state.sort.key == key)
      let once = dashboard.listed
      dashboard.press("S")
      #expect(dashboard.listed == once.reversed())
      dashboard.press("S")
    }
    dashboard.press("s")
    #expect(dashboard.state.sort == CrisisSort())
  }

  @Test func theColumnSaysSo() {
    dashboard.press("s")
    #expect(dashboard.lines[2].contains("Crisis▾"))
    dashboard.press("S")
    #expect(dashboard.lines[2].contains("Crisis▴"))
  }
}

@Suite("Sources page") struct SourcesPageTests {
  private let dashboard = Rehearsal()

  private func ids() throws -> [SourceID] {
    try #require(dashboard.state.page).rows.compactMap { row in
      if case .record(.source(let id)) = row.target { id } else { nil }
    }
  }

  @Test func isSortedByEachColumn() throws {
    dashboard.press("9")
    let picture = try #require(dashboard.state.picture)
    let byDate = try ids()
    #expect(byDate.count == picture.snapshot.sources.count)
    let grades = { (ids: [SourceID]) in ids.compactMap { picture.source($0)?.grade.code } }
    dashboard.press("s")
    #expect(grades(try ids()) == grades(byDate).sorted())
    dashboard.press("S")
    #expect(grades(try ids()) == grades(byDate).sorted().reversed())
    #expect(dashboard.text.contains("by grade, reversed"))
    dashboard.press("S s")
    #expect(try ids() != byDate)
    dashboard.press("s")
    let publishers = try ids().compactMap { picture.source($0)?.publisher }
    #expect(publishers == publishers.sorted())
    dashboard.press("s")
    #expect(try ids() == byDate)
  }

  @Test func saysHowManyFactsRestOnEach() throws {
    dashboard.press("9")
    let picture = try #require(dashboard.state.picture)
    let row = try #require(
      dashboard.state.page?.rows.first { $0.target == .record(.source("s1973")) })
    let count = picture.snapshot.crises.flatMap { crisis in
      crisis.measures.filter { $0.sources.contains("s1973") }
    }.count
    #expect(count > 3)
    let words = row.line.text.string.split(separator: " ")
    #expect(words.contains { Int($0).map { $0 >= count } ?? false })
  }

  @Test func otherPagesSayThatTheyHaveOneOrder() {
    dashboard.press("2 s")
    #expect(dashboard.footer.contains("this page has one order"))
  }
}
