internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import TerminalUI
internal import WatchDesk

/// What the snapshots say.
extension HandoverBuilder {
  mutating func verdicts() -> Report.Section {
    let kinds: Set<Change.Kind> = [
      .crisisNew, .crisisGone, .verdictStatus, .verdictTrend, .verdictRisk, .verdictAlerts,
    ]
    let told = comparison.changes.filter { kinds.contains($0.kind) }
    let ids = told.compactMap(\.crisis)
    let reasons = new.snapshot.crises.filter { ids.contains($0.id) }
    var blocks: [Report.Block] =
      told.isEmpty ? [nothing("No change of a verdict")] : [.list(told.map { passage($0) })]
    if !reasons.isEmpty { blocks.append(.list(reasons.map { rationale($0) })) }
    if let rest = remainder { blocks.append(.paragraph(.init(rest, opens: .changes))) }
    return section("verdicts", "Verdicts that changed", blocks)
  }

  private mutating func rationale(_ crisis: Crisis) -> Report.Passage {
    let verdict = crisis.verdict
    return Report.Passage(
      "Why, \(crisisName(crisis.id)), by \(SafeText(verdict.by, limit: 200)): \(SafeText(verdict.rationale))",
      citations.cite(verdict.sources, in: new), opens: .record(.crisis(crisis.id)))
  }

  /// What no section lists is counted.
  private var remainder: SafeText? {
    let told: Set<Change.Kind> = [
      .crisisNew, .crisisGone, .verdictStatus, .verdictTrend, .verdictRisk, .verdictAlerts,
      .decisionNew, .decisionOutcome, .decisionGone, .positionNew, .stanceCrossed, .stanceMoved,
      .positionGone,
    ]
    let rest = comparison.changes.filter { !told.contains($0.kind) }
    guard !rest.isEmpty else { return nil }
    let measures = rest.count { $0.kind == .measureNew }
    let events = rest.count { $0.kind == .eventNew }
    return
      "Not listed here: \(SafeText.counted(measures, "new measure", "new measures")), \(SafeText.counted(events, "new event", "new events")), \(SafeText.counted(rest.count - measures - events, "other change", "other changes")); the page of changes (d) and watchfloor changes --since \(SafeText(old.snapshot.asOf.iso)) list them."
  }

  var newDecisions: [Change] {
    let kinds: Set<Change.Kind> = [.decisionNew, .decisionOutcome, .decisionGone]
    return comparison.changes.filter { kinds.contains($0.kind) }
  }

  mutating func decisions() -> Report.Section {
    let passages = newDecisions.flatMap { change in [passage(change)] + ballots(change) }
    return section(
      "decisions", "New decisions",
      passages.isEmpty ? [nothing("No new decision")] : [.list(passages)])
  }

  private func ballots(_ change: Change) -> [Report.Passage] {
    guard !change.isOnlyInOld, case .decision(let crisis, let symbol) = change.fact,
      let decision = new.decision(symbol, in: crisis)
    else { return [] }
    let review = DecisionReview(decision, council: new.reference.council)
    let ending = CouncilWords.ending(review, new.reference)
    return [
      Report.Passage(
        "\(symbol.text): \(CouncilWords.ballots(decision)); \(ending)",
        opens: .record(change.fact))
    ]
  }

  /// Who crossed to another side comes first; first words are told together, by stance.
  mutating func positions() -> Report.Section {
    let kinds: Set<Change.Kind> = [.stanceCrossed, .stanceMoved, .positionGone]
    let told = comparison.changes.filter { kinds.contains($0.kind) }
    let ordered =
      told.filter { $0.kind == .stanceCrossed } + told.filter { $0.kind != .stanceCrossed }
    let passages = ordered.map { passage($0) } + firstWords()
    return section(
      "positions", "New positions",
      passages.isEmpty ? [nothing("No new position")] : [.list(passages)])
  }

  /// `Libya, no-fly zone, first words, △ supports: France, Lebanon`.
  private mutating func firstWords() -> [Report.Passage] {
    var groups: [(what: FirstWords, changes: [Change])] = []
    var places: [FirstWords: Int] = [:]
    for change in comparison.changes where change.kind == .positionNew {
      let grade = new.bestGrade(change.sources(in: new))
      guard let what = FirstWords(change, grade) else { continue }
      if let index = places[what] {
        groups[index].changes.append(change)
      } else {
        places[what] = groups.count
        groups.append((what, [change]))
      }
    }
    return groups.map { what, changes in
      let names = changes.compactMap { change -> SafeText? in
        guard case .position(_, let holder, _, let date) = change.fact else { return nil }
        return "\(new.name(holder)) (\(Dates.short(date, today: today))\(dissent(change)))"
      }
      let stance = Labels.stance(what.stance).text
      return Report.Passage(
        "\(crisisName(what.crisis)), \(new.name(what.question).lowercasedFirst), first words, \(stance): \(SafeText.joined(names))",
        citations.cite(changes.flatMap { $0.sources(in: new) }, in: new),
        opens: .question(what.crisis, what.question))
    }
  }

  /// `; dissent: DZA, SYR`: a member's no is not lost in the organisation's yes.
  private func dissent(_ change: Change) -> SafeText {
    guard case .position(let crisis, let holder, let question, let date) = change.fact,
      let position = new.positions(holder, question, date, in: crisis)?.first,
      !position.dissent.isEmpty
    else { return "" }
    return "; dissent: \(SafeText.joined(position.dissent.map(\.text)))"
  }

  var endingMeasures: [Ending] {
    Ending.within(BriefBuilder.daysAhead, of: today, in: new.snapshot.crises)
  }

  mutating func endings() -> Report.Section {
    let rows = endingMeasures.map { ending in
      let age = Dates.age(ending.until, today: today)
      let state: SafeText =
        ending.daysLeft < 0 ? "\(age), neither a renewal nor an end on record" : age
      return Report.Row(
        [
          crisisName(ending.crisis), new.name(ending.measure.step),
          new.short(ending.measure.actor), Dates.long(ending.until), state,
        ], citations.cite(ending.measure.sources, in: new), opens: .record(ending.fact))
    }
    let none: SafeText =
      "No mandate on record ends within \(BriefBuilder.daysAhead) days of \(Dates.long(today)); one without a planned end on record is not counted."
    let table = Report.Table(
      caption: "Within \(BriefBuilder.daysAhead) days of \(Dates.long(today)), or overdue",
      columns: [
        .init("Crisis"), .init("Measure"), .init("By", .word), .init("Last day", .word),
        .init("When"),
      ], rows: rows)
    return section(
      "endings", "Mandates that end soon", [rows.isEmpty ? .paragraph(.init(none)) : .table(table)])
  }

  /// Indicators without a figure that holds today.
  var silentIndicators: [(crisis: Crisis, indicator: Indicator)] {
    new.snapshot.crises.flatMap { crisis in
      crisis.indicators.filter { indicator in
        if case .figure = indicator.reading(on: today) { false } else { true }
      }.map { (crisis, $0) }
    }
  }

  mutating func silences() -> Report.Section {
    var passages = silentIndicators.map { silence($0.indicator, $0.crisis) }
    passages += material.unread.map {
      Report.Passage("A file could not be read and is left out: \($0)")
    }
    let missing = citations.missing.map(\.text)
    if !missing.isEmpty {
      passages.append(
        Report.Passage("Named as sources and not in the snapshot: \(SafeText.joined(missing))."))
    }
    guard !passages.isEmpty else {
      let none: SafeText =
        "Every number that is followed has a figure that was not overdue on \(Dates.long(today)), and every file could be read."
      return section("silences", "Sources down", [.paragraph(.init(none))])
    }
    return section("silences", "Sources down", [.list(passages)])
  }

  private mutating func silence(_ indicator: Indicator, _ crisis: Crisis) -> Report.Passage {
    let last = indicator.lastFigure
    let figure: SafeText =
      last.map {
        "STALE: last figure \(Figures.value($0.value)) of \(Dates.long($0.day)), \(Dates.age($0.day, today: today))"
      } ?? "no figure, which is not zero"
    return Report.Passage(
      "\(crisisName(crisis.id)): \(SafeText(indicator.name, limit: 200)): \(figure); reports every \(BriefBuilder.days(indicator.cadenceDays))",
      citations.cite(indicator.sources, in: new, isSeries: true), opens: .trends(crisis.id)
    )
  }
}

/// What holders that spoke for the first time have in common.
private struct FirstWords: Hashable {
  let crisis: CrisisID
  let question: QuestionID
  let stance: Position.Stance
  /// No holder's word looks better sourced than it is by standing beside another's.
  let grade: Grade?

  init?(_ change: Change, _ grade: Grade?) {
    guard case .position(let crisis, _, let question, _) = change.fact,
      let stance = change.after.flatMap(Position.Stance.init)
    else { return nil }
    (self.crisis, self.question, self.stance, self.grade) = (crisis, question, stance, grade)
  }
}
