/// Where the response to a crisis stands on the escalation ladder.
///
/// Each step's state is the one of its measures that says most of today; each rung's that of its
/// steps, so that a rung is judged inadequate only where everything in force on it is. An act is
/// taken on a day and never in force; an authority is not its use. Steps outside the ladder (force
/// without authority, by invitation, in self-defence) and after it are kept apart and never raise
/// the highest rung.
package struct Ladder: Sendable {
  /// In the order in which states are told.
  package enum State: CaseIterable, Comparable, Sendable {
    case notOnRecord
    case proposed
    case blocked
    /// The authority is there, and no use of it on record.
    case authorised
    /// Done on a day, and complete then.
    case taken
    case inForce
    case ended
    case inadequate

    /// Which of several says most of today: the greatest stands for all of them.
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
    /// The step.
    package let step: Step
    /// The state of the measure that says most about today.
    package let state: State
    /// All measures of this step, newest first.
    package let measures: [Measure]
    /// Whether the step can be taken towards the State at all.
    package let openness: Openness

    /// In force, whether or not it was judged inadequate.
    package var isInForce: Bool { state == .inForce || state == .inadequate }
  }

  /// A rung in this crisis.
  package struct RungState: Sendable {
    /// The rung.
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
  /// Rung 1 to rung 4.
  package let rungs: [RungState]
  /// Steps outside the ladder that have a measure.
  package let outside: [StepState]
  /// Steps after the ladder that have a measure.
  package let after: [StepState]
  private let takenCountsDays: Int
  /// Of measures whose text was not adopted, whatever the record says.
  private let unauthorized: [MeasureID: State]

  /// - Parameter day: of the snapshot; what is open to the State is open on a day.
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

  /// How far a measure of this crisis has come.
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

  /// An authority that the ballots refused was blocked.
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
  /// The one that stands for all of them.
  package var standing: Ladder.State { self.max() ?? .notOnRecord }
}

extension Ladder {
  /// The highest rung with a measure in force, with the measures that make it so; `nil` where no
  /// measure is in force on any rung.
  package var highestInForce: Derived<Rung>? {
    highest { $0.isInForce }
  }

  /// The highest rung with an authority that stands, which is not its use.
  package var highestAuthorised: Derived<Rung>? {
    highest { state(of: $0) == .authorised }
  }

  /// The highest rung on which an act was ever taken.
  package var highestTaken: Derived<Rung>? {
    highest { $0.status == .taken }
  }

  /// The highest rung on which an act was taken so lately that it counts for the response gap; the
  /// catalogue of steps says how many days.
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

  /// Peaceful and coercive steps without a measure on record: rungs 1 to 3, by rung.
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

  /// The steps of one rung without a measure on record, out of how many.
  package struct NotTried: Hashable, Sendable {
    /// The rung, from 1 to 3.
    package let rung: Rung
    /// The steps that could be taken, or are not known to be closed.
    package let steps: [Step]
    /// Steps that are open to this State, or not known to be closed.
    package let of: Int
    /// Of the steps those for which it is not known whether the State is a member.
    package let unconfirmed: [StepID]
    /// Steps that are not open: the State is no member of the body that it takes.
    package let notOpen: [Step]
  }
}

extension Array {
  fileprivate func parted(by isFirst: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
