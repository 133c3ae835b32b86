internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension BriefBuilder {
  /// Who stands where on every question asked; who is concerned and silent is named.
  mutating func positions() -> Report.Section {
    section("positions", "Positions", eachCrisis { $0.positions(on: $1) })
  }

  private mutating func positions(on crisis: Crisis) -> [Report.Block] {
    let splits = new.splits(crisis)
    guard !splits.isEmpty else {
      let concerned = new.concerned(with: crisis).map(\.organization.text)
      let names: SafeText =
        concerned.isEmpty ? "no organisation is concerned" : SafeText.joined(concerned)
      return [
        .paragraph(.init("No position on record. Silent, which does not mean neutral: \(names)."))
      ]
    }
    return splits.flatMap { blocks($0, crisis) }
  }

  private mutating func blocks(_ split: ConsensusSplit, _ crisis: Crisis) -> [Report.Block] {
    let counts = SafeText.joined(Labels.split(split).map(\.text), separator: " ")
    let entries = (split.concerned + split.notConcerned).filter { $0.stand != nil }
    let rows =
      entries.compactMap { entry in entry.stand.map { row($0, crisis, entry: entry) } }
      + split.others.map { row($0, crisis, entry: nil) }
    let table = Report.Table(
      caption: "\(new.name(split.question)): \(counts)",
      columns: [
        .init("Holder"), .init("Stance"), .init("Date", .word), .init("Decided by"),
        .init("Remarks"),
      ],
      rows: rows)
    let silent = split.silent.map(\.organization.text)
    guard !silent.isEmpty else { return [.table(table)] }
    return [
      .table(table),
      .paragraph(.init("Silent, which does not mean neutral: \(SafeText.joined(silent)).")),
    ]
  }

  private mutating func row(
    _ stand: Consensus.Stand, _ crisis: Crisis, entry: ConsensusSplit.Entry?
  ) -> Report.Row {
    let latest = stand.latest
    let isApart = entry.map { $0.concern == nil } ?? false
    let holder = new.short(stand.holder)
    return Report.Row(
      [
        isApart ? "\(holder), not concerned" : holder, stance(stand, crisis.id),
        Dates.long(latest.date), decidedBy(latest),
        remarks(latest, entry?.dissent ?? []),
      ], citations.cite(latest.sources, in: new))
  }

  /// What it is, and what it was at the beginning of the period.
  private func stance(_ stand: Consensus.Stand, _ crisis: CrisisID) -> SafeText {
    let now = Labels.stance(stand.latest.stance).text
    guard let earlier = old.crisis(crisis) else { return now }
    let before = Consensus.stands(in: earlier).first {
      $0.holder == stand.holder && $0.question == stand.question
    }
    guard let before else { return "\(now), was silent" }
    if before.latest.stance == stand.latest.stance { return now }
    return "\(now), was \(Labels.stance(before.latest.stance).text)"
  }

  private func decidedBy(_ position: Position) -> SafeText {
    let body = SafeText(position.body, limit: 300)
    return position.document.map { "\(body), \(SafeText($0, limit: 200))" } ?? body
  }

  private func remarks(
    _ position: Position, _ dissent: [ConsensusSplit.Dissent]
  ) -> SafeText {
    let states = dissent.isEmpty ? position.dissent : dissent.map(\.state)
    let names: [SafeText] =
      states.isEmpty ? [] : ["dissent: \(SafeText.joined(states.map(\.text)))"]
    let all = names + (position.caveat.map { [SafeText($0)] } ?? [])
    return all.isEmpty ? "–" : SafeText.joined(all, separator: "; ")
  }
}
