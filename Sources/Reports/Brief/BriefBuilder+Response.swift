internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI

extension BriefBuilder {
  /// Every measure that stands, and those that ended in the period, from prevention up; apart from
  /// the ladder what no rung holds.
  mutating func response() -> Report.Section {
    section("response", "Response by rung", eachCrisis { $0.response(to: $1) })
  }

  private mutating func response(to crisis: Crisis) -> [Report.Block] {
    guard let ladder = new.ladder(of: crisis.id) else { return [] }
    var blocks = ladder.rungs.flatMap { rung -> [Report.Block] in
      let title: SafeText = "Rung \(rung.rung.rawValue), \(Labels.rung(rung.rung))"
      let state = Labels.state(rung.state).text
      return measures(rung.steps, crisis, title: "\(title): \(state)")
    }
    if !ladder.outside.isEmpty {
      blocks += measures(
        ladder.outside, crisis, title: "Apart from the ladder, counted on no rung")
    }
    if !ladder.after.isEmpty {
      blocks += measures(
        ladder.after, crisis, title: "After the ladder: rebuilding, easing, lifting")
    }
    return blocks
  }

  private mutating func measures(
    _ steps: [Ladder.StepState], _ crisis: Crisis, title: SafeText
  ) -> [Report.Block] {
    let all = steps.flatMap(\.measures)
    let told = all.filter { !$0.status.isOver || endedInPeriod($0, crisis.id) }
    var blocks: [Report.Block] = []
    if told.isEmpty {
      blocks.append(.paragraph(.init("\(title).")))
    } else {
      blocks.append(
        .table(
          Report.Table(
            caption: title,
            columns: [
              .init("Measure"), .init("By", .word), .init("State"), .init("From", .word),
              .init("Ends"),
            ], rows: told.map { row($0, crisis.id) })))
    }
    let earlier = all.count - told.count
    if earlier > 0 {
      let text: SafeText = earlier == 1 ? "1 measure" : "\(earlier) measures"
      blocks.append(.paragraph(.init("\(text) there ended before the period.")))
    }
    return blocks
  }

  /// By its day; where that is not on record, by the snapshots.
  private func endedInPeriod(_ measure: Measure, _ crisis: CrisisID) -> Bool {
    if let ended = measure.ended, ended >= old.today { return true }
    return earlier(measure, crisis).map { !$0.status.isOver } ?? false
  }

  private func earlier(_ measure: Measure, _ crisis: CrisisID) -> Measure? {
    old.measure(measure.id, in: crisis)
  }

  private mutating func row(_ measure: Measure, _ crisis: CrisisID) -> Report.Row {
    let target = measure.target.map { ": \(SafeText($0))" as SafeText } ?? ""
    let authority = measure.authority.map { ". \(SafeText($0, limit: 300))" as SafeText } ?? ""
    let sources = measure.sources + (measure.effect?.sources ?? [])
    return Report.Row(
      [
        "\(new.name(measure.step))\(target)\(authority)", new.short(measure.actor),
        state(measure, crisis), Dates.long(measure.from), end(measure),
      ], citations.cite(sources, in: new))
  }

  /// What it is, what it was at the beginning of the period, and who judged its effect.
  private func state(_ measure: Measure, _ crisis: CrisisID) -> SafeText {
    let now = ChangeWords.status(measure.status).text
    let before = earlier(measure, crisis)?.status
    let isNew = before == nil && old.crisis(crisis) != nil
    let turned = before.flatMap { $0 == measure.status ? nil : ChangeWords.status($0).text }
    let state: SafeText = isNew ? "\(now), new" : turned.map { "\(now), was \($0)" } ?? now
    guard let effect = measure.effect else { return state }
    return
      "\(state); \(Labels.effect(effect.judgement).text) by \(SafeText(effect.by, limit: 200)), \(Dates.long(effect.date))"
  }

  private func end(_ measure: Measure) -> SafeText {
    if let ended = measure.ended { return "ended \(Dates.long(ended))" }
    if measure.status.isOver { return "day not on record" }
    guard let until = measure.until else { return "–" }
    return "\(Dates.long(until)), \(Dates.age(until, today: today))"
  }

  /// The steps of rungs 1 to 3 without any measure.
  mutating func notTried() -> Report.Section {
    let rule = Derivation.notTried.rule(new.reference)
    let blocks = eachCrisis { builder, crisis in
      let groups = builder.new.ladder(of: crisis.id)?.notTried ?? []
      let closed = groups.flatMap(\.notOpen).map { SafeText($0.name, limit: 200) }
      let notOpen: SafeText = "Not open to this State: \(SafeText.joined(closed, separator: "; "))."
      return [
        .list(
          groups.map { Report.Passage(Self.text($0)) }
            + (closed.isEmpty ? [] : [Report.Passage(notOpen)]))
      ]
    }
    return section("notTried", "Not tried", [.paragraph(.init(rule))] + blocks)
  }

  private static func text(_ group: Ladder.NotTried) -> SafeText {
    let title: SafeText = "Rung \(group.rung.rawValue), \(Labels.rung(group.rung))"
    guard !group.steps.isEmpty else {
      return "\(title): a measure on record for every step that is open."
    }
    let names = group.steps.map { SafeText($0.name, limit: 200) }
    return
      "\(title), \(group.steps.count) of \(group.of) steps: \(SafeText.joined(names, separator: "; "))."
  }
}
