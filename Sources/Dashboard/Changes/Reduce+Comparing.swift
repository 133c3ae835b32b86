internal import CrisisModel
internal import TerminalUI

extension DashboardState {
  /// Shows what changed; from then on what is new is marked.
  mutating func showChanges() -> [Effect] {
    show(.changes)
    if baseline == nil { baseline = .before }
    return compareAgain(at: picture)
  }

  /// Makes the shown snapshot the one that later ones are compared with, or takes that back.
  mutating func toggleBaseline() -> [Effect] {
    guard let asOf = picture?.snapshot.asOf else {
      message = "no snapshot is shown"
      return []
    }
    if case .instant = baseline {
      baseline = .before
      message = "compared with the snapshot before it"
    } else {
      baseline = .instant(asOf)
      message = "compared with \(Dates.group(asOf)) from now on; D takes that back"
    }
    return compareAgain(at: picture)
  }

  /// The snapshot to compare with: before the shown one, or where the baseline is set.
  var baselineIndex: Int? {
    guard let asOf = picture?.snapshot.asOf else { return nil }
    switch baseline {
    case nil: return nil
    case .before: return archive.instants.lastIndex { $0 < asOf }
    case .instant(let time): return archive.instants.lastIndex { $0 <= time }
    }
  }

  /// Compares the shown picture with the one that the baseline asks for.
  ///
  /// One that is at hand is taken; else it is asked for.
  mutating func compareAgain(at earlier: Picture?) -> [Effect] {
    guard baseline != nil else { return [] }
    guard let index = baselineIndex else {
      forgetComparison()
      return []
    }
    let wanted = archive.instants[index]
    if let old = [earlier, picture, comparison?.old].lazy.compactMap({ $0 }).first(where: {
      $0.snapshot.asOf == wanted
    }) {
      compare(with: old)
      return []
    }
    return [.readComparison(index: index)]
  }

  /// - Parameter picture: `nil` where the snapshot could not be read.
  mutating func comparisonRead(_ index: Int, _ picture: Picture?, _ problems: [SafeText]) {
    guard index == baselineIndex else { return }
    if let picture {
      compare(with: picture)
    } else {
      forgetComparison()
      comparisonFailure = problems.first ?? "the snapshot could not be read"
    }
  }

  private mutating func compare(with old: Picture) {
    guard let picture else { return }
    let comparison = Comparison(old, picture)
    self.comparison = comparison
    self.picture?.news = News(comparison.changes)
    comparisonFailure = nil
  }

  private mutating func forgetComparison() {
    comparison = nil
    comparisonFailure = nil
    picture?.news = .none
  }
}
