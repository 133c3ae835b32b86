import CrisisModel
import Dashboard
import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Find on a page") struct FindTests {
  private let dashboard = Rehearsal()

  private var selectedLine: String {
    guard let page = dashboard.state.page else { return "" }
    let row = dashboard.state.selections[dashboard.state.screen]?.row ?? 0
    return page.rows[row].line.text.string
  }

  @Test func goesToTheFirstLineWhileItIsTyped() {
    dashboard.press("Down 2 / text:embargo")
    #expect(selectedLine.lowercased().contains("embargo"))
    #expect(dashboard.lines[1].contains("\"embargo\" 1 of "))
  }

  @Test func typographicMarksDoNotCount() {
    dashboard.press("m / text:d'ivoire")
    #expect(selectedLine.contains("d'Ivoire"))
    let first = selectedLine
    dashboard.press("C-u text:D‘IVOIRE")
    #expect(selectedLine == first)
  }

  @Test func nAndNGoRound() throws {
    dashboard.press("Down 2 / text:EMBARGO Enter")
    let all = try #require(dashboard.state.page).rows.indices.filter {
      dashboard.state.page?.rows[$0].line.text.string.lowercased().contains("embargo") == true
    }
    try #require(all.count > 2)
    let screen = dashboard.state.screen
    #expect(dashboard.state.selections[screen]?.row == all[0])
    dashboard.press("n")
    #expect(dashboard.state.selections[screen]?.row == all[1])
    dashboard.press("N N")
    #expect(dashboard.state.selections[screen]?.row == all.last)
    dashboard.press("n")
    #expect(dashboard.state.selections[screen]?.row == all[0])
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
