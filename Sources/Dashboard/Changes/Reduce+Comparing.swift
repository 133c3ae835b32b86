internal import CrisisModel
internal import DisplayText
internal import Presentation

extension DashboardState {
  /// Shows what changed; from then on what is new is marked.
  ///
  /// On the page itself it compares with the next of the baselines that there are.
  mutating func showChanges() -> [Effect] {
    if screen == .changes, let next = nextBaseline {
      baseline = next
    } else if screen == .changes {
      message = "there is nothing else to compare with; D compares from the shown snapshot on"
    }
    show(.changes)
    baseline = baseline ?? usualBaseline
    return compareAgain(at: picture)
  }

  /// Compares what a session goes on with, once the first frame stands.
  package mutating func startComparing() -> [Effect] {
    compareAgain(at: picture)
  }

  /// Makes the shown snapshot the one that later ones are compared with, or takes that back.
  mutating func toggleBaseline() -> [Effect] {
    guard let asOf = picture?.snapshot.asOf else {
      message = "no snapshot is shown"
      return []
    }
    if baseline == .chosen {
      chosen = nil
      baseline = usualBaseline
      message = baselineName.map { "compared again with what changed \($0)" }
    } else {
      chosen = asOf
      baseline = .chosen
      message = "compared with \(Dates.group(asOf)) from now on; D takes that back"
    }
    return compareAgain(at: picture)
  }

  /// Compares the shown picture with the one that the baseline asks for.
  ///
  /// One that is at hand is taken; else it is asked for.
  mutating func compareAgain(at earlier: Picture?) -> [Effect] {
    guard baseline != nil else { return [] }
    guard let index = baselineIndex else {
      forgetComparison()
      tellCount()
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
      tellCount()
    }
  }

  /// A file that was replaced or went is not compared with any more.
  mutating func forgetComparison(with changed: Set<Instant>) {
    if let old = comparison?.old.snapshot.asOf, changed.contains(old) { forgetComparison() }
  }

  /// Compares anew where the archive now names another snapshot to compare with.
  mutating func followBaseline() -> [Effect] {
    let wanted = baselineIndex.map { archive.instants[$0] }
    if let old = comparison?.old.snapshot.asOf, old == wanted { return [] }
    return compareAgain(at: picture)
  }

  private mutating func compare(with old: Picture) {
    guard let picture else { return }
    let comparison = Comparison(old, picture)
    self.comparison = comparison
    self.picture?.news = News(comparison.changes)
    comparisonFailure = nil
    tellCount()
  }

  private mutating func forgetComparison() {
    comparison = nil
    comparisonFailure = nil
    picture?.news = .none
  }
}
