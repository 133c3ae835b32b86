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
    let (first, second) = (rank(left, picture), rank(right, picture))
    if first != second { return first < second }
    return SearchText.folded(left.name) < SearchText.folded(right.name)
  }

  /// Smaller comes first.
  private func rank(_ crisis: Crisis, _ picture: Picture) -> Int {
    switch sort.key {
    case .record, .name: 0
    case .risk: -crisis.verdict.risk.level
    case .rung: -(picture.highestRung(crisis.id)?.rawValue ?? 0)
    case .gap: -(picture.gap(crisis) ?? -1)
    case .notTried: -(picture.ladders[crisis.id]?.notTriedCount ?? 0)
    case .status: crisis.verdict.urgency / 100
    case .trend: crisis.verdict.urgency % 10
    case .urgency: crisis.verdict.urgency
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
      if let id = screen.crisis { return id }
    }
    return currentCrisis?.id
  }

  /// The question that the positions panel shows: the officer's choice, or the one that most
  /// organisations took a position on, of equals the one furthest up the ladder.
  package func question(for crisis: Crisis) -> Question? {
    if let chosen = questions[crisis.id], let question = reference.question(chosen) {
      return question
    }
    let stands = Dictionary(grouping: Consensus.stands(in: crisis), by: \.question)
    let counts = stands.mapValues { $0.count { reference.isOrganization($0.holder) } }
    return reference.questions.filter { counts[$0.id] != nil }
      .max { (counts[$0.id] ?? 0, -$0.rank) < (counts[$1.id] ?? 0, -$1.rank) }
  }

  /// The questions on which the crisis has a position on record, by rank.
  package func askedQuestions(_ crisis: Crisis) -> [Question] {
    picture?.askedQuestions(crisis) ?? []
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

extension Verdict {
  /// By status, then risk, then trend; the most urgent has the smallest number.
  fileprivate var urgency: Int {
    let status =
      switch status {
      case .currentCrisis: 0
      case .imminentRisk: 1
      case .watch: 2
      case .easing: 3
      case .closed: 4
      }
    let trend =
      switch trend {
      case .deteriorated: 0
      case .unchanged: 1
      case .improved: 2
      }
    return status * 100 + (9 - risk.level) * 10 + trend
  }
}
