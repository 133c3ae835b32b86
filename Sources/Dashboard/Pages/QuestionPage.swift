internal import CrisisModel
internal import DisplayText
internal import Presentation

extension PageBuilder {
  /// Who stands where on one question of a crisis, how that came about, and what it led to.
  mutating func buildQuestion(_ id: QuestionID, _ crisis: Crisis) -> SafeText {
    let split = ConsensusSplit(id, in: crisis, on: picture.today, reference: picture.reference)
    addNow(split, crisis)
    for side in [Position.Stance.Side.inFavour, .undecided, .against] { add(side, split, crisis) }
    addSilent(split, crisis)
    addNotConcerned(split, crisis)
    addOverTime(id, crisis)
    addDecisions(on: id, crisis)
    return "\(picture.name(id)) · \(SafeText(crisis.name, limit: 80))"
  }

  private mutating func addNow(_ split: ConsensusSplit, _ crisis: Crisis) {
    let count = split.concerned.count
    let concerned: SafeText =
      count == 1 ? "1 organisation concerned: " : "\(count) organisations concerned: "
    let others = Labels.notConcerned(split).map { [Span($0, .dim)] } ?? []
    flow(
      Line(count == 0 ? "" : concerned), Labels.split(split) + others, indent: 2, gap: 1)
    if !crisis.positions.contains(where: { $0.question == split.question }) {
      line(Line("no position on record", .noData))
    }
  }

  private mutating func add(
    _ side: Position.Stance.Side, _ split: ConsensusSplit, _ crisis: Crisis
  ) {
    let entries = split.entries(on: side)
    guard !entries.isEmpty else { return }
    heading(Labels.side(side), note: "\(entries.count) of \(split.concerned.count)")
    for entry in entries.inOrder { addEntry(entry, crisis) }
  }

  private mutating func addSilent(_ split: ConsensusSplit, _ crisis: Crisis) {
    guard !split.silent.isEmpty else { return }
    heading(
      "Silent",
      note: "\(split.silent.count) of \(split.concerned.count); no stance on this, not neutral")
    for entry in split.silent {
      addSilent(
        entry.organization, entry.concern, crisis, elsewhere: elsewhere(entry.organization, crisis))
    }
  }

  /// What a holder that is silent here has said on other questions, the newest.
  private func elsewhere(_ holder: OrganizationID, _ crisis: Crisis) -> SafeText? {
    guard let newest = Consensus.newest(of: ActorID(holder.rawValue), in: crisis) else {
      return nil
    }
    let date = Dates.compact(newest.date, today: picture.today)
    return
      "on \(picture.name(newest.question).lowercasedFirst): \(Labels.stance(newest.stance).text), \(date)"
  }

  private mutating func addNotConcerned(_ split: ConsensusSplit, _ crisis: Crisis) {
    if !split.notConcerned.isEmpty {
      heading("Spoke without being concerned", note: "not counted above")
      for entry in split.notConcerned.inOrder { addEntry(entry, crisis) }
    }
    guard !split.others.isEmpty else { return }
    heading("States and other bodies", note: "not counted above")
    for stand in split.others.inOrder {
      addStand(stand, crisis, naming: SafeText(stand.latest.body, limit: 200))
    }
  }
}

extension [ConsensusSplit.Entry] {
  /// From requests to rejects; of one stance, in the order they were.
  var inOrder: [ConsensusSplit.Entry] {
    enumerated().sorted {
      ($0.element.stand?.latest.stance.order ?? .max, $0.offset)
        < ($1.element.stand?.latest.stance.order ?? .max, $1.offset)
    }.map(\.element)
  }
}
