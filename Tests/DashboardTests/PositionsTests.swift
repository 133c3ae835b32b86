import CrisisModel
import Dashboard
import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Positions") struct PositionsTests {
  private let dashboard = Rehearsal()

  private var pageText: [String] {
    dashboard.state.page?.rows.map(\.line.text.string) ?? []
  }

  private static let widths = [60, 80, 120, 200]

  @Test func theGridShowsEveryOrganizationThatIsConcernedOrSpoke() throws {
    dashboard.press("Down 4")
    let rows = try #require(dashboard.state.page).rows
    let opened = rows.compactMap(\.target).compactMap { target -> OrganizationID? in
      if case .organization(let id) = target { id } else { nil }
    }
    #expect(opened == ["LAS", "OIC", "AU", "ECOWAS", "IGAD", "ECCAS", "EU", "GCC", "NATO"])
    let league = try #require(pageText.first { $0.hasPrefix("LAS") })
    #expect(
      league.split(separator: " ") == [
        "LAS", "susp.", "·", "▲≠", "·", "·", "·", "△", "△", "·", "·", "△",
      ])
    let alliance = try #require(pageText.first { $0.hasPrefix("NATO") })
    #expect(alliance.split(separator: " ") == ["NATO", "–", "◇"])
  }

  @Test func everyQuestionHasItsSplit() throws {
    dashboard.press("Down 4")
    #expect(pageText.contains { $0.contains("in favour 2, undecided 0, against 1, silent 3") })
    let opened = try #require(dashboard.state.page).rows.compactMap(\.target)
    let crisis = try #require(dashboard.state.currentCrisis)
    for question in dashboard.state.askedQuestions(crisis) {
      #expect(opened.contains(.question(.libya, question.id)))
    }
  }

  @Test(arguments: widths, ["Down 4", "7"]) func nothingIsCutOff(width: Int, keys: String) throws {
    for shipped in [ShippedArchive.year2011, .gambia] {
      for instant in shipped.instants {
        let dashboard = Rehearsal(
          shipped, at: instant.basic, size: Size(width: width, height: 24))
        dashboard.press(keys)
        let page = try #require(dashboard.state.page)
        let rows = width < 80 ? page.rows.filter { !isHeading($0) } : page.rows
        let widest = rows.map(\.line.width).max() ?? 0
        #expect(widest <= width - 4, "\(shipped) \(instant.basic)")
      }
    }
  }

  /// A heading ends in a note, which a narrow window may cut.
  private func isHeading(_ row: Page.Row) -> Bool {
    row.line.spans.first?.role == .tableHeader
  }

  /// At sixty columns ten questions are too many: those left out are named.
  @Test func whatDoesNotFitIsNamed() throws {
    let narrow = Rehearsal(size: smallestSize)
    narrow.press("Down 4")
    let text = try #require(narrow.state.page).rows.map(\.line.text.string)
    let crisis = try #require(narrow.state.currentCrisis)
    let titles = text.prefix { !$0.hasPrefix("SPLIT") }.joined()
    for question in narrow.state.askedQuestions(crisis) {
      #expect(titles.contains(question.short), "\(question.short)")
    }
  }

  /// Which African members broke with the Union: the row of the Union, and Enter.
  @Test func theRowOfTheUnionLeadsToItsCohesion() throws {
    dashboard.press("Down 4")
    try #require(dashboard.enter(.organization("AU")))
    #expect(pageText.contains { $0.contains("3 of 3 broke with it:") })
    for member in ["Gabon (GAB)", "Nigeria (NGA)", "South Africa (ZAF)"] {
      #expect(dashboard.lines.contains { $0.contains(member) && $0.contains("in favour") })
    }
  }

  @Test func theHolderOfAPositionLeadsToItsPage() throws {
    dashboard.press("Down 4")
    let position = Fact.position(
      .libya, holder: "AU", question: "no-fly-zone",
      date: try #require(CalendarDay("2011-03-10")))
    try #require(dashboard.enter(.record(position)))
    #expect(dashboard.state.page?.rows[0].target == .organization("AU"))
    dashboard.press("Enter")
    #expect(dashboard.state.screen == .organization("AU"))
    try #require(dashboard.enter(.record(.membership("AU", "ZAF"))))
    #expect(dashboard.state.page?.rows[0].target == .organization("AU"))
  }
}

@Suite("One question") struct QuestionPageTests {
  private func page(_ question: QuestionID, _ crisis: CrisisID, at time: String) throws -> [String]
  {
    let dashboard = Rehearsal(at: time, size: Size(width: 120, height: 40))
    dashboard.state.screens = [.overview, .question(crisis, question)]
    return try #require(dashboard.state.page).rows.map(\.line.text.string)
  }

  @Test func saysWhoIsSilentAndWhoSpokeUnconcerned() throws {
    let text = try page("no-fly-zone", .libya, at: "20110317T235900Z")
    let silent = try #require(text.firstIndex { $0.hasPrefix("SILENT") })
    let apart = try #require(text.firstIndex { $0.hasPrefix("SPOKE WITHOUT") })
    for organization in ["ECOWAS", "IGAD", "ECCAS"] {
      #expect(text[silent..<apart].contains { $0.contains(organization) && $0.contains("silent") })
    }
    #expect(text[apart...].contains { $0.contains("NATO    ◇ conditional") })
    #expect(text.contains { $0.contains("Algeria (DZA)  dissents by name") })
  }

  @Test func marksWhoCrossedSides() throws {
    let text = try page("recognition", .libya, at: "20111031T235900Z")
    #expect(
      text.contains {
        $0.contains("AU      ○ reserved → △ supports  CROSSED from undecided to in favour")
      })
  }

  @Test func showsTheStancesBeforeTheDecision() throws {
    let text = try page("no-fly-zone", .libya, at: "20110317T235900Z")
    let decision = try #require(text.firstIndex { $0.contains("S/RES/1973 (2011)") })
    let chain = text[decision...]
    #expect(chain.contains { $0.contains("GCC     ▲ requests    7 days before, NFZ") })
    #expect(
      chain.contains { $0.contains("AU") && $0.contains("3 of 3 against their organisation") })
  }

  @Test func aQuestionNobodyAnsweredIsNotCalm() throws {
    let text = try page("sanctions", .libya, at: "20110217T235900Z")
    #expect(text.contains("no position on record"))
    #expect(text.contains { $0.contains("silent 6") })
  }
}

@Suite("Stances") struct StancesPageTests {
  /// The Union on the use of force (1), the League on the zone (2), Syria without a word.
  @Test func eachCellNamesItsQuestion() throws {
    let dashboard = Rehearsal(size: Size(width: 120, height: 30))
    dashboard.press("7")
    #expect(dashboard.state.screen == .stances)
    let text = try #require(dashboard.state.page).rows.map(\.line.text.string)
    let titles = text[0].split(separator: " ")
    #expect(titles.prefix(3) == ["AU", "EU", "LAS"])
    let libya = try #require(text.first { $0.hasPrefix("Libya") })
    #expect(libya.split(separator: " ").prefix(5) == ["Libya", "▼1", "◇1", "▲2", "△2"])
    let syria = try #require(text.first { $0.hasPrefix("Syria") })
    #expect(Set(syria.split(separator: " ").dropFirst()) == ["·"])
    #expect(text.contains { $0.contains("1 use of force") && $0.contains("2 NFZ") })
  }

  /// The note above says that a filter holds; then it must.
  @Test func obeysTheFilterAndTheOrder() throws {
    let dashboard = Rehearsal()
    dashboard.press("s / text:!syria Enter 7")
    let rows = try #require(dashboard.state.page).rows
    #expect(
      rows.compactMap(\.target) == dashboard.state.visibleCrises.map { .aspect(.positions, $0.id) })
    #expect(dashboard.text.contains("4 of 5 · filter !syria"))
    dashboard.press("Esc / C-u text:zzz Enter 7")
    #expect(dashboard.text.contains("no crisis passes the filter; that does not mean calm"))
  }

  @Test func aRowOpensThePositionsOfItsCrisis() {
    let dashboard = Rehearsal()
    dashboard.press("7")
    #expect(dashboard.enter(.aspect(.positions, .syria)))
    #expect(dashboard.footer.hasPrefix(" syria-2011 ▸ stances ▸ positions"))
  }
}
