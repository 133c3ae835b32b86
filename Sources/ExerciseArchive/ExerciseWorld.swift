package import CrisisModel

/// A made-up world with so many crises, day by day: where one ends, another one begins.
///
/// The same seed makes the same world. From one day to the next few records are other ones.
package struct ExerciseWorld: Sendable {
  package private(set) var day: CalendarDay
  package private(set) var crises: [ExerciseCrisis] = []
  private let catalogue: ExerciseCatalogue
  private var begun = 0
  private var dice: SplitMix64

  /// - Parameter day: of the first snapshot; the crises are of all ages by then.
  package init(crises count: Int, on day: CalendarDay, seed: UInt64, reference: Reference) {
    self.day = day
    catalogue = ExerciseCatalogue(reference, on: day)
    dice = SplitMix64(seed: seed)
    for _ in 0..<count {
      let age = Int.random(in: 0..<ExerciseCrisis.lifetime.lowerBound, using: &dice)
      crises.append(begin(on: day.advanced(by: -age)))
    }
    for place in crises.indices {
      let age = crises[place].crisis.began.days(to: day)
      for past in stride(from: -age, through: 0, by: 1) {
        crises[place].live(on: day.advanced(by: past), catalogue)
      }
    }
  }

  private mutating func begin(on day: CalendarDay) -> ExerciseCrisis {
    begun += 1
    return ExerciseCrisis("\(begun)", from: day, SplitMix64(seed: dice.next()), catalogue)
  }

  /// Goes on to the next day.
  package mutating func advance() {
    day = day.advanced(by: 1)
    for place in crises.indices {
      if crises[place].end < day { crises[place] = begin(on: day) }
      crises[place].live(on: day, catalogue)
    }
  }

  /// The end of the day.
  package var asOf: Instant { Instant(day: day, secondOfDay: 86_340) }

  package var snapshot: Snapshot {
    var snapshot = frame
    snapshot.sources = crises.flatMap(\.sources)
    snapshot.crises = crises.map(\.crisis)
    return snapshot
  }

  /// The snapshot without what is in it.
  var frame: Snapshot {
    var snapshot = catalogue.prototype.snapshot
    snapshot.asOf = asOf
    (snapshot.sources, snapshot.crises) = ([], [])
    return snapshot
  }
}
