package import CrisisModel

/// What an officer wrote, before the log gives it a number.
package struct LogDraft: Hashable, Sendable {
  /// Names the draft, and later the entry, in the log.
  package let key: LogKey
  /// When it happened, as the author says.
  package var occurred: Instant
  /// When it was written down, by the clock of the machine.
  ///
  /// Clocks go wrong; the log is ordered by its numbers.
  package var recorded: Instant
  /// Who wrote it, as the machine knew them.
  package var author: LogAuthor
  /// Empty if none was named.
  package var desk: String
  /// Empty if none was named.
  package var role: String
  /// What the entry is for; the officer chooses it.
  package var level: LogLevel
  /// What the entry says.
  package var content: LogContent
  /// What the entry is about.
  package var links: LogLinks
  /// The marking that was given to it; `marking` is the one that holds.
  ///
  /// `nil` in entries of programs that did not mark them.
  package var handling: Handling?
  /// Whether it is about a snapshot that was made up for training.
  package var isExercise = false

  /// A draft with a fresh key and no marking.
  package init(
    key: LogKey = .random(), occurred: Instant, recorded: Instant, by writer: LogWriter,
    level: LogLevel = .general, _ content: LogContent, links: LogLinks = LogLinks()
  ) {
    self.key = key
    self.occurred = occurred
    self.recorded = recorded
    author = writer.author
    desk = writer.desk
    role = writer.role
    self.level = level
    self.content = content
    self.links = links
  }

  /// The alert that it acknowledges or brings back; otherwise the one it links to.
  package var alert: AlertID? { content.alert ?? links.alert }
}

/// A draft with its place in the log's chain.
package struct LogEntry: Hashable, Sendable {
  /// The number of the entry, from 1 without holes; it orders the log.
  package let sequence: Int64
  /// What the officer wrote, read from the stored bytes.
  package let draft: LogDraft
  /// The hash of the entry before; `LogHash.beginning` in the first.
  package let previous: LogHash
  /// The hash over `previous`, the draft and the facts.
  package let hash: LogHash
  /// What the server added when it took the entry; `nil` in a file, and in entries of earlier
  /// programs.
  package let facts: ServerFacts?

  /// An entry as a store returned it; nothing is checked.
  package init(
    sequence: Int64, draft: LogDraft, previous: LogHash, hash: LogHash, facts: ServerFacts? = nil
  ) {
    self.sequence = sequence
    self.draft = draft
    self.previous = previous
    self.hash = hash
    self.facts = facts
  }

  /// Makes the entry that follows a head; throws `noDigest` if libcrypto cannot be used.
  package init(
    _ draft: LogDraft, after head: LogHead, facts: ServerFacts? = nil
  ) throws(WatchLogError) {
    self.draft = draft
    self.facts = facts
    sequence = head.sequence.numberAfter
    previous = head.hash
    hash = try LogHash(
      previous: head.hash, draft: draft.canonicalBytes, facts: facts?.canonicalBytes)
  }
}

extension Int64 {
  /// The next number in a log; the highest is its own successor, so that a damaged head stops no
  /// program.
  package var numberAfter: Int64 { self == .max ? .max : self + 1 }
}

/// The last entry of a log, whose number and hash stand for all that came before.
///
/// Written down elsewhere, it shows later whether the end of the log was cut off or the whole of it
/// written anew.
package struct LogHead: Hashable, Sendable {
  /// The number of the last entry; 0 in an empty log.
  package let sequence: Int64
  /// The hash of the last entry; `LogHash.beginning` in an empty log.
  package let hash: LogHash

  /// The head of a log without entries, from which the first entry follows.
  package static let empty = LogHead(sequence: 0, hash: .beginning)

  /// A head as it was written down or read; nothing is checked.
  package init(sequence: Int64, hash: LogHash) {
    self.sequence = sequence
    self.hash = hash
  }

  /// The head of a log that ends with this entry.
  package init(_ entry: LogEntry) {
    self.init(sequence: entry.sequence, hash: entry.hash)
  }
}

extension LogDraft {
  /// What a prepared handover tells of.
  package var handoverPeriod: LogPeriod? {
    if case .handoverPrepared(_, let period) = content { period } else { nil }
  }
}
