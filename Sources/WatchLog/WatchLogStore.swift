package import CrisisModel

/// A watch log: entries that are added and never changed.
///
/// A conformer must keep true:
///
/// - An append that returned survives the end of the process and loss of power. One that threw
///   wrote nothing, except with `unanswered`, when it is unknown.
///
/// - A key is written once. Appending a draft again returns the entry that is there; another draft
///   with its key is refused.
///
/// - Numbers run from 1 without holes, whoever appends from wherever, and each entry carries the
///   hash of the one before. Entries are ordered by number, never by a clock.
///
/// - Entries are never altered or removed, and the conformer keeps others from doing so where it
///   can.
///
/// - Any thread may call any function. A call may take as long as its timeout, so that a thread
///   that must not wait calls nothing but `mayHaveNews`, `status`, `newsDescriptor` and
///   `drainNews`.
package protocol WatchLogStore: Sendable {
  /// Where it is, for people: a path, or an address without its password.
  var place: String { get }

  /// Writes a draft, or finds the entry that it became earlier; throws `keyTaken` if its key names
  /// another entry.
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt

  /// Returns the entry with a key, `nil` if there is none; throws `unreadable` if it cannot be read.
  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry?

  /// Returns entries below a number, newest first; without a number, the newest.
  func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage

  /// Returns entries above a number, oldest first, as they are stored.
  ///
  /// There are fewer than the limit only at the end of the log, or if so many would be too long for
  /// one answer; if any entry is left, at least one is returned.
  func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry]

  /// Returns the same, but stops before the entries together exceed so many bytes, after at least
  /// one: for reading a whole log in bounded memory.
  func batch(after sequence: Int64, limit: Int, bytes: Int) throws(WatchLogError) -> [StoredEntry]

  /// Returns all acknowledgements and withdrawals of the alerts, oldest first.
  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry]

  /// Returns all that corrects, withdraws or accepts one of these entries, oldest first.
  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry]

  /// The last entry, as a separate note recorded it when it was written.
  func head() throws(WatchLogError) -> LogHead

  /// How the store's schema differs from what this program makes.
  func schemaDifferences() throws(WatchLogError) -> [SchemaDifference]

  /// Throws if what was opened is no longer in its place; asks no server.
  func look() throws(WatchLogError)

  /// Whether entries after a number may have come, as far as this process knows; asks nobody.
  ///
  /// `false` only if it is certain that none came that this process could know of.
  func mayHaveNews(after sequence: Int64) -> Bool

  /// What is known of the log now; asks nobody and never waits.
  var status: LogStatus { get }

  /// Becomes readable when entries may have come or the status may have changed; `nil` if the
  /// caller must ask for news from time to time.
  var newsDescriptor: Int32? { get }

  /// Empties the descriptor; call it before asking for news, so that none is missed.
  func drainNews()
}

/// What became of a draft; it is kept in either case.
package enum LogReceipt: Hashable, Sendable {
  case recorded(LogEntry)
  /// It waits on this machine until the log can be reached.
  case queued(LogKey)
}

/// Whether the log can be reached, and what waits for it.
package struct LogStatus: Hashable, Sendable {
  /// What the last attempt to reach the log found.
  package enum Connection: Hashable, Sendable {
    /// No attempt has ended yet.
    case connecting
    case connected
    case away(since: Instant, WatchLogError)
  }

  /// Whether the log was there at the last attempt.
  package var connection: Connection
  /// How many drafts are kept here and not yet in the log.
  package var queued: Int
  /// How many drafts are kept here and cannot be handed on: damaged, or of a newer program.
  package var setAside: Int
  /// Why the log refused the first draft at the last attempt; those behind it wait as well.
  package var problem: WatchLogError?
  /// Whether it can only be read, by its rights or its medium.
  package var isReadOnly = false
  /// What somebody altered in the log's schema; such a log is read and not written.
  package var differences: [SchemaDifference] = []
  /// The known head from which the log no longer continues.
  package var lostHead: LogHead?
  /// How the line to the log's server was guarded when it was last there; `nil` if there is no
  /// line.
  package var line: LogLine?

  /// By default, the status of a log that can be reached and for which nothing waits.
  package init(
    connection: Connection = .connected, queued: Int = 0, setAside: Int = 0,
    problem: WatchLogError? = nil
  ) {
    self.connection = connection
    self.queued = queued
    self.setAside = setAside
    self.problem = problem
  }

  /// Whether the last attempt to reach the log failed.
  package var isAway: Bool {
    if case .away = connection { true } else { false }
  }
}

extension WatchLogStore {
  /// None: a store without a database has no schema.
  package func schemaDifferences() throws(WatchLogError) -> [SchemaDifference] { [] }
  /// All that `stored(after:limit:)` returns, for stores whose entries are in memory anyway.
  package func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try stored(after: sequence, limit: limit)
  }

  /// Nothing to check: the store has no file.
  package func look() throws(WatchLogError) {}
  /// `true`, for stores that receive no notice of new entries.
  package func mayHaveNews(after sequence: Int64) -> Bool { true }
  /// That of a log that is always there.
  package var status: LogStatus { LogStatus() }
  /// `nil`: the caller asks from time to time.
  package var newsDescriptor: Int32? { nil }
  /// Nothing to empty.
  package func drainNews() {}
}
