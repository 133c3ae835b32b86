import CrisisModel
import TestSupport

/// Fills the free text of a snapshot with attacks; what must resolve in reference data stays.
enum HostileSnapshot {
  static func of(_ snapshot: Snapshot, _ generator: inout SeededGenerator) -> Snapshot {
    var snapshot = snapshot
    var names = Renaming()
    snapshot.note = text(&generator)
    snapshot.sources = snapshot.sources.map { source in
      var source = source
      source.id = names.source(source.id)
      source.publisher = text(&generator)
      source.title = text(&generator)
      source.symbol = source.symbol.map { _ in text(&generator) }
      source.url = source.url.map { _ in text(&generator) }
      return source
    }
    snapshot.crises = snapshot.crises.map { crisis($0, &names, &generator) }
    return snapshot
  }

  /// Now and then a very long one.
  private static func text(_ generator: inout SeededGenerator) -> String {
    let parts = Int.random(in: 0..<12, using: &generator) == 0 ? 400 : 6
    let escape = "\u{1B}[2J\u{202E}"
    return escape + HostileText.text(&generator, parts: parts)
  }

  private static func crisis(
    _ crisis: Crisis, _ names: inout Renaming, _ generator: inout SeededGenerator
  ) -> Crisis {
    var crisis = crisis
    crisis.id = CrisisID(names.unique("crisis"))
    crisis.name = text(&generator)
    crisis.summary = text(&generator)
    crisis.place?.name = text(&generator)
    crisis.verdict.rationale = text(&generator)
    crisis.verdict.by = text(&generator)
    crisis.verdict.sources = crisis.verdict.sources.map { names.source($0) }
    assess(&crisis, &names, &generator)
    crisis.decisions = crisis.decisions.map { decision($0, &names, &generator) }
    crisis.measures = crisis.measures.map { measure($0, &names, &generator) }
    crisis.positions = crisis.positions.map { position in
      var position = position
      position.body = text(&generator)
      position.caveat = text(&generator)
      position.document = text(&generator)
      position.sources = position.sources.map { names.source($0) }
      return position
    }
    crisis.events = crisis.events.map { event($0, &names, &generator) }
    return crisis
  }

  private static func assess(
    _ crisis: inout Crisis, _ names: inout Renaming, _ generator: inout SeededGenerator
  ) {
    if var capacity = crisis.stateCapacity {
      capacity.by = text(&generator)
      capacity.note = text(&generator)
      capacity.sources = capacity.sources.map { names.source($0) }
      crisis.stateCapacity = capacity
    }
    if var consequences = crisis.consequences {
      consequences.by = consequences.by.map { _ in text(&generator) }
      consequences.note = text(&generator)
      consequences.sources = consequences.sources.map { names.source($0) }
      crisis.consequences = consequences
    }
    for index in crisis.riskFactors.indices {
      crisis.riskFactors[index].note = text(&generator)
      crisis.riskFactors[index].sources = crisis.riskFactors[index].sources.map { names.source($0) }
    }
    for index in crisis.indicators.indices {
      crisis.indicators[index].id = IndicatorID(names.unique("indicator"))
      crisis.indicators[index].name = text(&generator)
      crisis.indicators[index].unit = text(&generator)
      crisis.indicators[index].note = text(&generator)
      crisis.indicators[index].sources = crisis.indicators[index].sources.map { names.source($0) }
    }
  }

  private static func decision(
    _ decision: Decision, _ names: inout Renaming, _ generator: inout SeededGenerator
  ) -> Decision {
    var decision = decision
    decision.symbol = names.decision(decision.symbol)
    decision.title = text(&generator)
    decision.draft = text(&generator)
    decision.meeting = text(&generator)
    decision.sources = decision.sources.map { names.source($0) }
    return decision
  }

  private static func measure(
    _ measure: Measure, _ names: inout Renaming, _ generator: inout SeededGenerator
  ) -> Measure {
    var measure = measure
    measure.id = MeasureID(names.unique("measure"))
    measure.authority = text(&generator)
    measure.decision = measure.decision.map { names.decision($0) }
    measure.target = text(&generator)
    measure.note = text(&generator)
    if var effect = measure.effect {
      effect.by = text(&generator)
      effect.note = text(&generator)
      effect.sources = effect.sources.map { names.source($0) }
      measure.effect = effect
    }
    measure.sources = measure.sources.map { names.source($0) }
    return measure
  }

  private static func event(
    _ event: Event, _ names: inout Renaming, _ generator: inout SeededGenerator
  ) -> Event {
    var event = event
    event.id = EventID(names.unique("event"))
    event.what = text(&generator)
    event.place = event.place.map { _ in text(&generator) }
    event.actors = [text(&generator), text(&generator)]
    event.sources = event.sources.map { names.source($0) }
    return event
  }

  /// The id of the first crisis.
  static let firstCrisis = Renaming.attack + "crisis-1"

  /// Hostile ids, the same one for the same thing wherever it is named.
  private struct Renaming {
    static let attack = "\u{1B}[2J\u{202E}漢\u{301}\u{9B}"
    private var count = 0

    func source(_ id: SourceID) -> SourceID { SourceID(Self.attack + id.rawValue) }
    func decision(_ symbol: DecisionSymbol) -> DecisionSymbol {
      DecisionSymbol(symbol.rawValue + Self.attack)
    }

    mutating func unique(_ kind: String) -> String {
      count += 1
      return "\(Self.attack)\(kind)-\(count)"
    }
  }
}
