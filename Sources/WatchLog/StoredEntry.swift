/// An entry as a store holds it, before anything is believed.
package struct StoredEntry: Hashable, Sendable {
  package let sequence: Int64
  package let previous: [UInt8]
  package let hash: [UInt8]
  /// `LogDraft.canonicalBytes`.
  package let draft: [UInt8]
  package let fields: LogFields

  package init(
    sequence: Int64, previous: [UInt8], hash: [UInt8], draft: [UInt8], fields: LogFields
  ) {
    self.sequence = sequence
    self.previous = previous
    self.hash = hash
    self.draft = draft
    self.fields = fields
  }

  package init(_ entry: LogEntry) {
    self.init(
      sequence: entry.sequence, previous: entry.previous.bytes, hash: entry.hash.bytes,
      draft: entry.draft.canonicalBytes, fields: LogFields(entry.draft))
  }

  /// The entry that it says it is; `nil` where it cannot be read.
  ///
  /// The hash is not worked out anew, that is `ChainCheck`'s task.
  package var entry: LogEntry? { try? read() }

  /// Why it cannot be shown; `nil` where it can.
  package var unreadable: UnreadableEntry? {
    do throws(LogDraft.Flaw) {
      _ = try read()
      return nil
    } catch {
      return UnreadableEntry(sequence: sequence, flaw: error)
    }
  }

  private func read() throws(LogDraft.Flaw) -> LogEntry {
    let draft = try LogDraft(reading: draft)
    guard let previous = LogHash(previous), let hash = LogHash(hash) else { throw .form }
    return LogEntry(sequence: sequence, draft: draft, previous: previous, hash: hash)
  }
}

/// An entry that is in the log and cannot be shown.
package struct UnreadableEntry: Hashable, Sendable {
  package let sequence: Int64
  package let flaw: LogDraft.Flaw

  package init(sequence: Int64, flaw: LogDraft.Flaw) {
    self.sequence = sequence
    self.flaw = flaw
  }
}
