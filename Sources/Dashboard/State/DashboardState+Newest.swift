package import CrisisModel
package import DisplayText
internal import Presentation

/// What is known of an archive beside its snapshots.
package struct ArchiveHealth: Hashable, Sendable {
  /// Snapshots whose files are still being written.
  package var arriving: Set<Instant>
  /// Whether the directory is looked at again and again, since the kernel does not tell.
  package var isPolled: Bool
  /// How files do not fit together.
  package var findings: [SafeText]

  package init(
    arriving: Set<Instant> = [], isPolled: Bool = false, findings: [SafeText] = []
  ) {
    self.arriving = arriving
    self.isPolled = isPolled
    self.findings = findings
  }
}

extension DashboardState {
  /// The newest snapshot that is not ahead of the clock; `nil` where the archive is empty.
  var newestIndex: Int? { archive.instants.lastIndex(notAheadOf: now) { $0 } }

  var newest: Instant? { newestIndex.map { archive.instants[$0] } }

  /// How many snapshots are ahead of the clock; none where the clock is taken to be wrong.
  var aheadCount: Int { newestIndex.map { archive.instants.count - 1 - $0 } ?? 0 }

  /// When the next of them is not ahead any more.
  package var nextDue: Instant? {
    guard let newestIndex, aheadCount > 0 else { return nil }
    let next = archive.instants[newestIndex + 1]
    return Instant(seconds: next.seconds - Instant.clockAllowance)
  }

  /// Everything found wrong with the archive, the shown snapshot and the reference data.
  package var allFindings: [SafeText] {
    let ahead = now.flatMap { TimeWords.ahead(archive.instants, of: $0) }
    return [ahead].compactMap { $0 } + archive.health.findings + findings
  }

  /// Takes in what the clock says: what was ahead of it may be the newest now.
  mutating func tellTime(_ clock: Instant) -> [Effect] {
    let before = newestIndex
    now = clock
    guard let newestIndex, let before, newestIndex != before else { return [] }
    if mode == .live { return showNewest() }
    guard newestIndex > before else { return [] }
    if leftAt == nil { leftAt = archive.instants[before] }
    arrived += newestIndex - before
    return askForArrivedAlerts()
  }

  /// Shows the newest snapshot, unless it is shown.
  private mutating func showNewest() -> [Effect] {
    guard let newestIndex, newestIndex != archive.index else { return [] }
    if newestIndex > archive.index { markArrivals() }
    return [.readSnapshot(index: newestIndex)]
  }

  /// Whether the snapshot that is asked for could not be read before its file was whole, which it
  /// is now.
  func hasArrived(_ shown: Instant, since former: Set<Instant>) -> Bool {
    former.contains(shown) && !archive.health.arriving.contains(shown)
      && picture?.snapshot.asOf != shown
  }

  /// A snapshot that could not be read is still being written: nothing is wrong yet.
  package mutating func expect(_ instant: Instant) {
    archive.health.arriving.insert(instant)
    (failure, findings) = (nil, [])
  }
}
