package import CrisisModel

extension DashboardState {
  /// The crises that pass the filter, in the order chosen.
  package var visibleCrises: [Crisis] {
    guard let picture else { return [] }
    let matching =
      filter.isEmpty
      ? picture.snapshot.crises
      : picture.snapshot.crises.filter {
        filter.matches($0, highestRung: picture.highestRung($0.id))
      }
    let sorted = sort.key == .record ? matching : matching.sorted { comesFirst($0, $1, picture) }
    return sort.isReversed ? sorted.reversed() : sorted
  }

  /// The worst first; equals by name.
  private func comesFirst(_ left: Crisis, _ right: Crisis, _ picture: Picture) -> Bool {
    let order: (Int, Int) =
      switch sort.key {
      case .record, .name: (0, 0)
      case .risk: (right.verdict.risk.level, left.verdict.risk.level)
      case .status: (Self.urgency(left.verdict.status), Self.urgency(right.verdict.status))
      case .rung:
        (
          picture.highestRung(right.id)?.rawValue ?? 0,
          picture.highestRung(left.id)?.rawValue ?? 0
        )
      }
    if order.0 != order.1 { return order.0 < order.1 }
    return SearchText.folded(left.name) < SearchText.folded(right.name)
  }

  private static func urgency(_ status: Verdict.Status) -> Int {
    switch status {
    case .currentCrisis: 0
    case .imminentRisk: 1
    case .watch: 2
    case .easing: 3
    case .closed: 4
    }
  }

  /// The selected crisis, or the first one where the selected one is not shown.
  package var currentCrisis: Crisis? {
    let crises = visibleCrises
    return crises.first { $0.id == selectedCrisis } ?? crises.first
  }

  /// The crisis that the present screen is about.
  package var subject: CrisisID? {
    for screen in screens.reversed() {
      switch screen {
      case .ladder(let id), .notTried(let id), .positions(let id), .council(let id): return id
      case .record(let fact): if let id = fact.crisis { return id }
      case .overview, .sources, .findings, .help: continue
      }
    }
    return currentCrisis?.id
  }

  /// The question that the positions panel shows: the officer's choice, or the one that most
  /// holders took a position on, of equals the one furthest up the ladder.
  package func question(for crisis: Crisis) -> Question? {
    if let chosen = questions[crisis.id], let question = reference.question(chosen) {
      return question
    }
    let counts = Dictionary(grouping: Consensus.stands(in: crisis), by: \.question)
      .mapValues(\.count)
    return reference.questions.filter { counts[$0.id] != nil }
      .max { (counts[$0.id] ?? 0, -$0.rank) < (counts[$1.id] ?? 0, -$1.rank) }
  }

  /// The questions on which the crisis has a position on record, by rank.
  package func askedQuestions(_ crisis: Crisis) -> [Question] {
    let asked = Set(crisis.positions.map(\.question))
    return reference.questions.filter { asked.contains($0.id) }
  }
}

extension Fact {
  package var crisis: CrisisID? {
    switch self {
    case .crisis(let id), .measure(let id, _), .position(let id, _, _, _), .decision(let id, _),
      .event(let id, _):
      id
    case .membership, .border, .step, .source: nil
    }
  }
}
