extension Ladder {
  /// The day a rung was first reached: the first day of the earliest measure on it that was taken.
  ///
  /// A proposal or a blocked measure reaches nothing. `nil` where no measure on the rung was taken.
  package func firstReached(_ rung: Rung) -> Derived<CalendarDay>? {
    let taken = self[rung].steps.flatMap(\.measures).filter(\.wasTaken)
    guard let first = taken.map(\.from).min() else { return nil }
    let facts = taken.filter { $0.from == first }.map { Fact.measure(crisis, $0.id) }
    return Derived(first, from: facts)
  }
}

extension Ladder {
  /// The days that `firstReached` gives, without a ladder; nothing of rungs that were not reached.
  static func firstDays(of crisis: Crisis, reference: Reference) -> [Rung: CalendarDay] {
    var days: [Rung: CalendarDay] = [:]
    for measure in crisis.measures where measure.wasTaken {
      guard let rung = reference.rung(of: measure.step) else { continue }
      days[rung] = min(days[rung] ?? measure.from, measure.from)
    }
    return days
  }
}

extension Ladder.StepState {
  /// Days that the oldest measure in force has been in force; `nil` where none is, or where the
  /// step is done once and complete then.
  package func daysInForce(on day: CalendarDay) -> Int? {
    guard !step.isAct else { return nil }
    return measures.filter { $0.status == .inForce }.compactMap { $0.daysInForce(on: day) }.max()
  }

  /// The soonest planned last day of its measures in force.
  package var nextEnd: CalendarDay? {
    measures.filter { $0.status == .inForce }.compactMap(\.until).min()
  }
}

extension Measure {
  /// In force, or it once was.
  package var wasTaken: Bool { status == .inForce || status == .ended }

  /// Days from its first day to a day, or to its end; `nil` where it was not taken, or ended on a
  /// day that is not on record.
  package func daysInForce(on day: CalendarDay) -> Int? {
    switch status {
    case .inForce: from.days(to: day)
    case .ended: ended.map { from.days(to: $0) }
    case .proposed, .blocked: nil
    }
  }
}

/// A measure in force whose planned last day is on record.
package struct Ending: Hashable, Sendable {
  package let crisis: CrisisID
  package let measure: Measure
  package let until: CalendarDay
  /// Days to the last day; below zero where it has passed and neither a renewal nor an end is on
  /// record.
  package let daysLeft: Int

  package var fact: Fact { .measure(crisis, measure.id) }

  /// Measures in force that end within so many days, or should have ended; the soonest first.
  package static func within(
    _ days: Int, of day: CalendarDay, in crises: some Sequence<Crisis>
  ) -> [Ending] {
    crises.flatMap { all(in: $0, on: day) }.filter { $0.daysLeft <= days }
      .sorted { ($0.until, $0.crisis, $0.measure.id) < ($1.until, $1.crisis, $1.measure.id) }
  }

  private static func all(in crisis: Crisis, on day: CalendarDay) -> [Ending] {
    crisis.measures.compactMap { measure in
      guard measure.status == .inForce, let until = measure.until else { return nil }
      return Ending(
        crisis: crisis.id, measure: measure, until: until, daysLeft: day.days(to: until))
    }
  }
}
