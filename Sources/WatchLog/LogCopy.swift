/// A log that takes over the entries of another unchanged; only its owner may do that.
///
/// A conformer must keep true what a store keeps true, and in addition:
///
/// - It refuses entries that do not follow its last one.
/// - It takes all entries of a call durably, or none.
package protocol LogCopyTarget: WatchLogStore {
  /// Adds entries in their order.
  ///
  /// - Parameter entries: each with the draft that its bytes encode.
  func add(_ entries: [(stored: StoredEntry, draft: LogDraft)]) throws(WatchLogError)
}

/// Copies a log to another place with its chain intact: the same numbers, keys, bytes and hashes.
///
/// `ChainCheck` checks each entry before it is added, and the copy reads each one back. The target
/// is empty or holds the beginning of the source; the copy compares that entry by entry and
/// continues from it, so that an interrupted copy can be started again. A source that is not sound
/// is copied up to its first break and no further: neither kind of store takes what does not
/// follow, and a copy without the break would be another log.
package struct LogCopy {
  /// Why a copy ended early; what was copied until then stays in the target.
  package enum Failure: Error, Hashable, Sendable {
    case store(WatchLogError)
    /// The schema of the source was altered, so that its answers cannot be trusted.
    case altered([SchemaDifference])
    case unsound(LogVerification.Break)
    /// The target has another entry with this number.
    case differs(Int64)
    /// The target has more entries than the source.
    case longer(source: Int64, target: Int64)
  }

  /// How far a copy came, in entries.
  package struct Outcome: Hashable, Sendable {
    /// Entries that this run added.
    package fileprivate(set) var copied: Int64 = 0
    /// Entries that the target had before.
    package fileprivate(set) var present: Int64 = 0
    /// The last entry of both.
    package fileprivate(set) var head = LogHead.empty

    /// A copy that has not begun.
    package init() {}
  }

  private let source: any WatchLogStore
  private let target: any LogCopyTarget
  private let known: [LogHead]

  /// The most that is in memory at a time, but always at least one entry.
  private static let batch = (entries: 500, bytes: 4 << 20)

  /// - Parameter known: heads of the source that were written down elsewhere.
  package init(
    from source: any WatchLogStore, to target: any LogCopyTarget, expecting known: [LogHead] = []
  ) {
    (self.source, self.target, self.known) = (source, target, known)
  }

  /// Copies everything up to the entry that is the source's last when it starts.
  ///
  /// - Parameter progress: receives how many entries are in the target, and how many there will be.
  package func run(
    progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(Failure) -> Outcome {
    let (end, present) = (try ask(source.head), try ask(target.head))
    let differences = source.status.differences
    guard differences.isEmpty else { throw .altered(differences) }
    guard present.sequence <= end.sequence else {
      throw .longer(source: end.sequence, target: present.sequence)
    }
    var check = ChainCheck(expecting: [end] + known)
    var outcome = Outcome()
    while outcome.head.sequence < end.sequence {
      let batch = try nextBatch(after: outcome.head.sequence, upTo: end.sequence)
      if batch.isEmpty { break }
      try take(batch, &check, present: present, &outcome)
      progress(outcome.head.sequence, end.sequence)
    }
    if let found = check.finish().breaks.first { throw .unsound(found) }
    return try confirmed(outcome)
  }

  private func confirmed(_ outcome: Outcome) throws(Failure) -> Outcome {
    let head = try ask(target.head)
    // If somebody else wrote to the target meanwhile, its head is not the source's.
    guard head == outcome.head else { throw .differs(head.sequence) }
    return outcome
  }

  private func nextBatch(after last: Int64, upTo end: Int64) throws(Failure) -> [StoredEntry] {
    let source = source
    let found = try ask { () throws(WatchLogError) in
      try source.batch(
        after: last, limit: min(Self.batch.entries, Int(clamping: end - last)),
        bytes: Self.batch.bytes)
    }
    return found.filter { $0.sequence <= end }
  }

  private func take(
    _ batch: [StoredEntry], _ check: inout ChainCheck, present: LogHead, _ outcome: inout Outcome
  ) throws(Failure) {
    var new: [(stored: StoredEntry, draft: LogDraft)] = []
    for stored in batch {
      do throws(WatchLogError) { try check.take(stored) } catch { throw .store(error) }
      if let found = check.found.breaks.first {
        // The entries before the break are sound, and are copied.
        try add(new, &outcome)
        throw .unsound(found)
      }
      guard stored.sequence > present.sequence, let draft = stored.entry?.draft else { continue }
      new.append((stored, draft))
    }
    try compare(batch.filter { $0.sequence <= present.sequence })
    outcome.present += Int64(batch.count - new.count)
    outcome.head = check.found.head
    try add(new, &outcome)
  }

  private func add(
    _ new: [(stored: StoredEntry, draft: LogDraft)], _ outcome: inout Outcome
  ) throws(Failure) {
    guard !new.isEmpty else { return }
    let target = target
    try ask { () throws(WatchLogError) in try target.add(new) }
    try compare(new.map(\.stored))
    outcome.copied += Int64(new.count)
  }

  /// Throws `differs` unless the target has these entries unchanged.
  private func compare(_ entries: [StoredEntry]) throws(Failure) {
    guard let first = entries.first else { return }
    let target = target
    let found = try ask { () throws(WatchLogError) in
      try target.stored(after: first.sequence - 1, limit: entries.count)
    }
    for (index, entry) in entries.enumerated()
    where !found.indices.contains(index) || !found[index].isSame(as: entry) {
      throw .differs(entry.sequence)
    }
  }

  private func ask<Value>(
    _ body: () throws(WatchLogError) -> Value
  ) throws(Failure) -> Value {
    do throws(WatchLogError) { return try body() } catch { throw .store(error) }
  }
}

extension StoredEntry {
  /// Whether both are the same entry, filed under the same columns; keys are not compared, since a
  /// store need not return them and the draft has them.
  package func isSame(as other: StoredEntry) -> Bool {
    var (mine, others) = (self, other)
    (mine.key, others.key) = (nil, nil)
    return mine == others
  }
}
