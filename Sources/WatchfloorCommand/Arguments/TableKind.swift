/// What the table commands show.
enum TableKind: String, CaseIterable {
  case list, show, ladder, positions, council, tests, untried, sources

  /// Whether a crisis must be named.
  var needsCrisis: Bool {
    switch self {
    case .show, .ladder, .positions, .tests, .untried: true
    case .list, .council, .sources: false
    }
  }
}
