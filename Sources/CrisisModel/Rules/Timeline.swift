/// What happened in a crisis and what was done about it, on one axis from the oldest to what is
/// planned.
///
/// Entries of one day come in the order event, position, decision, measure, since a measure may
/// rest on the others; the order within the day is not on record.
package struct Timeline: Sendable {
  /// The story to which an entry belongs: what happened, or what was done about it.
  package enum Lane: Hashable, Sendable {
    case happened, response
  }

  /// What became of a measure on a day.
  package enum Turn: Hashable, Sendable {
    case authorised
    /// An act.
    case taken
    case inForce
    case proposed
    case blocked
    case judged(Effect.Judgement)
    case ended
    /// The planned last day of the mandate; it may lie ahead, or have passed without an end or a
    /// renewal on record.
    case plannedEnd
  }

  /// The record that an entry stands for.
  package enum Mark: Hashable, Sendable {
    case event(Event)
    case position(Position)
    case decision(Decision)
    case measure(Measure, Turn)
  }

  /// One thing on the axis.
  package struct Entry: Hashable, Sendable {
    /// When it was, as precisely as it is known.
    package let date: DatedDay
    /// The record it stands for.
    package let mark: Mark
    /// The same record as a fact, which Enter opens.
    package let fact: Fact

    /// The story to which it belongs.
    package var lane: Lane {
      if case .event = mark { .happened } else { .response }
    }
  }

  /// The crisis on the axis.
  package let crisis: CrisisID
  /// The day of the snapshot, which separates what is on record from what is planned.
  package let today: CalendarDay
  /// Entries up to today, oldest first.
  package let past: [Entry]
  /// The planned ends of measures in force and of authorities, from today on, soonest first.
  package let ahead: [Entry]

  /// - Parameter today: the snapshot's day.
  package init(_ crisis: Crisis, on today: CalendarDay) {
    self.crisis = crisis.id
    self.today = today
    let entries = Self.entries(of: crisis).enumerated().sorted {
      $0.element.order(recordedAs: $0.offset) < $1.element.order(recordedAs: $1.offset)
    }.map(\.element)
    past = entries.filter { !$0.liesAhead(of: today) }
    ahead = entries.filter { $0.liesAhead(of: today) }
  }

  private static func entries(of crisis: Crisis) -> [Entry] {
    let events = crisis.events.map {
      Entry(date: $0.date, mark: .event($0), fact: .event(crisis.id, $0.id))
    }
    let positions = crisis.positions.map {
      Entry(date: DatedDay($0.date), mark: .position($0), fact: $0.fact(in: crisis.id))
    }
    let decisions = crisis.decisions.map {
      Entry(
        date: DatedDay($0.date), mark: .decision($0), fact: .decision(crisis.id, $0.symbol))
    }
    return events + positions + decisions + crisis.measures.flatMap { entries(of: $0, crisis.id) }
  }

  private static func entries(of measure: Measure, _ crisis: CrisisID) -> [Entry] {
    turns(of: measure).map { day, turn in
      Entry(
        date: DatedDay(day), mark: .measure(measure, turn), fact: .measure(crisis, measure.id))
    }
  }

  /// A planned end is listed only while the measure continues; once it has ended, its end is listed
  /// instead.
  private static func turns(of measure: Measure) -> [(CalendarDay, Turn)] {
    var turns: [(CalendarDay, Turn)] =
      switch measure.status {
      case .proposed: [(measure.from, .proposed)]
      case .blocked: [(measure.from, .blocked)]
      case .authorised, .authorityEnded: [(measure.from, .authorised)]
      case .taken: [(measure.from, .taken)]
      case .inForce, .ended: [(measure.from, .inForce)]
      }
    if let effect = measure.effect { turns.append((effect.date, .judged(effect.judgement))) }
    if let ended = measure.ended { turns.append((ended, .ended)) }
    if let until = measure.until, measure.runsOut { turns.append((until, .plannedEnd)) }
    return turns
  }
}

extension Timeline.Entry {
  /// Orders a month or a year before its weeks and days, and everything else by the recorded day.
  fileprivate func order(recordedAs index: Int) -> (CalendarDay, Int, Int, Int) {
    let start = date.precision == .week ? date.day : date.earliest
    let coarsestFirst: [DatePrecision] = [.year, .month, .week, .day]
    return (start, coarsestFirst.firstIndex(of: date.precision) ?? 0, rank, index)
  }

  /// The last day of a mandate lies ahead until it is over.
  fileprivate func liesAhead(of today: CalendarDay) -> Bool {
    if case .measure(_, .plannedEnd) = mark { return date.day >= today }
    return date.earliest > today
  }

  private var rank: Int {
    switch mark {
    case .event: 0
    case .position: 1
    case .decision: 2
    case .measure: 3
    }
  }
}
