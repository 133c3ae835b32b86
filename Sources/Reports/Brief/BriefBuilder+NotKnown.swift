internal import CrisisModel
internal import DisplayText
internal import Presentation

extension BriefBuilder {
  /// What the report cannot tell: "no data" must never look like calm.
  mutating func notKnown() -> Report.Section {
    let general = (times + unread + missingSources).map { Report.Passage($0) }
    var blocks: [Report.Block] = general.isEmpty ? [] : [.list(general)]
    blocks += eachCrisis { builder, crisis in
      let gaps = builder.figures(crisis) + builder.judgements(crisis).map { Report.Passage($0) }
      let none = Report.Passage("Nothing is known to be missing; that does not mean calm either.")
      return [.list(gaps.isEmpty ? [none] : gaps)]
    }
    return section("notKnown", "What is not known", blocks)
  }

  /// Where no snapshot has the time that was asked for.
  private var times: [SafeText] {
    let pairs: [(SafeText, Instant?, Instant)] = [
      ("beginning", material.asked.since, old.snapshot.asOf),
      ("end", material.asked.at, new.snapshot.asOf),
    ]
    let moved = pairs.compactMap { what, asked, found -> SafeText? in
      guard let asked, asked.day != found.day else { return nil }
      return
        "The \(what) asked for is \(Dates.group(asked)); the last snapshot before it is of \(Dates.group(found)), and what came between is not told."
    }
    guard old.snapshot.asOf == new.snapshot.asOf else { return moved }
    return moved + ["No snapshot came in the period: one is compared with itself."]
  }

  private var unread: [SafeText] {
    material.unread.map { "A file could not be read and is left out: \($0)" }
  }

  private var missingSources: [SafeText] {
    let ids = citations.missing.map(\.text)
    return ids.isEmpty ? [] : ["Named as sources and not in the snapshot: \(SafeText.joined(ids))."]
  }

  /// Numbers that are stale or missing, and differences that cannot be told.
  private mutating func figures(_ crisis: Crisis) -> [Report.Passage] {
    let silent = crisis.indicators.compactMap { indicator -> Report.Passage? in
      guard let text = silence(indicator) else { return nil }
      return Report.Passage(text, citations.cite(indicator.sources, in: new, isSeries: true))
    }
    let apart = comparison.notCompared.filter { $0.crisis == crisis.id }.map {
      Report.Passage("Not compared: \(words.line($0).text)")
    }
    return silent + apart
  }

  private func silence(_ indicator: Indicator) -> SafeText? {
    let name = SafeText(indicator.name, limit: 200)
    let due: SafeText = "reports every \(Self.days(indicator.cadenceDays))"
    switch indicator.reading(on: today) {
    case .figure: return nil
    case .noFigure: return "\(name): no figure, which is not zero; \(due)"
    case .stale:
      let last = indicator.lastFigure.map {
        "last figure \(Dates.long($0.day)), \(Dates.age($0.day, today: today))" as SafeText
      }
      return "\(name): source STALE, \(last ?? "no figure"); \(due)"
    }
  }

  /// What nobody has assessed.
  private func judgements(_ crisis: Crisis) -> [SafeText] {
    var gaps: [SafeText] = []
    if crisis.stateCapacity.map({ $0.judgement == .unknown }) ?? true {
      gaps.append("Whether the State is able and willing to protect: not assessed.")
    }
    if crisis.consequences.map({ $0.judgement == .notAssessed }) ?? true {
      gaps.append("Balance of consequences of force: not assessed.")
    }
    let factors = new.reference.riskFactors.count
    let open = factors - Set(crisis.riskFactors.map(\.factor)).count
    if open > 0 { gaps.append("Risk factors not on record: \(open) of \(factors).") }
    let unjudged = crisis.measures.count { $0.status == .inForce && $0.effect == nil }
    if unjudged > 0 { gaps.append("Measures in force whose effect nobody judged: \(unjudged).") }
    let uncounted = crisis.events.count {
      isNew(.event(crisis.id, $0.id), in: crisis.id, dated: $0.date) && !$0.hasDeaths
    }
    if uncounted > 0 {
      gaps.append(
        "Events of the period without a figure of deaths, which is not zero: \(uncounted).")
    }
    return gaps + unvoted(crisis)
  }

  private func unvoted(_ crisis: Crisis) -> [SafeText] {
    let missing = crisis.decisions.filter { $0.ballots == nil && !$0.withoutVote }
    guard !missing.isEmpty else { return [] }
    let symbols = SafeText.joined(missing.map(\.symbol.text))
    return ["Texts of which no ballots are on record: \(symbols)."]
  }
}

extension Event {
  fileprivate var hasDeaths: Bool {
    fatalities.map { $0.low != nil || $0.best != nil || $0.high != nil } ?? false
  }
}
