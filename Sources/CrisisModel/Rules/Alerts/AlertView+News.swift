/// Things that happened once.
extension AlertView {
  typealias Found = [(subject: Alert.Subject, observation: AlertObservation)]

  static func vetoed(in crisis: Crisis, _ council: CouncilTerms) -> [Decision] {
    crisis.decisions.filter { decision in
      decision.isOfSecurityCouncil
        && DecisionReview.outcome(of: decision, council) == .vetoed
    }
  }

  func vetoes(_ news: AlertRule.News, _ level: AlertLevel, _ open: [Alert.Subject]) -> Found {
    vetoed.compactMap { decision in
      let subject = Alert.Subject.veto(decision.symbol)
      let isKnown = before?.vetoes.contains(decision.symbol) ?? false
      guard !isKnown, isNews(decision.date, news) else {
        return open.contains(subject) ? (subject, .onRecord) : nil
      }
      let review = DecisionReview(decision, council: reference.council)
      let evidence = AlertEvidence(
        level: level, detail: .vetoed(by: review.vetoedBy, on: decision.date),
        facts: [.decision(crisis.id, decision.symbol)], sources: decision.sources,
        day: decision.date)
      return (subject, .news(evidence))
    }
  }

  /// An authority on a rung and a measure on it are news separately.
  func rungs(
    _ wanted: Set<Rung>, _ news: AlertRule.News, _ level: AlertLevel, _ open: [Alert.Subject]
  ) -> Found {
    let known = (before?.rungs ?? [], before?.authorities ?? [])
    return Rung.allCases.filter(wanted.contains).flatMap { rung in
      [
        firstOn(rung, authorised[rung], .authority(rung), known.1, news, level, open),
        firstOn(rung, reached[rung], .rung(rung), known.0, news, level, open),
      ].compactMap(\.self)
    }
  }

  private func firstOn(
    _ rung: Rung, _ day: CalendarDay?, _ subject: Alert.Subject, _ known: Set<Rung>,
    _ news: AlertRule.News, _ level: AlertLevel, _ open: [Alert.Subject]
  ) -> Found.Element? {
    guard let day else { return nil }
    guard !known.contains(rung), isNews(day, news) else {
      return open.contains(subject) ? (subject, .onRecord) : nil
    }
    return (subject, .news(evidence(that: subject, cameOn: day, rung, level)))
  }

  private func evidence(
    that subject: Alert.Subject, cameOn day: CalendarDay, _ rung: Rung, _ level: AlertLevel
  ) -> AlertEvidence {
    let ladder = Ladder(crisis, reference: reference, on: self.day)
    let isAuthority = subject == .authority(rung)
    let first = isAuthority ? ladder.firstAuthorised(rung) : ladder.firstReached(rung)
    let facts = first?.facts ?? []
    let measures = crisis.measures.filter { facts.contains(.measure(crisis.id, $0.id)) }
    return AlertEvidence(
      level: level, detail: isAuthority ? .authorised(on: day) : .reached(on: day),
      value: Double(rung.rawValue), facts: facts,
      sources: Self.distinct(measures.flatMap(\.sources)), day: day)
  }

  /// A crossing, with the position that the holder left and the one that it took.
  typealias Crossing = (subject: Alert.Subject, from: Position, to: Position)

  static func crossings(in crisis: Crisis) -> [Crossing] {
    Consensus.stands(in: crisis).flatMap { stand in
      zip(stand.history.dropFirst(), stand.history)
        .filter { $0.stance.side != $1.stance.side }
        .map { (.crossing(stand.holder, stand.question, $1.date), $0, $1) }
    }
  }

  func crossings(_ news: AlertRule.News, _ level: AlertLevel, _ open: [Alert.Subject]) -> Found {
    crossings.compactMap { subject, from, to in
      let isKnown = before?.crossings.contains(subject) ?? false
      guard !isKnown, isNews(to.date, news) else {
        return open.contains(subject) ? (subject, .onRecord) : nil
      }
      let evidence = AlertEvidence(
        level: level, detail: .crossed(from: from.stance, to: to.stance),
        facts: [from.fact(in: crisis.id), to.fact(in: crisis.id)], sources: to.sources,
        day: to.date)
      return (subject, .news(evidence))
    }
  }

  /// A verdict that is worse than the last one; it stays on record while verdicts are at least as
  /// bad.
  func verdicts(_ level: AlertLevel, _ open: [Alert.Subject]) -> Found {
    let now = VerdictMark(crisis.verdict)
    if let last = before?.verdict, now.isWorse(than: last) {
      let evidence = AlertEvidence(
        level: level, detail: .worsened(from: last), facts: [.crisis(crisis.id)],
        sources: crisis.verdict.sources, day: day)
      return kept(open.filter { $0 != .verdict(now) }, now) + [(.verdict(now), .news(evidence))]
    }
    return kept(open, now)
  }

  private func kept(_ open: [Alert.Subject], _ now: VerdictMark) -> Found {
    open.map { subject in
      guard case .verdict(let mark) = subject, now.isAsBad(as: mark) else {
        return (subject, .doesNotHold)
      }
      return (subject, .onRecord)
    }
  }

  static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
