internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Every statement on a question, and the split after each day that changed it.
  mutating func addOverTime(_ id: QuestionID, _ crisis: Crisis) {
    let history = ConsensusHistory(id, in: crisis, reference: picture.reference)
    guard !history.days.isEmpty else { return }
    heading("Over time", note: "oldest first; the split is of the organisations concerned that day")
    for day in history.days { add(day, crisis) }
  }

  private mutating func add(_ day: ConsensusHistory.Day, _ crisis: Crisis) {
    for (index, change) in day.changes.enumerated() {
      let date: SafeText = index == 0 ? Dates.long(day.day) : ""
      add(change, Line("  ").appending(date.padded(to: 13), .dim), crisis)
    }
    let isOrganizations = day.changes.contains {
      $0.kind != .restated && picture.reference.isOrganization($0.holder)
    }
    guard isOrganizations else { return }
    let others = Labels.notConcerned(day.split).map { [Span($0, .dim)] } ?? []
    flow(
      Line(("" as SafeText).padded(to: 15)).appending("then ", .dim),
      Labels.split(day.split) + others, indent: 20, gap: 1)
  }

  private mutating func add(_ change: ConsensusHistory.Change, _ lead: Line, _ crisis: Crisis) {
    let before = change.before.map { Labels.stance($0.stance) } ?? Labels.silent
    let after = Labels.stance(change.after.stance)
    var line = lead.appending(column(picture.short(change.holder), 8), .strong)
    line =
      change.kind == .restated
      ? line + Line([after]) : line + Line([before]).appending(" → ") + Line([after])
    line = line.appending("  ")
    let target = Screen.record(change.after.fact(in: crisis.id))
    switch change.kind {
    case .spoke, .moved: flow(line, [], indent: 15, opens: target)
    case .restated: flow(line, [Span("again", .dim)], indent: 15, opens: target)
    case .crossed(let from, let to):
      let words: SafeText = "CROSSED from \(Labels.side(from)) to \(Labels.side(to))"
      flow(line, [Span(words, .finding)], indent: 15, opens: target)
    }
  }

  /// Decisions whose text holds a step that the question is about, with the stances before them.
  mutating func addDecisions(on id: QuestionID, _ crisis: Crisis) {
    let steps = Set(picture.reference.question(id)?.steps ?? [])
    let decisions = CouncilPanel(crisis, picture).decisions.reversed().filter {
      !steps.isDisjoint(with: $0.enables)
    }
    heading("Decisions that enable it", note: "and organisations' stances before the vote")
    if steps.isEmpty {
      line(Line("no step of the ladder belongs to this question", .dim))
    } else if decisions.isEmpty {
      line(Line("no decision on record holds a step of this question", .noData))
    }
    for decision in decisions { addDecision(decision, id, withChainIn: crisis) }
  }

  private mutating func addDecision(
    _ decision: Decision, _ id: QuestionID, withChainIn crisis: Crisis
  ) {
    addDecision(decision, crisis)
    let chain = ConsentChain(decision, in: crisis, reference: picture.reference)
    if chain.links.isEmpty {
      line(Line("      no organisation's stance on it before the vote on record", .noData))
    }
    for link in chain.links { addStance(of: link, on: id, in: chain, crisis) }
  }

  /// `LAS ▲ requests 5 days before, no-fly zone ✔LBN`: the stance on this question where there is
  /// one, and what it has said against that on the others.
  private mutating func addStance(
    of link: ConsentChain.Link, on id: QuestionID, in chain: ConsentChain, _ crisis: Crisis
  ) {
    let all = [link.position] + link.others
    let shown = all.first { $0.question == id } ?? link.position
    let days = words(daysBefore: shown.date.days(to: chain.decision.date))
    var lead = Line("      ").appending(column(link.holder.text, 8), .strong)
    lead = lead + Line([padded(Labels.stance(shown.stance), 14)])
    lead = lead.appending("\(days), \(picture.shortName(shown.question))  ")
    let contrary = all.filter { $0.stance.side.isOpposite(to: shown.stance.side) }
    let counts = !link.position.stance.side.isOpposite(to: shown.stance.side)
    flow(
      lead, words(contrary: contrary) + votes(of: link, in: chain, namesBreak: counts), indent: 14,
      opens: .record(shown.fact(in: crisis.id)))
  }

  func words(daysBefore days: Int) -> SafeText {
    switch days {
    case 0: "on the day"
    case 1: "1 day before"
    default: "\(days) days before"
    }
  }

  /// Stances on the other side than the one beside them.
  func words(contrary: [Position]) -> [Span] {
    contrary.map { other in
      let date = Dates.compact(other.date, today: picture.today)
      let question = picture.shortName(other.question)
      return Span("but \(Labels.stance(other.stance).text), \(question), \(date)", .finding)
    }
  }

  /// Its members' ballots, and how many of them are against it.
  private func votes(
    of link: ConsentChain.Link, in chain: ConsentChain, namesBreak: Bool
  ) -> [Span] {
    if chain.decision.ballots == nil { return [Span("ballots not on record", .noData)] }
    if link.members.isEmpty { return [Span("no member on the Council", .dim)] }
    let ballots = link.members.map { member in
      let glyph = Labels.ballotGlyph(member.ballot)
      return Span("\(glyph.text)\(member.state.text)", glyph.role)
    }
    if link.broke.isEmpty || !namesBreak { return ballots }
    return ballots + [
      Span("\(link.broke.count) of \(link.members.count) against their organisation", .finding)
    ]
  }
}
