package import CrisisModel
package import Presentation

/// The crises of a picture that pass a filter, in an order.
package struct CrisisArrangement: Sendable {
  /// In the order.
  package private(set) var crises: [Crisis] = []
  /// Where in `crises` each stands.
  private(set) var places: [CrisisID: Int] = [:]

  /// None, as where nothing was read yet.
  init() {}

  /// - Parameter picture: `nil` for no crisis at all.
  package init(_ picture: Picture?, filter: CrisisFilter, sort: CrisisSort) {
    guard let picture else { return }
    crises = picture.snapshot.crises
    if !filter.isEmpty {
      crises.removeAll { !filter.matches($0, ladder: picture.ladder(of: $0.id)) }
    }
    if sort.key != .record { arrange(by: sort.key, picture) }
    if sort.isReversed { crises.reverse() }
    places = Dictionary(zip(crises.map(\.id), crises.indices)) { first, _ in first }
  }

  /// The worst first; equals by name, then as in the record.
  private mutating func arrange(by key: CrisisSort.Key, _ picture: Picture) {
    let keys = crises.enumerated().map { place, crisis in
      (
        rank: Self.rank(crisis, by: key, picture), name: SearchText.folded(crisis.name),
        place: place
      )
    }
    let sorted = keys.sorted { ($0.rank, $0.name, $0.place) < ($1.rank, $1.name, $1.place) }
    crises = sorted.map { crises[$0.place] }
  }

  /// Smaller comes first.
  private static func rank(
    _ crisis: Crisis, by key: CrisisSort.Key, _ picture: Picture
  ) -> Int {
    switch key {
    case .record, .name: 0
    case .risk: -crisis.verdict.risk.level
    case .rung: -(picture.highestRung(crisis.id)?.rawValue ?? 0)
    case .gap: -(picture.gap(crisis) ?? -1)
    case .notTried: -(picture.ladder(of: crisis.id)?.notTriedCount ?? 0)
    case .status: crisis.verdict.urgency / 100
    case .trend: crisis.verdict.urgency % 10
    case .urgency: crisis.verdict.urgency
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
