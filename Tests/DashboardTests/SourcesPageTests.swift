import CrisisModel
import Dashboard
import DisplayText
import Presentation
import TerminalUI
import TestSupport
import Testing

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
    dashboard.press("Home")
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
