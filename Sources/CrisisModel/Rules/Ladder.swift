/// Where the response to a crisis stands on the escalation ladder.
///
/// Each step's state is the furthest that any of its measures has come; each rung's that of its
/// steps, so that a rung is judged inadequate only where everything in force on it is. Steps
/// outside the ladder (force without authority, by invitation, in self-defence) and after it are
/// kept apart and never raise the highest rung.
package struct Ladder: Sendable {
  /// In order of how far a step has come.
  package enum State: Int, Comparable, Sendable {
    case notOnRecord
    case blocked
    case proposed
    case ended
    case inadequate
    case inForce

    package static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }
  }

  package struct StepState: Sendable {
    package let step: Step
    package let state: State
    /// All measures of this step, newest first.
    package let measures: [Measure]

    /// In force, whether or not it was judged inadequate.
    package var isInForce: Bool { state == .inForce || state == .inadequate }
  }

  package struct RungState: Sendable {
    package let rung: Rung
    package let state: State
    package let steps: [StepState]

    package var onRecord: [StepState] { steps.filter { $0.state != .notOnRecord } }
    package var notOnRecord: [StepState] { steps.filter { $0.state == .notOnRecord } }
  }

  package let crisis: CrisisID
  /// Rung 1 to rung 4.
  package let rungs: [RungState]
  /// Steps outside the ladder that have a measure.
  package let outside: [StepState]
  /// Steps after the ladder that have a measure.
  package let after: [StepState]

  package init(_ crisis: Crisis, reference: Reference) {
    self.crisis = crisis.id
    let byStep = Dictionary(grouping: crisis.measures, by: \.step)
    let states = reference.steps.map { Self.state(of: $0, byStep[$0.id] ?? []) }
    rungs = Rung.allCases.map { rung in
      let steps = states.filter { $0.step.rung == rung }
      let furthest = steps.map(\.state).max() ?? .notOnRecord
      return RungState(rung: rung, state: furthest, steps: steps)
    }
    outside = states.filter { $0.step.place == .outside && !$0.measures.isEmpty }
    after = states.filter { $0.step.place == .after && !$0.measures.isEmpty }
  }

  /// The highest rung with a measure in force, with the measures that make it so; `nil` where no
  /// measure is in force on any rung.
  package var highestInForce: Derived<Rung>? {
    for rung in rungs.reversed() {
      let measures = rung.steps.flatMap(\.measures).filter { $0.status == .inForce }
      if !measures.isEmpty {
        return Derived(rung.rung, from: measures.map { .measure(crisis, $0.id) })
      }
    }
    return nil
  }

  /// Peaceful and coercive steps without a measure on record: rungs 1 to 3, by rung.
  package var notTried: [NotTried] {
    rungs.filter { $0.rung < .force }.map { rung in
      NotTried(rung: rung.rung, steps: rung.notOnRecord.map(\.step), of: rung.steps.count)
    }
  }

  /// How many steps of rungs 1 to 3 have no measure on record.
  package var notTriedCount: Int { notTried.reduce(0) { $0 + $1.steps.count } }

  /// The steps of one rung without a measure on record, out of how many.
  package struct NotTried: Hashable, Sendable {
    package let rung: Rung
    package let steps: [Step]
    package let of: Int
  }

  package subscript(rung: Rung) -> RungState { rungs[rung.rawValue - 1] }

  private static func state(of step: Step, _ measures: [Measure]) -> StepState {
    let newest = measures.sorted { ($0.from, $0.id) > ($1.from, $1.id) }
    let furthest = newest.map(state(of:)).max() ?? .notOnRecord
    return StepState(step: step, state: furthest, measures: newest)
  }

  package static func state(of measure: Measure) -> State {
    switch measure.status {
    case .proposed: .proposed
    case .blocked: .blocked
    case .ended: .ended
    case .inForce: measure.effect?.judgement == .inadequate ? .inadequate : .inForce
    }
  }

  /// Whether a measure claims rung 4 without an adopted decision of the Security Council.
  package static func lacksAuthority(
    _ measure: Measure, restingOn decision: Decision?, reference: Reference
  ) -> Bool {
    guard measure.status == .inForce || measure.status == .ended,
      reference.step(measure.step)?.rung == .force
    else { return false }
    guard let decision, decision.isOfSecurityCouncil, decision.kind == .substantive else {
      return true
    }
    return DecisionReview.outcome(of: decision, reference.council) != .adopted
  }
}
