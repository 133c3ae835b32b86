package import CrisisModel

/// A crisis over time: the facts on record about it, each with the instants at which it was known and
/// changed.
package struct CrisisHistory: Hashable, Sendable {
  package var id: CrisisID
  package var state: StateID
  package var began: CalendarDay
  /// From when to when snapshots carry it, both instants included; to the end where there is none.
  package var knownFrom: Instant
  package var knownUntil: Instant?
  /// The instants that it calls deciding, ascending; none where the chronicle names its snapshots.
  package var instants: [Instant]
  package var name: History<String>
  package var summary: History<String>
  package var place: History<Place>?
  package var verdict: History<Verdict>
  package var stateCapacity: History<StateCapacity>?
  package var consequences: History<Consequences>?
  package var riskFactors: [History<RiskFactorFinding>]
  package var measures: [History<Measure>]
  package var positions: [History<Position>]
  package var decisions: [History<Decision>]
  package var indicators: [History<Indicator>]
  package var events: [History<Event>]

  /// Whether a snapshot of an instant carries it.
  package func isOpen(at instant: Instant) -> Bool {
    knownFrom <= instant && knownUntil.map { instant <= $0 } ?? true
  }

  /// Every instant at which something about it became known, ascending, each once.
  package var changes: [Instant] {
    let assessments = [
      name.instants, summary.instants, verdict.instants, place?.instants ?? [],
      stateCapacity?.instants ?? [], consequences?.instants ?? [],
    ]
    let records = [
      riskFactors.flatMap(\.instants), measures.flatMap(\.instants), positions.flatMap(\.instants),
      decisions.flatMap(\.instants), indicators.flatMap(\.instants), events.flatMap(\.instants),
    ]
    return Set(assessments.joined()).union(records.joined()).sorted()
  }

  /// The crisis as it was known at an instant; `nil` where it has no name, summary or verdict yet.
  ///
  /// Measures stand in the order of their ids, positions, decisions and events in that of their days.
  package func crisis(at instant: Instant) -> Crisis? {
    guard let name = name.value(at: instant), let summary = summary.value(at: instant),
      let verdict = verdict.value(at: instant)
    else { return nil }
    return Crisis(
      id: id, name: name, state: state, began: began, summary: summary,
      place: place?.value(at: instant), verdict: verdict,
      stateCapacity: stateCapacity?.value(at: instant),
      riskFactors: riskFactors.known(at: instant).map(\.value),
      measures: measures(at: instant).map(\.value), positions: positions(at: instant).map(\.value),
      decisions: decisions(at: instant).map(\.value),
      consequences: consequences?.value(at: instant),
      indicators: indicators.known(at: instant).map(\.value),
      events: events(at: instant).map(\.value))
  }
}

// The order of a snapshot, with the places of the histories
extension CrisisHistory {
  func measures(at instant: Instant) -> [(place: Int, value: Measure)] {
    measures.known(at: instant, by: \.id)
  }

  func positions(at instant: Instant) -> [(place: Int, value: Position)] {
    positions.known(at: instant, by: \.date)
  }

  func decisions(at instant: Instant) -> [(place: Int, value: Decision)] {
    decisions.known(at: instant, by: \.date)
  }

  func events(at instant: Instant) -> [(place: Int, value: Event)] {
    events.known(at: instant, by: \.date.day)
  }
}
