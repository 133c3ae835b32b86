package import StrictJSON

/// Writes snapshots with fields in the published order; the bytes depend on the value alone.
package enum SnapshotWriter {
  /// The whole document, ended by a line break.
  package static func write(_ snapshot: Snapshot) -> [UInt8] {
    write(snapshot, sources: snapshot.sources.map(part), crises: snapshot.crises.map(part))
  }

  /// A source as it stands in every snapshot that lists it.
  package static func part(_ source: Source) -> JSONPart {
    JSONWriter.part(depth: depthOfParts) { $0.source(source) }
  }

  /// A crisis as it stands in every snapshot in which it is the same.
  package static func part(_ crisis: Crisis) -> JSONPart {
    JSONWriter.part(depth: depthOfParts) { $0.crisis(crisis) }
  }

  /// A list of the document is around each.
  private static let depthOfParts = 2

  /// Writes a snapshot whose sources and crises were written before.
  ///
  /// - Parameters:
  ///   - snapshot: all but the two lists is taken from it.
  ///   - sources: its sources, in their order.
  ///   - crises: its crises, in their order.
  package static func write(
    _ snapshot: Snapshot, sources: [JSONPart], crises: [JSONPart]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.integer("schemaVersion", Snapshot.schemaVersion)
      writer.string("asOf", snapshot.asOf.iso)
      writer.string("handling", snapshot.handling.rawValue)
      writer.boolean("exercise", snapshot.exercise)
      writer.optional("note", snapshot.note)
      writer.array("sources") { writer in
        for source in sources { writer.part(source) }
      }
      writer.array("crises") { writer in
        for crisis in crises { writer.part(crisis) }
      }
    }
    return writer.finish()
  }

  /// One crisis alone, as it stands in a snapshot.
  ///
  /// - Parameter marking: written before the crisis's own fields, for readers without the snapshot.
  package static func write(_ crisis: Crisis, marking: Marking? = nil) -> [UInt8] {
    var writer = JSONWriter()
    writer.crisis(crisis, marking: marking)
    return writer.finish()
  }

  /// The record behind a fact, as it stands in a snapshot; `nil` for reference data, and for
  /// records that the snapshot does not have.
  package static func write(_ fact: Fact, of snapshot: Snapshot) -> [UInt8]? {
    var writer = JSONWriter()
    guard writer.record(fact, of: snapshot) else { return nil }
    return writer.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func record(_ fact: Fact, of snapshot: Snapshot) -> Bool {
    switch fact {
    case .source(let id): return written(snapshot.source(id)) { $0.source($1) }
    case .membership, .border, .step: return false
    case .crisis(let id), .measure(let id, _), .position(let id, _, _, _), .decision(let id, _),
      .event(let id, _):
      guard let crisis = snapshot.crisis(id) else { return false }
      return record(fact, in: crisis)
    }
  }

  private mutating func record(_ fact: Fact, in crisis: Crisis) -> Bool {
    switch fact {
    case .measure(_, let id):
      written(crisis.measures.first { $0.id == id }) { $0.measure($1) }
    case .position:
      written(crisis.positions.first { $0.fact(in: crisis.id) == fact }) { $0.position($1) }
    case .decision(_, let symbol):
      written(crisis.decisions.first { $0.symbol == symbol }) { $0.decision($1) }
    case .event(_, let id): written(crisis.events.first { $0.id == id }) { $0.event($1) }
    case .crisis, .membership, .border, .step, .source: written(crisis) { $0.crisis($1) }
    }
  }

  private mutating func written<Record>(
    _ record: Record?, _ write: (inout JSONWriter, Record) -> Void
  ) -> Bool {
    guard let record else { return false }
    write(&self, record)
    return true
  }
}

extension JSONWriter {
  fileprivate mutating func optional(_ key: String, _ value: String?) {
    if let value { string(key, value) }
  }

  fileprivate mutating func day(_ key: String, _ day: CalendarDay?) {
    if let day { string(key, day.iso) }
  }

  /// Writes a date; its precision is left out if it is the day.
  fileprivate mutating func date(_ date: DatedDay) {
    day("date", date.day)
    if date.precision != .day { string("datePrecision", date.precision.rawValue) }
  }

  fileprivate mutating func ids<Subject>(_ key: String, _ ids: [Identifier<Subject>]) {
    strings(key, ids.map(\.rawValue))
  }

  fileprivate mutating func source(_ source: Source) {
    object { writer in
      writer.string("id", source.id.rawValue)
      writer.string("publisher", source.publisher)
      writer.string("title", source.title)
      writer.optional("symbol", source.symbol)
      writer.optional("url", source.url)
      writer.date(source.date)
      writer.string("grade", source.grade.code)
    }
  }

  fileprivate mutating func crisis(_ crisis: Crisis, marking: Marking? = nil) {
    object { writer in
      if let marking {
        writer.string("handling", marking.handling.rawValue)
        writer.boolean("exercise", marking.isExercise)
      }
      writer.string("id", crisis.id.rawValue)
      writer.string("name", crisis.name)
      writer.string("state", crisis.state.rawValue)
      writer.day("began", crisis.began)
      writer.string("summary", crisis.summary)
      if let place = crisis.place { writer.place(place) }
      writer.verdict(crisis.verdict)
      writer.assessments(crisis)
      writer.array("measures") { writer in
        for measure in crisis.measures { writer.measure(measure) }
      }
      writer.array("positions") { writer in
        for position in crisis.positions { writer.position(position) }
      }
      writer.array("decisions") { writer in
        for decision in crisis.decisions { writer.decision(decision) }
      }
      if let consequences = crisis.consequences { writer.consequences(consequences) }
      writer.array("indicators") { writer in
        for indicator in crisis.indicators { writer.indicator(indicator) }
      }
      writer.array("events") { writer in
        for event in crisis.events { writer.event(event) }
      }
    }
  }

  private mutating func place(_ place: Place) {
    object("place") { writer in
      writer.string("name", place.name)
      writer.number("lat", place.latitude)
      writer.number("lon", place.longitude)
      writer.string("precision", place.precision.rawValue)
    }
  }

  private mutating func verdict(_ verdict: Verdict) {
    object("verdict") { writer in
      writer.string("trend", verdict.trend.rawValue)
      writer.string("status", verdict.status.rawValue)
      writer.string("risk", verdict.risk.rawValue)
      writer.string("rationale", verdict.rationale)
      writer.strings("alerts", verdict.alerts.map(\.rawValue))
      writer.string("by", verdict.by)
      writer.ids("sources", verdict.sources)
    }
  }

  private mutating func assessments(_ crisis: Crisis) {
    if let capacity = crisis.stateCapacity {
      object("stateCapacity") { writer in
        writer.string("judgement", capacity.judgement.rawValue)
        writer.string("by", capacity.by)
        writer.optional("note", capacity.note)
        writer.ids("sources", capacity.sources)
      }
    }
    array("riskFactors") { writer in
      for finding in crisis.riskFactors {
        writer.object { writer in
          writer.integer("factor", finding.factor)
          writer.string("level", finding.level.rawValue)
          writer.string("note", finding.note)
          writer.ids("sources", finding.sources)
        }
      }
    }
  }

  fileprivate mutating func measure(_ measure: Measure) {
    object { writer in
      writer.string("id", measure.id.rawValue)
      writer.string("step", measure.step.rawValue)
      writer.string("actor", measure.actor.rawValue)
      writer.string("status", measure.status.rawValue)
      writer.day("from", measure.from)
      writer.day("until", measure.until)
      writer.day("ended", measure.ended)
      writer.optional("authority", measure.authority)
      writer.optional("decision", measure.decision?.rawValue)
      writer.optional("target", measure.target)
      writer.optional("note", measure.note)
      if let effect = measure.effect { writer.effect(effect) }
      writer.ids("sources", measure.sources)
    }
  }

  private mutating func effect(_ effect: Effect) {
    object("effect") { writer in
      writer.string("judgement", effect.judgement.rawValue)
      writer.string("by", effect.by)
      writer.day("date", effect.date)
      writer.optional("note", effect.note)
      writer.ids("sources", effect.sources)
    }
  }

  fileprivate mutating func position(_ position: Position) {
    object { writer in
      writer.string("holder", position.holder.rawValue)
      writer.string("question", position.question.rawValue)
      writer.string("stance", position.stance.rawValue)
      writer.day("date", position.date)
      writer.string("body", position.body)
      writer.ids("dissent", position.dissent)
      writer.optional("caveat", position.caveat)
      writer.optional("document", position.document)
      writer.ids("sources", position.sources)
    }
  }

  fileprivate mutating func decision(_ decision: Decision) {
    object { writer in
      writer.string("symbol", decision.symbol.rawValue)
      writer.string("body", decision.body.rawValue)
      writer.day("date", decision.date)
      writer.string("title", decision.title)
      writer.optional("draft", decision.draft)
      writer.optional("meeting", decision.meeting)
      if !decision.sponsors.isEmpty { writer.ids("sponsors", decision.sponsors) }
      writer.optional("chapter", decision.chapter?.rawValue)
      if decision.kind != .substantive { writer.string("kind", decision.kind.rawValue) }
      writer.string("outcome", decision.recordedOutcome.rawValue)
      if decision.withoutVote { writer.boolean("withoutVote", true) }
      if let ballots = decision.ballots { writer.ballots(ballots) }
      if let tally = decision.tally { writer.tally(tally) }
      writer.ids("enables", decision.enables)
      writer.ids("sources", decision.sources)
    }
  }

  private mutating func ballots(_ ballots: Ballots) {
    object("ballots") { writer in
      for ballot in Ballot.allCases { writer.ids(ballot.rawValue, ballots[ballot]) }
    }
  }

  private mutating func tally(_ tally: Tally) {
    object("tally") { writer in
      writer.integer("inFavour", tally.inFavour)
      writer.integer("against", tally.against)
      writer.integer("abstaining", tally.abstaining)
      writer.integer("notParticipating", tally.notParticipating)
    }
  }

  private mutating func consequences(_ consequences: Consequences) {
    object("consequences") { writer in
      writer.string("judgement", consequences.judgement.rawValue)
      writer.optional("by", consequences.by)
      writer.optional("note", consequences.note)
      if !consequences.sources.isEmpty { writer.ids("sources", consequences.sources) }
    }
  }

  private mutating func indicator(_ indicator: Indicator) {
    object { writer in
      writer.string("id", indicator.id.rawValue)
      writer.string("name", indicator.name)
      writer.string("unit", indicator.unit)
      writer.integer("cadenceDays", indicator.cadenceDays)
      writer.array("series") { writer in
        for point in indicator.series {
          writer.inlineArray(nil, [0, 1]) { writer, column in
            switch (column, point.value) {
            case (0, _): writer.string(nil, point.day.iso)
            case (_, let value?): writer.number(nil, value)
            case (_, nil): writer.null(nil)
            }
          }
        }
      }
      writer.optional("note", indicator.note)
      writer.ids("sources", indicator.sources)
    }
  }

  fileprivate mutating func event(_ event: Event) {
    object { writer in
      writer.string("id", event.id.rawValue)
      writer.date(event.date)
      writer.optional("place", event.place)
      writer.optional("placePrecision", event.placePrecision?.rawValue)
      writer.string("kind", event.kind.rawValue)
      writer.string("what", event.what)
      writer.strings("actors", event.actors)
      if let fatalities = event.fatalities { writer.fatalities(fatalities) }
      writer.ids("sources", event.sources)
    }
  }

  private mutating func fatalities(_ fatalities: Fatalities) {
    object("fatalities") { writer in
      writer.count("low", fatalities.low)
      writer.count("best", fatalities.best)
      writer.count("high", fatalities.high)
    }
  }

  private mutating func count(_ key: String, _ value: Int?) {
    if let value { integer(key, value) } else { null(key) }
  }
}
