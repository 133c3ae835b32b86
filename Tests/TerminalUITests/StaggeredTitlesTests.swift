import DisplayText
import TerminalUI
import TestSupport
import Testing

@Suite("Staggered titles") struct StaggeredTitlesTests {
  init() { TestLocale.prepare() }

  private func titles(_ titles: [SafeText], width: Int, steps: ClosedRange<Int> = 4...14)
    -> StaggeredTitles
  {
    StaggeredTitles(titles, indent: 2, width: width, steps: steps)
  }

  @Test func standOnOneLineWhereThereIsRoom() {
    let titles = titles(["use of force", "plan"], width: 40)
    #expect(titles.lines.map(\.text.string) == ["  use of force  plan"])
    #expect(titles.step == 14 && titles.count == 2)
  }

  @Test func standAboveOneAnotherElsewhere() {
    let titles = titles(["use of force", "NFZ", "arms embargo", "plan"], width: 22)
    #expect(
      titles.lines.map(\.text.string) == [
        "  use of force",
        "  │       arms embargo",
        "  │   NFZ │   plan",
      ])
    #expect(titles.step == 4 && titles.count == 4)
  }

  @Test func countWhatFits() {
    let titles = titles(["abc", "abc", "abc", "abc"], width: 14)
    #expect(titles.count == 3)
    #expect(titles.lines.map(\.width) == [13])
    #expect(self.titles(["abc"], width: 3).count == 0)
  }
}
