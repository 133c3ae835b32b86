/// Events, and numbers followed over time.
extension CrisisComparison {
  mutating func compareEvents() {
    let pairs = Pairs(old.events, new.events, by: { $0[$1].id })
    for event in pairs.added {
      add(.eventNew, record(event), nil, event.kind.rawValue, event.weight)
    }
    for event in pairs.gone {
      let record = record(event, isOnlyInOld: true)
      add(.eventGone, record, event.kind.rawValue, nil, event.weight)
    }
    for (before, after) in pairs.kept { compare(before, after) }
  }

  private mutating func compare(_ before: Event, _ after: Event) {
    revise(
      .eventRevised, record(after),
      [
        "date": before.date != after.date, "place": before.place != after.place,
        "placePrecision": before.placePrecision != after.placePrecision,
        "kind": before.kind != after.kind, "what": before.what != after.what,
        "actors": before.actors.differs(from: after.actors),
        "fatalities": before.fatalities != after.fatalities,
        "sources": before.sources.differs(from: after.sources),
      ], before.fatalities == after.fatalities ? .minor : .major)
  }

  private func record(_ event: Event, isOnlyInOld: Bool = false) -> Record {
    Record(
      subject: event.id.rawValue, fact: .event(new.id, event.id), isOnlyInOld: isOnlyInOld,
      date: event.date.day)
  }

  mutating func compareIndicators() {
    let (befores, afters) = (old.indicators, new.indicators)
    let pairs = Pairs(befores, afters, by: { $0[$1].id }) { before, after in
      // The same series may have become stale in between.
      !Indicator.isSame(befores, before, afters, after)
        || befores[before].isStale(on: oldDay) != afters[after].isStale(on: newDay)
    }
    for indicator in pairs.added {
      add(.indicatorNew, record(indicator), nil, indicator.reading(on: newDay).word, .minor)
    }
    for indicator in pairs.gone {
      add(.indicatorGone, record(indicator), indicator.reading(on: oldDay).word, nil, .minor)
    }
    for (before, after) in pairs.kept { compare(before, after) }
  }

  private mutating func compare(_ before: Indicator, _ after: Indicator) {
    let readings = (old: before.reading(on: oldDay), new: after.reading(on: newDay))
    let kind = Change.Kind(from: readings.old, to: readings.new)
    if let kind {
      add(
        kind, record(after), readings.old.word, readings.new.word,
        kind == .silence ? .minor : .major)
    }
    guard before != after else { return }
    revise(
      .indicatorRevised, record(after),
      [
        "name": before.name != after.name, "unit": before.unit != after.unit,
        "cadenceDays": before.cadenceDays != after.cadenceDays,
        "series": kind == nil && before.series != after.series, "note": before.note != after.note,
        "sources": before.sources.differs(from: after.sources),
      ])
  }

  /// An indicator opens the crisis, which both sides have.
  private func record(_ indicator: Indicator) -> Record {
    Record(
      subject: indicator.id.rawValue, fact: .crisis(new.id), date: indicator.series.last?.day)
  }
}

extension Event {
  /// Major if deaths are on record or the kind itself says so.
  fileprivate var weight: Change.Importance {
    let deaths = [fatalities?.low, fatalities?.best, fatalities?.high].compactMap { $0 }
    return kind == .massacre || deaths.contains { $0 > 0 } ? .major : .minor
  }
}

extension Change.Kind {
  /// A difference of figures only if either side has one; `nil` if nothing changed.
  fileprivate init?(from before: Indicator.Reading, to after: Indicator.Reading) {
    switch (before, after) {
    case (.figure(let old), .figure(let new)):
      if old == new { return nil }
      self = .indicatorValue
    case (.figure, _): self = .sourceSilent
    case (_, .figure): self = .sourceBack
    default:
      if before == after { return nil }
      self = .silence
    }
  }
}
