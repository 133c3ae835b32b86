/// Where the response to a crisis stands on the escalation ladder.
///
/// The state of each step is that of its measure that says most about today, and the state of each
/// rung is that of its steps, so that a rung is judged inadequate only if everything in force on it
/// is. An act is taken on a day and never in force; an authority is not its use. Steps outside the
/// ladder (force without authority, by invitation, in self-defence) and after it are kept apart and
/// never raise the highest rung.
package struct Ladder: Sendable {
  /// What a measure, a step or a rung has come to; the cases are in the order in which they are
  /// told.
  package enum State: CaseIterable, Comparable, Sendable {
    case notOnRecord
    case proposed
    case blocked
    /// The authority exists, and no use of it is on record.
    case authorised
    /// Done on a day, and then complete.
    case taken
    case inForce
    case ended
    case inadequate

    /// Orders by how much a state says about today: the greatest stands for all.
    package static func < (left: State, right: State) -> Bool { left.weight < right.weight }

    private var weight: Int {
      switch self {
      case .notOnRecord: 0
      case .blocked: 1
      case .proposed: 2
      case .ended: 3
      case .authorised: 4
      case .taken: 5
      case .inadequate: 6
      case .inForce: 7
      }
    }
  }

  /// A step of the catalogue in this crisis.
  package struct StepState: Sendable {
    /// The step as the catalogue describes it.
    package let step: Step
    /// The state of the measure that says most about today.
    package let state: State
    /// All measures that count as this step, newest first.
    package let measures: [Measure]
    /// Whether the step can be taken towards the State at all.
    package let openness: Openness

    /// Whether a measure is in force, judged inadequate or not.
    package var isInForce: Bool { state == .inForce || state == .inadequate }
  }

  /// A rung in this crisis.
  package struct RungState: Sendable {
    /// From 1, prevention, to 4, force.
    package let rung: Rung
    /// The state of the step that says most about today.
    package let state: State
    /// Every step of the rung, in the order of the catalogue.
    package let steps: [StepState]

    /// The steps with a measure, in whatever state.
    package var onRecord: [StepState] { steps.filter { $0.state != .notOnRecord } }
    /// The steps without any measure.
    package var notOnRecord: [StepState] { steps.filter { $0.state == .notOnRecord } }
  }

  /// The crisis that is responded to.
  package let crisis: CrisisID
  /// The day of the snapshot.
  package let day: CalendarDay
  /// From rung 1 to rung 4.
  package let rungs: [RungState]
  /// Steps outside the ladder that have a measure.
  package let outside: [StepState]
  /// Steps after the ladder that have a measure.
  package let after: [StepState]
  private let takenCountsDays: Int
  /// The states of measures whose text was not adopted, whatever the record says.
  private let unauthorized: [MeasureID: State]

  /// - Parameter day: the snapshot's; which steps are open to the State depends on the day.
  package init(_ crisis: Crisis, reference: Reference, on day: CalendarDay) {
    self.crisis = crisis.id
    self.day = day
    takenCountsDays = reference.takenCountsDays
    let unauthorized = Self.unauthorized(crisis, reference)
    self.unauthorized = unauthorized
    let byStep = Dictionary(grouping: crisis.measures) { crisis.countedStep(of: $0, reference) }
    let states = reference.steps.map { step in
      let measures = (byStep[step.id] ?? []).sorted { ($0.from, $0.id) > ($1.from, $1.id) }
      let all = measures.map { unauthorized[$0.id] ?? Self.state(of: $0) }
      return StepState(
        step: step, state: all.standing, measures: measures,
        openness: reference.openness(of: step, for: crisis.state, on: day))
    }
    rungs = Rung.allCases.map { rung in
      let steps = states.filter { $0.step.rung == rung }
      return RungState(rung: rung, state: steps.map(\.state).standing, steps: steps)
    }
    outside = states.filter { $0.step.place == .outside && !$0.measures.isEmpty }
    after = states.filter { $0.step.place == .after && !$0.measures.isEmpty }
  }

  /// The state of one rung.
  package subscript(rung: Rung) -> RungState { rungs[rung.rawValue - 1] }

  /// What a measure of this crisis has come to.
  package func state(of measure: Measure) -> State {
    unauthorized[measure.id] ?? Self.state(of: measure)
  }

  private static func state(of measure: Measure) -> State {
    switch measure.status {
    case .proposed: .proposed
    case .blocked: .blocked
    case .authorised: .authorised
    case .taken: .taken
    case .ended, .authorityEnded: .ended
    case .inForce: measure.effect?.judgement == .inadequate ? .inadequate : .inForce
    }
  }

  /// Authorities that the ballots refused count as blocked.
  private static func unauthorized(
    _ crisis: Crisis, _ reference: Reference
  ) -> [MeasureID: State] {
    let refused = crisis.measures.filter {
      $0.status.isAuthority && crisis.lacksAuthority($0, reference)
    }
    return Dictionary(refused.map { ($0.id, .blocked) }) { first, _ in first }
  }
}

extension Collection<Ladder.State> {
  /// The state that stands for all of them.
  package var standing: Ladder.State { self.max() ?? .notOnRecord }
}

extension Ladder {
  /// The highest rung with a measure in force, with the measures that make it so; `nil` if no
  /// measure is in force on any rung.
  package var highestInForce: Derived<Rung>? {
    highest { $0.isInForce }
  }

  /// The highest rung with an authority that stands, used or not.
  package var highestAuthorised: Derived<Rung>? {
    highest { state(of: $0) == .authorised }
  }

  /// The highest rung on which an act was ever taken.
  package var highestTaken: Derived<Rung>? {
    highest { $0.status == .taken }
  }

  /// The highest rung on which an act was taken so recently that it counts for the response gap;
  /// the catalogue of steps says within how many days.
  package var highestTakenLately: Derived<Rung>? {
    highest { $0.status == .taken && $0.from.days(to: day) <= takenCountsDays }
  }

  private func highest(_ counts: (Measure) -> Bool) -> Derived<Rung>? {
    for rung in rungs.reversed() {
      let measures = rung.steps.flatMap(\.measures).filter(counts)
      if !measures.isEmpty {
        return Derived(rung.rung, from: measures.map { .measure(crisis, $0.id) })
      }
    }
    return nil
  }

  /// The peaceful and coercive steps without a measure on record, for rungs 1 to 3.
  package var notTried: [NotTried] {
    rungs.filter { $0.rung < .force }.map { rung in
      let (open, closed) = rung.notOnRecord.parted(by: { $0.openness != .closed })
      return NotTried(
        rung: rung.rung, steps: open.map(\.step), of: rung.steps.count - closed.count,
        unconfirmed: open.filter { $0.openness == .unconfirmed }.map(\.step.id),
        notOpen: closed.map(\.step))
    }
  }

  /// How many steps of rungs 1 to 3 have no measure on record.
  package var notTriedCount: Int { notTried.reduce(0) { $0 + $1.steps.count } }

  /// The steps of one rung without a measure on record, and out of how many.
  package struct NotTried: Hashable, Sendable {
    /// The rung, from 1 to 3.
    package let rung: Rung
    /// The steps that could be taken, or are not known to be closed.
    package let steps: [Step]
    /// How many steps of the rung are open to this State, or not known to be closed.
    package let of: Int
    /// Those of the steps for which the State's membership is not confirmed.
    package let unconfirmed: [StepID]
    /// The steps that cannot be taken: they take membership of a body, and the State is no member.
    package let notOpen: [Step]
  }
}

extension Array {
  fileprivate func parted(by isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
