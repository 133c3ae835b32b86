package import CrisisModel

/// A snapshot with what follows from it, worked out once, when a screen or a report first asks.
package struct Picture: Sendable {
  package let snapshot: Snapshot
  package let reference: Reference
  /// Since the snapshot that this one is compared with.
  package var news: News = .none
  private let sources: [SourceID: Source]
  private let crises: [CrisisID: Int]
  private let ladders = OnDemand<CrisisID, Ladder>()
  private let sixTests = OnDemand<CrisisID, SixTests>()
  let records = OnDemand<CrisisID, CrisisRecords>()
  private let concerned = OnDemand<StateID, [Consensus.Concerned]>()

  package init(_ snapshot: Snapshot, reference: Reference) {
    self.snapshot = snapshot
    self.reference = reference
    sources = Dictionary(snapshot.sources.map { ($0.id, $0) }) { first, _ in first }
    crises = Dictionary(
      snapshot.crises.enumerated().map { ($1.id, $0) }
    ) { first, _ in first }
  }

  /// Whether a fact is on record here; what is reference data is no matter of the snapshot.
  package func has(_ fact: Fact) -> Bool {
    switch fact {
    case .crisis(let id): crisis(id) != nil
    case .measure(let crisis, let id): measure(id, in: crisis) != nil
    case .position(let crisis, let holder, let question, let date):
      positions(holder, question, date, in: crisis) != nil
    case .decision(let crisis, let symbol): decision(symbol, in: crisis) != nil
    case .event(let crisis, let id): event(id, in: crisis) != nil
    case .source(let id): source(id) != nil
    case .step, .membership, .border: true
    }
  }

  package var today: CalendarDay { snapshot.asOf.day }

  package func crisis(_ id: CrisisID) -> Crisis? { crises[id].map { snapshot.crises[$0] } }
  package func source(_ id: SourceID) -> Source? { sources[id] }
  /// Organisations that a crisis concerns on the day of the snapshot.
  package func concerned(with crisis: Crisis) -> [Consensus.Concerned] {
    concerned[crisis.state] {
      Consensus.concerned(with: crisis.state, on: today, reference: reference)
    }
  }

  /// How the response to a crisis stands on the day of the snapshot; `nil` for a crisis that it
  /// does not have.
  package func ladder(of id: CrisisID) -> Ladder? {
    crisis(id).map { crisis in
      ladders[id] { Ladder(crisis, reference: reference, on: today) }
    }
  }

  /// The six tests of a crisis on the day of the snapshot; `nil` for a crisis that it does not have.
  package func tests(of id: CrisisID) -> SixTests? {
    guard let crisis = crisis(id), let ladder = ladder(of: id) else { return nil }
    return sixTests[id] { SixTests(crisis, ladder: ladder, reference: reference, on: today) }
  }

  /// How many rungs the response lags behind; `nil` where that is not worked out.
  package func gap(_ crisis: Crisis) -> Int? {
    ladder(of: crisis.id).flatMap { ResponseGap.gap(crisis, ladder: $0)?.value }
  }

  /// What became of a text, by its ballots where they say.
  package func outcome(of decision: Decision) -> Decision.Outcome {
    DecisionReview.outcome(of: decision, reference.council)
  }

  /// How far a measure has come, by its text's ballots where it rests on one.
  package func state(of measure: Measure, _ crisis: CrisisID) -> Ladder.State {
    ladder(of: crisis)?.state(of: measure) ?? .notOnRecord
  }

  /// The highest rung with an authority that stands, where nothing on it or above is in force.
  package func standingAuthority(_ id: CrisisID) -> Rung? {
    guard let authorised = ladder(of: id)?.highestAuthorised?.value else { return nil }
    return highestRung(id).map { $0 < authorised } ?? true ? authorised : nil
  }

  package func highestRung(_ id: CrisisID) -> Rung? { ladder(of: id)?.highestInForce?.value }

  /// The best grade among sources: what a single fact is shown with.
  package func bestGrade(_ ids: [SourceID]) -> Grade? {
    ids.compactMap { source($0)?.grade }.min(by: Self.isBetter)
  }

  /// The grade of a series' last figure: that of its newest source, of several of one day the
  /// weakest.
  ///
  /// The sources of a series stand for different figures; the best of them may be of an old one.
  package func figureGrade(_ ids: [SourceID]) -> Grade? {
    newestSources(ids).map(\.grade).max(by: Self.isBetter)
  }

  /// Of these sources those of the newest day, in the order named.
  package func newestSources(_ ids: [SourceID]) -> [Source] {
    let sources = ids.compactMap(source)
    let newest = sources.map(\.date.day).max()
    return sources.filter { $0.date.day == newest }
  }

  private static func isBetter(_ left: Grade, _ right: Grade) -> Bool {
    (left.reliability.rawValue, left.credibility.rawValue)
      < (right.reliability.rawValue, right.credibility.rawValue)
  }
}
