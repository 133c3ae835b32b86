internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

/// Who stands where on one question: organisations that spoke, organisations concerned that are
/// silent, then States and other bodies.
struct PositionsPanel: SubjectPanel {
  struct Row {
    let holder: ActorID
    let stand: Consensus.Stand?
    let target: Screen
  }

  let crisis: Crisis
  let question: Question?
  let picture: Picture
  let rows: [Row]

  init(_ crisis: Crisis, _ question: Question?, _ picture: Picture) {
    self.crisis = crisis
    self.question = question
    self.picture = picture
    let concerned = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference)
    let stands = Consensus.stands(in: crisis).filter { $0.question == question?.id }
    let ordered = stands.sorted {
      ($0.latest.stance.order, $0.holder) < ($1.latest.stance.order, $1.holder)
    }.map { stand in
      Row(holder: stand.holder, stand: stand, target: .record(stand.latest.fact(in: crisis.id)))
    }
    let spoken = Set(stands.map(\.holder))
    let silent = concerned.map { ActorID($0.organization.rawValue) }
      .filter { !spoken.contains($0) }
      .map { Row(holder: $0, stand: nil, target: .organization(OrganizationID($0.rawValue))) }
    let isOrganization = { (row: Row) in picture.reference.isOrganization(row.holder) }
    rows = ordered.filter(isOrganization) + silent + ordered.filter { !isOrganization($0) }
  }

  private func title(isNarrow: Bool) -> SafeText {
    let name = SafeText(crisis.name, limit: 80)
    guard let question else { return "Regional positions · \(name)" }
    if isNarrow { return "Positions · \(SafeText(question.short, limit: 20))" }
    return "Regional positions · \(name) · \(SafeText(question.name, limit: 60).lowercasedFirst)"
  }

  var items: [RowSubject] { rows.map { .screen($0.target) } }

  func draw(
    in rect: Rect, selected: ListPlace, isFocused: Bool, on buffer: inout CellBuffer
  ) -> Point? {
    let isNarrow = rect.width < 50
    let hasWords = rect.width >= 70
    let spoken = rows.count { $0.stand != nil }
    let note = Line("\(spoken) of \(rows.count) · v", .dim)
    let panel = Panel(title: title(isNarrow: isNarrow), note: note, isFocused: isFocused)
    let inner = panel.draw(in: rect, on: &buffer)
    guard !rows.isEmpty else {
      buffer.draw("no position on record", in: inner.row(0), role: .noData)
      return nil
    }
    let table = Table(
      columns: [
        .init("Holder", .length(holderWidth)), .init("Stance", .length(13)),
        .init("Since", .length(8)), .init("Gr", .length(2)),
        .init(hasWords ? "Dissent, caveat" : isNarrow ? "" : "Dissent", .fill(1)),
      ],
      rows: rows.map { tableRow($0, hasWords: hasWords) },
      selected: isFocused ? selected.listed : nil,
      isFocused: isFocused)
    return table.draw(in: inner, on: &buffer)
  }

  private var holderWidth: Int {
    min(10, max(6, rows.map { holder($0).text.width }.max() ?? 6))
  }

  /// With a sign where the stance is new; the others keep its column free then.
  private func holder(_ row: Row) -> Line {
    let name = Line(picture.short(row.holder))
    guard rows.contains(where: isNew) else { return name }
    return Line(isNew(row) ? "+" : " ", .changeNew) + name
  }

  private func isNew(_ row: Row) -> Bool {
    row.stand.map { picture.news.facts.contains($0.latest.fact(in: crisis.id)) } ?? false
  }

  private func tableRow(_ row: Row, hasWords: Bool) -> Table.Row {
    guard let stand = row.stand else {
      return Table.Row([
        holder(row), Line([Labels.silent]), .empty, .empty,
        hasWords ? Line(elsewhere(row.holder), .dim) : .empty,
      ])
    }
    let latest = stand.latest
    return Table.Row([
      holder(row), Line([Labels.stance(latest.stance)]),
      Line(Dates.compact(stand.since, today: picture.today)),
      Line([picture.gradeSpan(latest.sources)]),
      hasWords ? remarks(latest) : marks(latest),
    ])
  }

  /// Where there is no room for words: that somebody dissents, that there is a caveat.
  private func marks(_ position: Position) -> Line {
    let caveat: SafeText = position.caveat == nil ? "" : "*"
    guard !position.dissent.isEmpty else { return Line(caveat) }
    return Line("\(caveat)≠\(SafeText.joined(position.dissent.map(\.text), separator: " "))")
  }

  private func remarks(_ position: Position) -> Line {
    var parts: [SafeText] = []
    if !position.dissent.isEmpty {
      parts.append("\(SafeText.joined(position.dissent.map(\.text))) dissent")
    }
    if let caveat = position.caveat { parts.append(SafeText(caveat, limit: 200)) }
    return Line(SafeText.joined(parts, separator: "; "), .dim)
  }

  /// What a holder that is silent here has said on other questions, the newest.
  private func elsewhere(_ holder: ActorID) -> SafeText {
    guard let newest = Consensus.newest(of: holder, in: crisis) else { return "" }
    let stance = Labels.stance(newest.stance).text
    return
      "\(picture.name(newest.question)): \(stance), \(Dates.short(newest.date, today: picture.today))"
  }
}
