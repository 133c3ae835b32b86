package import CrisisModel
package import DisplayText

/// Where on the time axis the officer stands.
package enum TimeMode: Hashable, Sendable {
  /// The newest snapshot is shown, and the next one as soon as it comes.
  case live
  /// What was newest is held; newer ones are counted.
  case paused
  /// A time that the officer chose.
  case replay
}

/// A search through the archive for the next snapshot in which a record differs.
package struct Seek: Hashable, Sendable {
  package let fact: Fact
  package let isForward: Bool
  /// The record as it is shown now; empty where the snapshot does not have it.
  package let record: [UInt8]
  /// The next snapshot to look at.
  package var index: Int

  package init(fact: Fact, isForward: Bool, record: [UInt8], index: Int) {
    self.fact = fact
    self.isForward = isForward
    self.record = record
    self.index = index
  }
}

/// What the dashboard knows of the archive: the instants, and which one is shown.
package struct ArchiveView: Hashable, Sendable {
  package var name: SafeText
  package var instants: [Instant]
  /// The instant asked for; the picture may still show another one, if this one failed.
  package var index: Int
  package var health = ArchiveHealth()

  package init(name: SafeText, instants: [Instant], index: Int) {
    self.name = name
    self.instants = instants
    self.index = index
  }

  /// The instant asked for; `nil` where the archive is empty.
  package var instant: Instant? { instants.indices.contains(index) ? instants[index] : nil }

  /// The last instant at or before a time, else the first one.
  package func nearest(to time: Instant) -> Int {
    instants.lastIndex { $0 <= time } ?? 0
  }
}
