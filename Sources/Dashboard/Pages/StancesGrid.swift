internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// Crises down, organisations across: the stance of each on the question furthest up the ladder on
/// which it spoke, with the number of that question.
struct StancesGrid {
  enum Cell: Hashable {
    case stance(Position.Stance, QuestionID)
    case silent
    case notConcerned
  }

  struct Row {
    let crisis: Crisis
    let cells: [Cell]
  }

  let rows: [Row]
  /// Those that spoke or are concerned, the ones that spoke in most crises first.
  let organizations: [OrganizationID]
  let titles: StaggeredTitles
  /// Questions in use, by rank.
  let questions: [Question]
  private let nameWidth: Int
  private let picture: Picture

  private static let steps = 4...9

  /// - Parameter crises: those that pass the filter, in the order chosen.
  init(_ picture: Picture, _ crises: [Crisis], width: Int) {
    self.picture = picture
    let cells = crises.map { Self.cells($0, picture) }
    let spoke = Dictionary(
      cells.flatMap { $0.filter { $0.value != .silent }.keys }.map { ($0, 1) }, uniquingKeysWith: +)
    let known = Set(cells.flatMap(\.keys))
    let order = picture.reference.organizationOrder.filter(known.contains)
    let organizations = order.enumerated().sorted {
      (-(spoke[$0.element] ?? 0), $0.offset) < (-(spoke[$1.element] ?? 0), $1.offset)
    }.map(\.element)
    self.organizations = organizations
    rows = zip(crises, cells).map { crisis, cells in
      Row(crisis: crisis, cells: organizations.map { cells[$0] ?? .notConcerned })
    }
    let used = Set(
      cells.flatMap(\.values).compactMap { if case .stance(_, let id) = $0 { id } else { nil } })
    questions = picture.reference.questions.filter { used.contains($0.id) }
    let names = crises.map { SafeText($0.name, limit: 80).width }
    nameWidth = 1 + min(width / 4, names.max() ?? 0)
    titles = StaggeredTitles(
      organizations.map(\.text), indent: nameWidth, width: width, steps: Self.steps)
  }

  private static func cells(_ crisis: Crisis, _ picture: Picture) -> [OrganizationID: Cell] {
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    var cells = Dictionary(concerned.map { ($0.organization, Cell.silent) }) { first, _ in first }
    var ranks: [OrganizationID: Int] = [:]
    for stand in Consensus.stands(in: crisis) where picture.reference.isOrganization(stand.holder) {
      let id = OrganizationID(stand.holder.rawValue)
      let rank = picture.reference.question(stand.question)?.rank ?? .max
      if let best = ranks[id], best <= rank { continue }
      ranks[id] = rank
      cells[id] = .stance(stand.latest.stance, stand.question)
    }
    return cells
  }

  /// Organisations that do not fit.
  var left: [OrganizationID] { Array(organizations.dropFirst(titles.count)) }

  func line(_ row: Row) -> Line {
    let name = SafeText(row.crisis.name, limit: 80).truncated(to: nameWidth - 1)
    var line = Line(name.padded(to: nameWidth), .strong)
    for (index, cell) in row.cells.prefix(titles.count).enumerated() {
      line = line + self.line(cell, width: index == titles.count - 1 ? 1 : titles.step)
    }
    return line
  }

  private func line(_ cell: Cell, width: Int) -> Line {
    switch cell {
    case .notConcerned: return Line(("" as SafeText).padded(to: width))
    case .silent:
      return Line([Labels.silentGlyph, Span(("" as SafeText).padded(to: width - 1))])
    case .stance(let stance, let question):
      let number = number(question).padded(to: width - 1)
      return Line([Labels.stanceGlyph(stance), Span(number, .dim)])
    }
  }

  /// The question's place among all, 1 being furthest up the ladder.
  func number(_ question: QuestionID) -> SafeText {
    picture.reference.question(question).map { SafeText($0.rank) } ?? "?"
  }

  /// Whether the row has neither a stance nor an organisation concerned.
  func isEmpty(_ row: Row) -> Bool { row.cells.allSatisfy { $0 == .notConcerned } }
}
