package import CrisisModel

/// What an officer wrote, before the log has given it a place.
package struct LogDraft: Hashable, Sendable {
  package let key: LogKey
  /// When it happened.
  package var occurred: Instant
  /// When it was written down, by the clock of the machine it was written on.
  ///
  /// Clocks go wrong; the order of the log is that of its numbers.
  package var recorded: Instant
  package var author: LogAuthor
  package var desk: String
  package var role: String
  package var level: LogLevel
  package var content: LogContent
  package var links: LogLinks
  /// How it is marked; see `marking`.
  ///
  /// `nil` in entries of programs that did not mark them.
  package var handling: Handling?
  /// Written about a snapshot that was made up for training.
  package var isExercise = false

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

  /// The alert that it acknowledges or brings back, or else is linked to.
  package var alert: AlertID? { content.alert ?? links.alert }
}

/// A draft with its place in the log.
package struct LogEntry: Hashable, Sendable {
  /// From 1, without holes; the order of the log.
  package let sequence: Int64
  package let draft: LogDraft
  package let previous: LogHash
  package let hash: LogHash
  /// What the server added that took it; `nil` in a file, and of earlier programs.
  package let facts: ServerFacts?

  package init(
    sequence: Int64, draft: LogDraft, previous: LogHash, hash: LogHash, facts: ServerFacts? = nil
  ) {
    self.sequence = sequence
    self.draft = draft
    self.previous = previous
    self.hash = hash
    self.facts = facts
  }

  /// The entry that follows a head.
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
  /// The number that follows in a log; the highest is its own, so that a damaged head ends no program.
  package var numberAfter: Int64 { self == .max ? .max : self + 1 }
}

/// The last entry of a log: its number and hash stand for all that came before.
///
/// Written down elsewhere, it also shows later whether the end of the log was cut off, or the whole
/// of it written anew.
package struct LogHead: Hashable, Sendable {
  package let sequence: Int64
  package let hash: LogHash

  package static let empty = LogHead(sequence: 0, hash: .beginning)

  package init(sequence: Int64, hash: LogHash) {
    self.sequence = sequence
    self.hash = hash
  }

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
