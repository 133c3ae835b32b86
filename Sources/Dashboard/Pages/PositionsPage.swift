internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Who stands where on every question of a crisis, who is split, and who is silent.
  mutating func buildPositions(_ crisis: Crisis) -> SafeText {
    let splits = picture.splits(crisis)
    heading("Organisations and questions", note: "Enter shows the organisation's record")
    if splits.isEmpty { line(Line("no position on record", .noData)) }
    addGrid(crisis, splits)
    addSplits(splits, crisis)
    for split in splits { addStands(split, crisis) }
    addSilent(crisis)
    return "Positions · \(SafeText(crisis.name, limit: 80))"
  }

  private mutating func addSplits(_ splits: [ConsensusSplit], _ crisis: Crisis) {
    guard !splits.isEmpty else { return }
    heading("Split", note: "organisations concerned; Enter shows who, and over time")
    let widest = splits.map { picture.shortName($0.question).width }.max() ?? 0
    for split in splits {
      let name = picture.shortName(split.question).padded(to: widest + 2)
      addSplit(Line(name, .strong), split, crisis)
    }
  }

  mutating func addSplit(_ lead: Line, _ split: ConsensusSplit, _ crisis: Crisis) {
    let others = Labels.notConcerned(split).map { [Span($0, .dim)] } ?? []
    flow(
      lead, Labels.split(split) + others, indent: lead.width, gap: 1,
      opens: .question(crisis.id, split.question))
  }

  private mutating func addStands(_ split: ConsensusSplit, _ crisis: Crisis) {
    heading(picture.name(split.question))
    let organizations = (split.concerned + split.notConcerned).compactMap(\.stand)
    for stands in [organizations, split.others] {
      for stand in stands.inOrder {
        addStand(stand, crisis, naming: SafeText(stand.latest.body, limit: 200))
      }
    }
  }

  private mutating func addSilent(_ crisis: Crisis) {
    let spoken = Set(crisis.positions.map(\.holder.rawValue))
    let silent = Consensus.concerned(
      with: crisis.state, on: picture.today, reference: picture.reference
    ).filter { !spoken.contains($0.organization.rawValue) }
    guard !silent.isEmpty else { return }
    heading("Silent", note: "concerned, no position on record; that does not mean neutral")
    for entry in silent { addSilent(entry.organization, entry.concern.value, crisis) }
  }
}

extension [Consensus.Stand] {
  /// From requests to rejects; of one stance, by date and holder.
  var inOrder: [Consensus.Stand] {
    sorted {
      ($0.latest.stance.order, $0.latest.date, $0.holder)
        < ($1.latest.stance.order, $1.latest.date, $1.holder)
    }
  }
}
