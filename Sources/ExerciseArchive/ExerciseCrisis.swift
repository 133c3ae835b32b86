package import CrisisModel

/// A made-up crisis that lives for one to three years: figures come by the day or the week,
/// records come now and then and stay.
package struct ExerciseCrisis: Sendable {
  package internal(set) var crisis: Crisis { didSet { revision += 1 } }
  /// What the crisis rests on; no other crisis does.
  package internal(set) var sources: [Source]
  /// Another one after each change.
  package private(set) var revision = 0
  let end: CalendarDay
  var dice: SplitMix64
  /// Numbers the records, so that no two of a crisis have one id.
  var count = 0

  static let lifetime = 365...1_095

  /// - Parameter name: different from that of every other crisis.
  init(_ name: String, from day: CalendarDay, _ dice: SplitMix64, _ catalogue: ExerciseCatalogue) {
    self.dice = dice
    end = day.advanced(by: Int.random(in: Self.lifetime, using: &self.dice))
    sources = []
    crisis = catalogue.prototype.crisis
    open(name, on: day, catalogue)
  }

  private mutating func open(
    _ name: String, on day: CalendarDay, _ catalogue: ExerciseCatalogue
  ) {
    crisis.id = CrisisID("exercise-\(name)")
    crisis.name = "Exercise \(name)"
    crisis.state = draw(catalogue.states)
    crisis.began = day
    (crisis.measures, crisis.positions, crisis.decisions) = ([], [], [])
    crisis.events = []
    let source = cite(on: day, catalogue)
    crisis.verdict.sources = [source]
    crisis.stateCapacity?.sources = [source]
    crisis.riskFactors[0].sources = [source]
    crisis.riskFactors[0].factor = Int.random(in: 1...14, using: &dice)
    setUpIndicators(catalogue, source)
    happen(on: day, catalogue)
    reassess(on: day)
  }

  /// One day more.
  mutating func live(on day: CalendarDay, _ catalogue: ExerciseCatalogue) {
    report(on: day)
    if dice.happens(onceIn: 60) { reassess(on: day) }
    if dice.happens(onceIn: 150) { happen(on: day, catalogue) }
    if dice.happens(onceIn: 220) { takePosition(on: day, catalogue) }
    if dice.happens(onceIn: 300) { takeMeasure(on: day, catalogue) }
    if dice.happens(onceIn: 400) { endMeasure(on: day) }
    if dice.happens(onceIn: 700) { vote(on: day, catalogue) }
  }

  /// A verdict for a day; that of the last two months says that it is ending.
  private mutating func reassess(on day: CalendarDay) {
    let ending: [Verdict.Status] = [.easing, .closed]
    let going: [Verdict.Status] = [.watch, .imminentRisk, .currentCrisis]
    crisis.verdict.status = draw(day.days(to: end) < 60 ? ending : going)
    crisis.verdict.trend = draw(Verdict.Trend.allCases)
    crisis.verdict.risk = draw(Verdict.Risk.allCases)
    crisis.verdict.rationale = "Made up on \(day.iso)."
  }

  /// A new source of its own, of a day.
  mutating func cite(on day: CalendarDay, _ catalogue: ExerciseCatalogue) -> SourceID {
    var source = catalogue.prototype.source
    source.id = SourceID("\(crisis.id.rawValue)-s\(nextNumber())")
    source.date = DatedDay(day)
    sources.append(source)
    return source.id
  }

  mutating func nextNumber() -> Int {
    count += 1
    return count
  }

  /// - Parameter choices: at least one.
  mutating func draw<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &dice)]
  }
}
