package import CrisisModel
internal import DisplayText
internal import Presentation

/// Which snapshot the shown one is compared with, in the order in which d goes through them.
package enum Baseline: CaseIterable, Hashable, Sendable {
  /// What the officer last saw, or said to be seen.
  case seen
  /// The one before it in the archive.
  case before
  /// The one that the officer chose with D.
  case chosen
}

/// What the officer has seen of the archive, as far as that can be known: what was on the screen
/// when they pressed a key.
///
/// A snapshot that came while nobody pressed anything has not been seen. Going back in time takes
/// nothing back.
package struct Seen: Hashable, Sendable {
  /// The newest snapshot seen; the next session marks what is newer.
  package var newest: Instant?
  /// This session marks what is newer than this; it stays until the officer says so with M.
  package var marksFrom: Instant?
  /// Whether the officer said so in this session.
  package var isSaid = false
  /// Whether the count of what is new is still to be told.
  var owesCount = false

  package init() {}
}

extension DashboardState {
  /// Takes what stands on the screen as seen, since a key was pressed under it.
  mutating func look() {
    guard let asOf = picture?.snapshot.asOf, size.isLargeEnough else { return }
    seen.newest = seen.newest.map { max($0, asOf) } ?? asOf
  }

  /// Says that all that is shown is seen: marks begin anew from here.
  mutating func markSeen() -> [Effect] {
    guard let asOf = picture?.snapshot.asOf else {
      message = "no snapshot is shown"
      return []
    }
    if let from = seen.marksFrom, asOf < from {
      message = "all up to \(Dates.group(from)) is seen already; D compares from here"
      return []
    }
    seen.marksFrom = asOf
    seen.isSaid = true
    baseline = .seen
    message = "seen up to \(Dates.group(asOf)); what comes after it is marked as new"
    return compareAgain(at: picture)
  }

  /// A first newer snapshot came by itself: it is marked against what was last seen.
  mutating func markArrivals() {
    guard baseline == nil, let newest = seen.newest else { return }
    seen.marksFrom = newest
    baseline = .seen
  }

  /// The baselines that there are now, in the order of d.
  private var baselines: [Baseline] {
    Baseline.allCases.filter {
      switch $0 {
      case .seen: seen.marksFrom != nil
      case .before: true
      case .chosen: chosen != nil
      }
    }
  }

  /// What d on the page of changes compares with next; `nil` where there is no other.
  var nextBaseline: Baseline? {
    guard let baseline, let index = baselines.firstIndex(of: baseline) else { return .before }
    let next = baselines[(index + 1) % baselines.count]
    return next == baseline ? nil : next
  }

  /// What is compared with where the officer chose nothing.
  var usualBaseline: Baseline { seen.marksFrom == nil ? .before : .seen }

  /// The snapshot to compare with; `nil` where the archive has none.
  ///
  /// What was seen is compared with newer snapshots only: nothing older is news.
  var baselineIndex: Int? {
    guard let baseline, let asOf = picture?.snapshot.asOf else { return nil }
    switch baseline {
    case .seen:
      guard let from = seen.marksFrom, from < asOf else { return nil }
      return archive.instants.lastIndex { $0 <= from }
    case .before: return archive.instants.lastIndex { $0 < asOf }
    case .chosen: return chosen.flatMap { time in archive.instants.lastIndex { $0 <= time } }
    }
  }
}
