internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// Organisations down, questions across: who has said what, and who is silent on what.
struct PositionsGrid {
  struct Row {
    let organization: OrganizationID
    let concern: Consensus.Concern?
    /// One for each question; `nil` where the organisation is neither concerned nor spoke.
    let entries: [ConsensusSplit.Entry?]
  }

  let rows: [Row]
  let titles: StaggeredTitles
  /// Questions that do not fit.
  let left: [QuestionID]
  private let organizationWidth: Int

  private static let concernWidth = 7
  private static let steps = 4...16

  init(_ crisis: Crisis, _ splits: [ConsensusSplit], _ picture: Picture, width: Int) {
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    let spoken = Set(splits.flatMap(\.notConcerned).map(\.organization))
    let known = concerned.map { ($0.organization, Optional($0.concern.value)) }
    let others = picture.reference.organizationOrder.filter(spoken.contains).map {
      ($0, Consensus.Concern?.none)
    }
    rows = (known + others).map { organization, concern in
      Row(
        organization: organization, concern: concern, entries: splits.map { $0[organization] })
    }
    organizationWidth = 1 + (rows.map(\.organization.text.width).max() ?? 0)
    titles = StaggeredTitles(
      splits.map { picture.shortName($0.question) },
      indent: organizationWidth + Self.concernWidth, width: width, steps: Self.steps)
    left = splits.dropFirst(titles.count).map(\.question)
  }

  func line(_ row: Row) -> Line {
    var line = Line(row.organization.text.padded(to: organizationWidth), .strong)
      .appending(Labels.shortConcern(row.concern).padded(to: Self.concernWidth), .dim)
    for (index, entry) in row.entries.prefix(titles.count).enumerated() {
      line = line + cell(entry, width: index == titles.count - 1 ? 1 : titles.step)
    }
    return line
  }

  private func cell(_ entry: ConsensusSplit.Entry?, width: Int) -> Line {
    guard let entry else { return Line(("" as SafeText).padded(to: width)) }
    let glyph = entry.stand.map { Labels.stanceGlyph($0.latest.stance) } ?? Labels.silentGlyph
    let mark: SafeText = entry.dissent.isEmpty ? "" : Labels.dissentGlyph
    return Line([glyph, Span(mark.padded(to: width - 1), .finding)])
  }
}

extension PageBuilder {
  /// The grid, what did not fit into it, and what its signs mean.
  mutating func addGrid(_ crisis: Crisis, _ splits: [ConsensusSplit]) {
    let grid = PositionsGrid(crisis, splits, picture, width: width)
    if grid.titles.count > 0 { for title in grid.titles.lines { line(title) } }
    for row in grid.rows { line(grid.line(row), opens: .organization(row.organization)) }
    if !grid.left.isEmpty {
      let names = SafeText.joined(grid.left.map { picture.shortName($0) })
      text("no room here for: \(names)", role: .finding)
    }
    addLegend([
      Span("\(Labels.dissentGlyph) a member dissents", .dim), Span("blank not concerned", .dim),
    ])
    addLegend(
      words: [
        Span("susp. suspended member", .dim), Span("near a neighbour is a member", .dim),
        Span("– not concerned, but spoke", .dim),
      ])
  }

  /// The stances with their signs, then further signs.
  mutating func addLegend(_ more: [Span]) {
    let stances = Position.Stance.allCases.map(Labels.stance) + [Labels.silent]
    addLegend(words: stances + more)
  }

  private mutating func addLegend(words: [Span]) {
    flow(.empty, words, indent: 0)
  }
}
