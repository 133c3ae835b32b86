/// A log that takes the entries of another as they are; whoever may do that owns it.
///
/// A conformer must keep true what a store keeps, and in addition:
///
/// - Entries that do not follow its last one are refused.
/// - All entries of a call are in it, durably, or none.
package protocol LogCopyTarget: WatchLogStore {
  /// Adds entries in their order.
  ///
  /// - Parameter entries: each with the draft that its bytes are.
  func add(_ entries: [(stored: StoredEntry, draft: LogDraft)]) throws(WatchLogError)
}

/// Copies a log to another place with its chain intact: the same numbers, keys, bytes and hashes.
///
/// Each entry is checked as `ChainCheck` does before it is added, and read back after it was. The target
/// is empty, or has a beginning of the source, which is compared entry by entry and gone on from: a copy
/// that was interrupted is begun again and ends where it would have. A source that is not sound is copied
/// up to its first break and no further: neither kind of store takes what does not follow, and a copy that
/// left the break out would be another log.
package struct LogCopy {
  /// Why a copy ended early; what was copied until then stays in the target.
  package enum Failure: Error, Hashable, Sendable {
    case store(WatchLogError)
    /// Its schema was altered: what it tells may be what somebody made of it.
    case altered([SchemaDifference])
    case unsound(LogVerification.Break)
    /// The target has another entry of this number.
    case differs(Int64)
    /// The target goes on where the source has ended.
    case longer(source: Int64, target: Int64)
  }

  /// How far a copy came, in entries.
  package struct Outcome: Hashable, Sendable {
    /// Entries that this run added.
    package fileprivate(set) var copied: Int64 = 0
    /// Entries that the target had already.
    package fileprivate(set) var present: Int64 = 0
    /// Of both.
    package fileprivate(set) var head = LogHead.empty

    /// Nothing is copied yet.
    package init() {}
  }

  private let source: any WatchLogStore
  private let target: any LogCopyTarget
  private let known: [LogHead]

  /// What is in memory at a time, at most; but always one entry.
  private static let batch = (entries: 500, bytes: 4 << 20)

  /// - Parameter known: heads of the source that were written down elsewhere.
  package init(
    from source: any WatchLogStore, to target: any LogCopyTarget, expecting known: [LogHead] = []
  ) {
    (self.source, self.target, self.known) = (source, target, known)
  }

  /// Copies up to the entry that is the source's last now.
  ///
  /// - Parameter progress: told how many entries are in the target, and how many there will be.
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
    // Whoever wrote to the target meanwhile has it go on from the source's head.
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
        // What stands before it is sound, and is copied.
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

  /// Whether the target has these entries as they are.
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
  /// Whether it is the same entry, found by the same columns; a store need not say its key, which is in
  /// the draft.
  package func isSame(as other: StoredEntry) -> Bool {
    var (mine, others) = (self, other)
    (mine.key, others.key) = (nil, nil)
    return mine == others
  }
}
