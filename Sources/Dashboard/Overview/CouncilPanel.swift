internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import StrictJSON
internal import TerminalUI

/// Decisions on the crisis, newest first, and the ballots of the selected one.
struct CouncilPanel: SubjectPanel {
  let crisis: Crisis
  let picture: Picture
  let decisions: [Decision]

  /// Decisions listed at once: the strip is redrawn with every crisis, and the newest matter.
  private static let longestList = 6

  init(_ crisis: Crisis, _ picture: Picture) {
    self.crisis = crisis
    self.picture = picture
    decisions = crisis.decisionsNewestFirst
  }

  var items: [RowSubject] {
    decisions.map { .screen(.record(.decision(crisis.id, $0.symbol))) }
  }

  func draw(
    in rect: Rect, selected: ListPlace, isFocused: Bool, on buffer: inout CellBuffer
  ) -> Point? {
    let title: SafeText = "Security Council · \(SafeText(crisis.name, limit: 80))"
    let panel = Panel(title: title, note: Line(count, .dim), isFocused: isFocused)
    let inner = panel.draw(in: rect, on: &buffer)
    guard !decisions.isEmpty else {
      buffer.draw("no decision on record", in: inner.row(0), role: .noData)
      drawMembers(in: inner.dropTop(1), on: &buffer)
      return nil
    }
    let ballots = selected.listed.map { lines(below: decisions[$0], inner.width) } ?? []
    let room = max(1, inner.height - ballots.count)
    let listHeight = min(decisions.count, room, Self.longestList)
    let areas = inner.rows([.length(listHeight), .fill(1)])
    let window = Table.Window(
      count: decisions.count, visible: listHeight, selected: selected.row)
    let shown = decisions.dropFirst(window.first).prefix(listHeight)
    let table = Table(
      columns: columns(inner.width), rows: shown.map { row($0, inner.width) }, window: window,
      selected: selected.listed, isFocused: isFocused, showsTitles: false)
    let cursor = table.draw(in: areas[0], on: &buffer)
    for (index, line) in ballots.enumerated() where index < areas[1].height {
      buffer.draw(line, in: areas[1].row(index))
    }
    return cursor
  }

  private func lines(below decision: Decision, _ width: Int) -> [Line] {
    ballotLines(decision, width: width) + stopLines(decision) + chainLines(decision, width: width)
  }

  /// The Council's own decisions, and others beside them.
  private var count: SafeText {
    let own = decisions.count(where: \.isOfSecurityCouncil)
    let others = decisions.count - own
    let count: SafeText = own == 1 ? "1 decision" : "\(own) decisions"
    return others == 0 ? count : "\(count), \(others) of others"
  }

  private func columns(_ width: Int) -> [Table.Column] {
    let widest = min(18, max(10, decisions.map { symbol($0).width }.max() ?? 10))
    let outcomes = min(18, max(14, decisions.map { outcome($0).width }.max() ?? 14))
    var columns: [Table.Column] = [
      .init("Symbol", width < 50 ? .fill(1) : .length(widest)), .init("Date", .length(8)),
      .init("Outcome", .length(outcomes)),
    ]
    if width >= 50 { columns.insert(.init("Body", .length(5)), at: 0) }
    if width >= 50 { columns.append(.init("Ch.", .length(4))) }
    if width >= 76 { columns.append(.init("Title", .fill(1))) }
    return columns
  }

  private func row(_ decision: Decision, _ width: Int) -> Table.Row {
    let date = Dates.compact(decision.date, today: picture.today)
    let isNarrow = width < 50
    let isNew = picture.news.facts.contains(.decision(crisis.id, decision.symbol))
    let sign = Line(isNew ? "+" : "", .changeNew)
    var cells = [
      isNarrow ? sign + namedSymbol(decision) : Line(symbol(decision)), Line(date),
      outcome(decision),
    ]
    if !isNarrow { cells.insert(sign.appending(picture.short(decision.body), .dim), at: 0) }
    if width >= 50 { cells.append(Line(SafeText(decision.chapter?.rawValue ?? ""), .dim)) }
    if width >= 76 { cells.append(Line(SafeText(decision.title, limit: 200), .dim)) }
    return Table.Row(cells)
  }

  /// The symbol without its year, which the date says.
  private func symbol(_ decision: Decision) -> SafeText {
    let bytes = Array(decision.symbol.rawValue.utf8)
    let end = bytes.firstRange(ofBytes: Array(" (".utf8))?.lowerBound ?? bytes.count
    return SafeText(String(decoding: bytes.prefix(end), as: UTF8.self), limit: 40)
  }

  /// Without a column for the body, another one's name takes the place of the symbol's beginning:
  /// `HRC S-15/1` for A/HRC/RES/S-15/1.
  private func namedSymbol(_ decision: Decision) -> Line {
    guard !decision.isOfSecurityCouncil else { return Line(symbol(decision)) }
    let words = symbol(decision).string.split(separator: "/")
    let end = words.firstIndex(of: "RES").map { words[($0 + 1)...].joined(separator: "/") }
    let rest = end.map { SafeText($0, limit: 40) } ?? symbol(decision)
    return Line("\(picture.short(decision.body)) ", .dim).appending(rest)
  }

  private func outcome(_ decision: Decision) -> Line {
    let review = DecisionReview(decision, council: picture.reference.council)
    var line = Line([Labels.outcome(review.outcome)])
    line = line.appending(" \(Figures.tally(decision))")
    if !review.findings.isEmpty {
      line = line.appending(" !", .finding)
    }
    return line
  }

  private func ballotLines(_ decision: Decision, width: Int) -> [Line] {
    guard let ballots = decision.ballots else { return [] }
    return Ballot.allCases.flatMap { ballot -> [Line] in
      let voters = ballots[ballot].sorted()
      guard !voters.isEmpty else { return [] }
      let names = SafeText.joined(voters.map(\.text), separator: " ").wrapped(to: max(4, width - 2))
      return names.enumerated().map { index, text in
        let glyph = Labels.ballotGlyph(ballot)
        let lead = index == 0 ? Line([glyph, Span(" ")]) : Line("  ")
        return lead.appending(text, glyph.role)
      }
    }
  }

  /// `double veto: CHN, RUS`, `2 short of nine`.
  private func stopLines(_ decision: Decision) -> [Line] {
    let review = DecisionReview(decision, council: picture.reference.council)
    return CouncilWords.mark(review).map { [Line($0, .ballotAgainst)] } ?? []
  }

  /// `asked GCC OIC LAS`, `opposed AU: 3 of 3 members in favour`.
  private func chainLines(_ decision: Decision, width: Int) -> [Line] {
    let chain = ConsentChain(decision, in: crisis, reference: picture.reference)
    var lines: [SafeText] = []
    if !chain.consenting.isEmpty {
      let names = SafeText.joined(chain.consenting.map(\.holder.text), separator: " ")
      lines.append("before it: \(names) in favour")
    }
    for link in chain.opposing {
      let broke: SafeText =
        link.members.isEmpty
        ? "" : ", \(link.broke.count) of its \(link.members.count) voted for it"
      lines.append("\(link.holder.text) against\(broke)")
    }
    return lines.flatMap { $0.wrapped(to: width) }.map { Line($0, .dim) }
  }

  private func drawMembers(in rect: Rect, on buffer: inout CellBuffer) {
    guard let members = picture.reference.council.members(on: picture.today) else { return }
    let text = SafeText.joined(members.map(\.text), separator: " ")
    buffer.draw("Members today:", in: rect.row(0), role: .dim)
    for (index, line) in text.wrapped(to: max(4, rect.width)).enumerated()
    where index + 1 < rect.height {
      buffer.draw(line, in: rect.row(index + 1), role: .text)
    }
  }
}
