/// An entry as a store holds it, with nothing checked yet.
package struct StoredEntry: Hashable, Sendable {
  /// The number it is filed under.
  package let sequence: Int64
  /// The hash of the entry before; 32 bytes unless it was damaged.
  package let previous: [UInt8]
  /// The hash of this entry; 32 bytes unless it was damaged.
  package let hash: [UInt8]
  /// `LogDraft.canonicalBytes`.
  package let draft: [UInt8]
  /// The columns it is found by.
  package let fields: LogFields
  /// `ServerFacts.canonicalBytes`; `nil` if no server added any.
  package let facts: [UInt8]?
  /// The key it is filed under; `nil` if the store was not asked for it.
  package var key: [UInt8]?
  /// Whether a part is longer than any program writes; then the store did not read it, and `draft`
  /// and the fields are empty.
  package var isTooLong = false

  /// The parts as a store returns them; nothing is checked.
  package init(
    sequence: Int64, previous: [UInt8], hash: [UInt8], draft: [UInt8], fields: LogFields,
    facts: [UInt8]? = nil
  ) {
    self.sequence = sequence
    self.previous = previous
    self.hash = hash
    self.draft = draft
    self.fields = fields
    self.facts = facts
  }

  /// The form in which a store keeps this entry.
  package init(_ entry: LogEntry) {
    self.init(
      sequence: entry.sequence, previous: entry.previous.bytes, hash: entry.hash.bytes,
      draft: entry.draft.canonicalBytes, fields: LogFields(entry.draft),
      facts: entry.facts?.canonicalBytes)
    key = entry.draft.key.bytes
  }

  /// The entry that it claims to be; `nil` if it cannot be read.
  ///
  /// The hash is not computed again; that is the task of `ChainCheck`.
  package var entry: LogEntry? { try? read() }

  /// Why it cannot be shown; `nil` if it can.
  package var unreadable: UnreadableEntry? {
    do throws(LogDraft.Flaw) {
      _ = try read()
      return nil
    } catch {
      return UnreadableEntry(sequence: sequence, flaw: error)
    }
  }

  /// Reads the entry, or throws why it cannot be shown.
  func read() throws(LogDraft.Flaw) -> LogEntry {
    if isTooLong { throw .length }
    let draft = try LogDraft(reading: draft)
    let facts = try facts.map { (bytes) throws(LogDraft.Flaw) in try ServerFacts(reading: bytes) }
    guard let previous = LogHash(previous), let hash = LogHash(hash) else { throw .form }
    return LogEntry(sequence: sequence, draft: draft, previous: previous, hash: hash, facts: facts)
  }
}

/// An entry that is in the log and cannot be shown.
package struct UnreadableEntry: Hashable, Sendable {
  /// The number it is filed under.
  package let sequence: Int64
  /// Why it cannot be shown.
  package let flaw: LogDraft.Flaw

  /// An entry of this number, with the reason.
  package init(sequence: Int64, flaw: LogDraft.Flaw) {
    self.sequence = sequence
    self.flaw = flaw
  }
}
