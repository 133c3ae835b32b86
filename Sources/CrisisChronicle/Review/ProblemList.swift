internal import StrictJSON

/// Problems of a chronicle, each told once, though many snapshots show it.
package struct ProblemList: Sendable {
  package private(set) var problems: [ChronicleProblem] = []
  private var told: Set<Key> = []

  /// What is mended by one change.
  private struct Key: Hashable {
    let document: String
    let line: Int
    let column: Int
    let complaint: Problem.Complaint
  }

  package init() {}

  /// Takes those over that were not told yet.
  package mutating func add(_ others: [ChronicleProblem]) {
    for problem in others where told.insert(Self.key(problem)).inserted {
      problems.append(problem)
    }
  }

  /// What is wrong may name the snapshot; what to do is the same in each.
  private static func key(_ problem: ChronicleProblem) -> Key {
    let located = problem.problem
    var complaint = located.problem.complaint
    if case .contradiction(_, let remedy) = complaint {
      complaint = .contradiction("", remedy: remedy)
    }
    return Key(
      document: problem.document, line: located.line, column: located.column,
      complaint: complaint)
  }

  /// Whether one of them keeps the chronicle from being used.
  package var hasErrors: Bool { problems.contains(where: \.isError) }

  /// In the order of documents as they were first found wrong, then of places.
  package var sorted: [ChronicleProblem] {
    let order = Dictionary(
      problems.enumerated().map { ($1.document, $0) }, uniquingKeysWith: min)
    return problems.sorted {
      (order[$0.document] ?? 0, $0.problem.line, $0.problem.column)
        < (order[$1.document] ?? 0, $1.problem.line, $1.problem.column)
    }
  }
}
