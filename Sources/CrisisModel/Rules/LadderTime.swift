extension Ladder {
  /// The day on which a rung was first reached: the first day of the earliest measure on it that
  /// was taken.
  ///
  /// A proposal, a blocked measure or an authority that nobody used reaches nothing. `nil` if no
  /// measure on the rung was taken.
  package func firstReached(_ rung: Rung) -> Derived<CalendarDay>? {
    first(rung, where: \.wasTaken)
  }

  /// The day of the first authority on a rung, used or not; one that the ballots refused does not
  /// count.
  package func firstAuthorised(_ rung: Rung) -> Derived<CalendarDay>? {
    first(rung) { $0.status.isAuthority && state(of: $0) != .blocked }
  }

  private func first(_ rung: Rung, where counts: (Measure) -> Bool) -> Derived<CalendarDay>? {
    let measures = self[rung].steps.flatMap(\.measures).filter(counts)
    guard let first = measures.map(\.from).min() else { return nil }
    let facts = measures.filter { $0.from == first }.map { Fact.measure(crisis, $0.id) }
    return Derived(first, from: facts)
  }
}

extension Ladder.StepState {
  /// How many days the oldest measure in force has been in force; `nil` if none is.
  package func daysInForce(on day: CalendarDay) -> Int? {
    measures.filter(\.isInForce).compactMap { $0.daysInForce(on: day) }.max()
  }

  /// The soonest planned last day among the measures that run out.
  package var nextEnd: CalendarDay? {
    measures.filter(\.runsOut).compactMap(\.until).min()
  }
}

extension Measure {
  /// Whether it is in force on the day of the snapshot.
  package var isInForce: Bool { status == .inForce }

  /// Whether it was tried: an act, in force, or once in force; an authority alone is not.
  package var wasTaken: Bool { isInForce || status == .ended || status == .taken }

  /// Whether it continues, as a mandate or an authority does, so that the days to its planned end
  /// are counted.
  package var runsOut: Bool { isInForce || status == .authorised }

  /// Days from its first day to a given day, or to its end; `nil` if it was never in force, or
  /// ended on a day that is not on record.
  package func daysInForce(on day: CalendarDay) -> Int? {
    switch status {
    case .inForce: from.days(to: day)
    case .ended: ended.map { from.days(to: $0) }
    case .proposed, .blocked, .authorised, .taken, .authorityEnded: nil
    }
  }
}

/// A measure in force, or an authority, with a planned last day on record.
package struct Ending: Hashable, Sendable {
  /// The crisis of the measure.
  package let crisis: CrisisID
  /// The measure that runs out.
  package let measure: Measure
  /// The planned last day.
  package let until: CalendarDay
  /// Days to the last day; negative if it has passed and neither a renewal nor an end is on record.
  package let daysLeft: Int

  /// The measure, as a fact.
  package var fact: Fact { .measure(crisis, measure.id) }

  /// Everything that ends within so many days or should have ended, the soonest first.
  package static func within(
    _ days: Int, of day: CalendarDay, in crises: some Sequence<Crisis>
  ) -> [Ending] {
    crises.flatMap { all(in: $0, on: day) }.filter { $0.daysLeft <= days }
      .sorted { ($0.until, $0.crisis, $0.measure.id) < ($1.until, $1.crisis, $1.measure.id) }
  }

  private static func all(in crisis: Crisis, on day: CalendarDay) -> [Ending] {
    crisis.measures.compactMap { measure in
      guard measure.runsOut, let until = measure.until else { return nil }
      return Ending(
        crisis: crisis.id, measure: measure, until: until, daysLeft: day.days(to: until))
    }
  }
}
