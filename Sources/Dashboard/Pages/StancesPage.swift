internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension PageBuilder {
  /// Titles stand again above every so many crises, so that one is always in view.
  private static let crisesBetweenTitles = 12

  /// Crises down, organisations across; each row opens the positions of its crisis.
  mutating func buildStances() -> SafeText {
    let grid = StancesGrid(picture, crises, width: width)
    if grid.rows.isEmpty {
      let text: SafeText =
        picture.snapshot.crises.isEmpty
        ? "no crisis on record in this snapshot"
        : "no crisis passes the filter; that does not mean calm"
      line(Line(text, .noData))
    }
    for (index, row) in grid.rows.enumerated() {
      if index % Self.crisesBetweenTitles == 0 { for title in grid.titles.lines { line(title) } }
      line(grid.line(row), opens: .aspect(.positions, row.crisis.id))
      if grid.isEmpty(row) { line(Line("  no organisation concerned or on record", .noData)) }
    }
    addLeft(grid)
    blank()
    addLegend([Span("blank not concerned", .dim)])
    addQuestions(grid)
    return "Crises and organisations"
  }

  private mutating func addLeft(_ grid: StancesGrid) {
    guard !grid.left.isEmpty else { return }
    blank()
    let names = SafeText.joined(grid.left.map(\.text))
    text("no room here for: \(names)", role: .finding)
  }

  private mutating func addQuestions(_ grid: StancesGrid) {
    guard !grid.questions.isEmpty else { return }
    let names = grid.questions.map { question in
      Span("\(grid.number(question.id)) \(picture.shortName(question.id))", .dim)
    }
    text("Each number is the question furthest up the ladder on which it spoke:", role: .dim)
    flow(Line("  "), names, indent: 2)
  }
}
