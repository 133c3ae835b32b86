package import CrisisModel

/// A watch log: entries that are added and never changed.
///
/// A conformer must keep true:
///
/// - An append that returned survives the end of the process and loss of power. One that threw
///   wrote nothing, but for `unanswered`, where it is not known.
/// - A key is written once. To append a draft again gives the entry that is there; another draft with
///   its key is refused.
/// - Numbers run from 1 without holes, whoever appends from wherever, and each entry carries the hash
///   of the one before. Order is the number, never a clock.
/// - Entries are never altered or removed, and the conformer hinders others from it where it can.
/// - Any thread may call any function; a call may take as long as its timeout, so that a thread that
///   must not wait calls none but `mayHaveNews`, `status`, `newsDescriptor`
///   and `drainNews`.
package protocol WatchLogStore: Sendable {
  /// Where it is, for people: a path, or an address without its password.
  var place: String { get }

  func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt

  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry?

  /// Entries below a number, newest first; without a number, the newest.
  func page(_ query: LogQuery, before: Int64?) throws(WatchLogError) -> LogPage

  /// Entries above a number, oldest first, as they are stored.
  ///
  /// There are fewer than the limit only at the end of the log, or where so many would be too long
  /// for one answer; where there is one, at least one is given.
  func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry]

  /// The same, no more of them than have so many bytes together, but one at least: for reading a whole log
  /// in bounded memory.
  func batch(after sequence: Int64, limit: Int, bytes: Int) throws(WatchLogError) -> [StoredEntry]

  /// All acknowledgements and withdrawals of alerts, oldest first.
  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry]

  /// All that corrects, withdraws or accepts one of these, oldest first.
  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry]

  /// The last entry as it was noted apart when it was written.
  func head() throws(WatchLogError) -> LogHead

  /// What the store's schema has otherwise than this program made it.
  func schemaDifferences() throws(WatchLogError) -> [SchemaDifference]

  /// Throws where what was opened no longer stands in its place; asks no server.
  func look() throws(WatchLogError)

  /// Whether entries after a number may have come, by what the log has told; asks nobody.
  ///
  /// `false` only where it is certain that none has come that this process could know of.
  func mayHaveNews(after sequence: Int64) -> Bool

  var status: LogStatus { get }

  /// Readable when entries may have come or the status may have changed; `nil` where `news` must be
  /// asked now and then.
  var newsDescriptor: Int32? { get }

  /// Makes the descriptor quiet; call it before asking for news, so that none is missed.
  func drainNews()
}

/// What became of a draft; either way it is kept.
package enum LogReceipt: Hashable, Sendable {
  case recorded(LogEntry)
  /// It waits on this machine until the log can be reached.
  case queued(LogKey)
}

/// Whether the log can be reached, and what waits for it.
package struct LogStatus: Hashable, Sendable {
  /// What the last attempt to reach the log found.
  package enum Connection: Hashable, Sendable {
    /// Nothing is known yet.
    case connecting
    case connected
    case away(since: Instant, WatchLogError)
  }

  /// Whether the log was there at the last attempt.
  package var connection: Connection
  /// Drafts that are kept here and not yet in the log.
  package var queued: Int
  /// Drafts that are kept here and cannot be handed on: damaged, or of a newer program.
  package var setAside: Int
  /// Why the log did not take the first of them at the last attempt; those behind it wait as well.
  package var problem: WatchLogError?
  /// Whether it can be read and not written, by rights or by its medium.
  package var isReadOnly = false
  /// What somebody altered in the schema of the log, which is read all the same and not written.
  package var differences: [SchemaDifference] = []
  /// The head that was known and that the log no longer goes on from.
  package var lostHead: LogHead?
  /// How the line to the log's server was guarded when it was last there; `nil` where there is none.
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
