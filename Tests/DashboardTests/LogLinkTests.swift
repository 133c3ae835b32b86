import CrisisModel
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing
import WatchLog

@testable import Dashboard

/// From what is selected into the log, and from the log back to it.
@Suite("Links of the watch log") struct LogLinkTests {
  private let store = MemoryLog()
  private let dashboard: Rehearsal

  init() {
    dashboard = Rehearsal(size: Size(width: 100, height: 60)).withAlerts().withLog(store)
    dashboard.press("Down")
  }

  private func select(_ isWanted: (Page.Row) -> Bool) throws {
    let found = dashboard.state.page?.rows.firstIndex(where: isWanted)
    let row = try #require(found)
    dashboard.press("Home" + String(repeating: " Down", count: row))
  }

  private func write() throws -> LogDraft {
    dashboard.press("w text:x Enter")
    return try #require(store.page(LogQuery(), before: nil).entries.first).draft
  }

  /// Opens the newest entry in the log, and from there what it links to.
  private func goBack(to screen: Screen) throws -> Bool {
    dashboard.press("1 8")
    let key = try #require(store.page(LogQuery(), before: nil).entries.first).draft.key
    #expect(dashboard.enter(.logEntry(key)))
    return dashboard.enter(screen)
  }

  @Test(arguments: [
    Screen.record(.event(.libya, "lby-e02")), .record(.measure(.libya, "lby-m21")),
    .record(.decision(.libya, "S/RES/1973 (2011)")), .record(.source("s1564")),
    .record(.step("asset-freeze")), .record(.crisis(.libya)),
  ])
  func aRecordIsLinkedAndLedBackTo(screen: Screen) throws {
    dashboard.state.show(screen)
    _ = try write()
    #expect(try goBack(to: screen))
  }

  @Test func anEventIsLinkedWithItsDateAndWhatHappened() throws {
    dashboard.state.show(.record(.event(.libya, "lby-e02")))
    let draft = try write()
    var links = LogLinks(crisis: .libya, snapshot: Instant("20110317T235900Z"))
    links.event = "lby-e02"
    #expect(draft.links == links)
    dashboard.press("8")
    #expect(dashboard.text.contains("note TLP:CLEAR event lby-e02, libya-2011"))
    #expect(dashboard.enter(.logEntry(draft.key)))
    #expect(dashboard.text.contains("17 Feb 2011: Day of Rage in several cities"))
  }

  /// The first stance of two, and not the newest one.
  @Test func aPositionIsLinkedWithItsDate() throws {
    let crisis = try #require(dashboard.state.picture?.crisis(.libya))
    let stand = try #require(Consensus.stands(in: crisis).first { $0.history.count > 1 })
    let first = try #require(stand.history.last)
    let screen = Screen.record(first.fact(in: .libya))
    dashboard.state.show(screen)
    #expect(try write().links.position?.date == first.date)
    #expect(try goBack(to: screen))
  }

  /// As entries of an earlier program are: they lead to the newest stance.
  @Test func aPositionWithoutADateLeadsToTheNewest() throws {
    let crisis = try #require(dashboard.state.picture?.crisis(.libya))
    let stand = try #require(Consensus.stands(in: crisis).first { $0.history.count > 1 })
    var links = LogLinks(crisis: .libya)
    links.position = LogPosition(holder: stand.holder, question: stand.question)
    _ = try store.append(
      LogDraft(
        occurred: dashboard.now, recorded: dashboard.now, by: .haddad, .note("x"), links: links))
    dashboard.logChanged()
    let newest = try #require(stand.history.first)
    #expect(try goBack(to: .record(newest.fact(in: .libya))))
  }

  @Test func figuresAreLinkedAndLandedOn() throws {
    dashboard.press("i")
    try select { $0.indicator == "lby-fled" }
    #expect(try write().links.indicator == "lby-fled")
    dashboard.press("Home")
    #expect(try goBack(to: .aspect(.trends, .libya)))
    #expect(dashboard.state.selectedPageRow?.indicator == "lby-fled")
  }

  @Test func figuresOverAllCrisesAreThoseOfTheLine() throws {
    dashboard.press("I")
    try select { $0.indicator != nil && $0.target?.crisis != .libya }
    let row = try #require(dashboard.state.selectedPageRow)
    let links = try write().links
    #expect(links.indicator == row.indicator)
    #expect(links.crisis == row.target?.crisis)
  }

  @Test func aQuestionAndAnOrganisationAreLinkedFromTheirLines() throws {
    let question = Screen.question(.libya, "no-fly-zone")
    dashboard.press("4")
    if dashboard.state.page?.rows.contains(where: { $0.target == question }) != true {
      dashboard.state.show(.aspect(.positions, .libya))
    }
    try select { $0.target == question }
    let links = try write().links
    #expect(links.question == "no-fly-zone" && links.crisis == .libya)
    #expect(try goBack(to: question))
    dashboard.press("1")
    dashboard.state.show(.record(.membership("LAS", "LBY")))
    #expect(try write().links.organization == "LAS")
    #expect(try goBack(to: .organization("LAS")))
  }

  /// What belongs to no crisis is not linked to the one that happens to be selected elsewhere.
  @Test func aSourceOfThePageOfSourcesHasNoCrisis() throws {
    dashboard.press("9")
    try select { $0.target != nil }
    let links = try write().links
    #expect(links.source != nil)
    #expect(links.crisis == nil)
  }

  /// Every crisis has its line there; the one selected elsewhere is not meant.
  @Test func aLineOfTheMatrixIsOfItsCrisis() throws {
    dashboard.press("m")
    try select { $0.target?.crisis == .syria }
    #expect(try write().links.crisis == .syria)
  }

  @Test func whatOnlyAnEarlierSnapshotHasIsLinkedWithThatOne() throws {
    dashboard.press("d")
    dashboard.state.show(.earlier(.event(.libya, "lby-e02")))
    let links = try write().links
    #expect(links.event == "lby-e02")
    #expect(links.snapshot == dashboard.state.comparison?.old.snapshot.asOf)
    #expect(links.snapshot != dashboard.state.picture?.snapshot.asOf)
  }

  @Test func whatTheShownSnapshotDoesNotHaveOffersItsOwn() throws {
    let screen = Screen.record(.event(.libya, "lby-e02"))
    dashboard.state.show(screen)
    let draft = try write()
    dashboard.press("1 < 8")
    #expect(dashboard.enter(.logEntry(draft.key)))
    #expect(dashboard.text.contains("lby-e02, not in the snapshot shown"))
    try select { $0.line.text.string.contains("lby-e02, not in") }
    dashboard.press("Enter")
    #expect(dashboard.enter(screen))
  }

  @Test func anEntryOnThePageOfTheHandoverIsReferredTo() throws {
    let first = try write()
    dashboard.press("H")
    try select { $0.target == .logEntry(first.key) }
    #expect(try write().links.entry == first.key)
  }
}
