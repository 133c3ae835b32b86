internal import StrictJSON
internal import Synchronization
internal import WatchLog

/// Drafts that wait on this machine in the order in which they were written; they survive the end
/// of the process and loss of power.
///
/// A draft that cannot be handed on is set aside, so that those behind it need not wait: it is
/// damaged, comes from a newer program, or the log refuses it for good. It is kept unchanged, and
/// returns to its place when a program that can read it opens the queue.
final class DraftQueue: Sendable {
  /// The connection; without one, the drafts that the last connection held, until another file has
  /// them.
  private struct Access {
    var connection: SQLiteConnection?
    var held: [(key: [UInt8], draft: [UInt8])] = []
  }

  /// `WFLQ`.
  private static let schema = SQLiteSchema(
    applicationID: 0x5746_4C51,
    migrations: [
      """
      CREATE TABLE drafts (
        number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, draft BLOB NOT NULL
      ) STRICT;
      """,
      """
      CREATE TABLE aside (number INTEGER PRIMARY KEY, key BLOB NOT NULL, draft BLOB NOT NULL) STRICT;
      """,
    ])

  let path: String
  private let access: Mutex<Access>
  private let lastCounts: Mutex<DraftCounts>

  init(path: String) throws(WatchLogError) {
    self.path = path
    let opened = try Self.open(path)
    lastCounts = Mutex(try Self.counts(opened))
    access = Mutex(Access(connection: opened))
  }

  /// The counts when the queue was last used; waits for nothing.
  var counts: DraftCounts { lastCounts.withLock { $0 } }

  /// Checks that the file is still there; if it is gone, a new file takes what it held.
  func look() throws(WatchLogError) {
    try access { (_) throws(WatchLogError) in }
  }

  private static func counts(_ connection: SQLiteConnection) throws(WatchLogError) -> DraftCounts {
    var counts = DraftCounts()
    counts.waiting = Int(try connection.number("SELECT count(*) FROM drafts"))
    // The first form had no table for what is set aside.
    if try schema.version(of: connection) > 1 {
      counts.setAside = Int(try connection.number("SELECT count(*) FROM aside"))
    }
    return counts
  }

  /// The counts of an existing file, which is opened only to be read.
  static func counts(at path: String) throws(WatchLogError) -> DraftCounts {
    try LogFile.require(path)
    return try counts(SQLiteConnection(path: path, use: .read, keepers: .user))
  }

  /// The only way to the connection; the counts are taken before another thread gets it.
  private func access<Result: Sendable>(
    _ body: (SQLiteConnection) throws(WatchLogError) -> Result
  ) throws(WatchLogError) -> Result {
    try access.withLock { (access) throws(WatchLogError) -> Result in
      let connection = try sound(&access)
      let result = try body(connection)
      let counts = try Self.counts(connection)
      if let change = connection.fileChange() {
        throw .unanswered(place: path, reason: change.reason)
      }
      lastCounts.withLock { $0 = counts }
      return result
    }
  }

  /// The connection if its file is still in place; otherwise one to the file that is there now, or
  /// to a new one, with all that the old one held.
  private func sound(_ access: inout Access) throws(WatchLogError) -> SQLiteConnection {
    if let connection = access.connection {
      if connection.change() == nil { return connection }
      // The old one is closed before another is opened: two files of one name would share what
      // SQLite keeps beside them.
      access.held = try connection.drafts()
      access.connection = nil
    }
    let opened = try Self.open(path)
    try Self.carry(access.held, to: opened)
    access = Access(connection: opened)
    return opened
  }

  /// Adds what one file held to another, in order: each draft gets a new number there, and what
  /// cannot be read is set aside there.
  private static func carry(
    _ held: [(key: [UInt8], draft: [UInt8])], to other: SQLiteConnection
  ) throws(WatchLogError) {
    try other.transaction { () throws(WatchLogError) in
      for (key, draft) in held where try !other.isAside(key, draft) {
        try other.add(key, draft)
        guard LogDraft(canonicalBytes: draft)?.key.bytes != key else { continue }
        // Set aside at once, so that it does not block another draft with its key.
        for number in try other.numbers(key, draft) {
          try move(number, from: "drafts", to: "aside", other)
        }
      }
    }
  }

  /// How often a file is opened again because files beside it changed meanwhile.
  private static let mostOpenings = 3

  private static func open(_ path: String) throws(WatchLogError) -> sending SQLiteConnection {
    for _ in 1...mostOpenings {
      let connection = try connect(path)
      // Beside a new file, SQLite also makes the other files anew.
      if connection.fileChange() == nil {
        try sort(connection)
        return connection
      }
    }
    throw .unavailable(place: path, reason: "its files are replaced again and again")
  }

  private static func connect(_ path: String) throws(WatchLogError) -> sending SQLiteConnection {
    try LogFile.prepare(path, keepers: .user)
    let connection = try SQLiteConnection(path: path, keepers: .user)
    guard !connection.isReadOnly else { throw .readOnly(place: path) }
    try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try schema.migrate(connection)
    return connection
  }

  /// Puts back what can be read now, and sets aside what cannot.
  private static func sort(_ connection: SQLiteConnection) throws(WatchLogError) {
    try connection.transaction { () throws(WatchLogError) in
      for kept in try kept(connection, "aside") where kept.draft != nil {
        try move(kept.number, from: "aside", to: "drafts", connection)
      }
      for kept in try kept(connection, "drafts") where kept.draft == nil {
        try move(kept.number, from: "drafts", to: "aside", connection)
      }
    }
  }

  private static func kept(
    _ connection: SQLiteConnection, _ table: String, limit: Int = .max
  ) throws(WatchLogError) -> [(number: Int64, draft: LogDraft?)] {
    try connection.rows(
      "SELECT number, key, draft FROM \(table) ORDER BY number LIMIT ?", [.integer(Int64(limit))]
    ) { row in
      let draft = LogDraft(canonicalBytes: row.blob(2))
      // A draft whose key differs from its row's could never be removed.
      return (row.integer(0), draft?.key.bytes == row.blob(1) ? draft : nil)
    }
  }

  private static func move(
    _ number: Int64, from table: String, to other: String, _ connection: SQLiteConnection
  ) throws(WatchLogError) {
    try connection.run(
      """
      INSERT INTO \(other) (number, key, draft)
      SELECT number, key, draft FROM \(table) WHERE number = ? ON CONFLICT DO NOTHING
      """, [.integer(number)])
    try connection.run("DELETE FROM \(table) WHERE number = ?", [.integer(number)])
  }

  /// Keeps a draft durably; a draft that is already kept stays where it is.
  func add(_ draft: LogDraft) throws(WatchLogError) {
    try access { (connection) throws(WatchLogError) in
      try connection.add(draft.key.bytes, draft.canonicalBytes)
    }
  }

  /// The drafts that have waited longest; unreadable ones among them are set aside.
  func first(_ limit: Int) throws(WatchLogError) -> [LogDraft] {
    try access { (connection) throws(WatchLogError) in
      while true {
        let found = try Self.kept(connection, "drafts", limit: limit)
        let unreadable = found.filter { $0.draft == nil }
        if unreadable.isEmpty { return found.compactMap(\.draft) }
        try connection.transaction { () throws(WatchLogError) in
          for kept in unreadable {
            try Self.move(kept.number, from: "drafts", to: "aside", connection)
          }
        }
      }
    }
  }

  /// Moves a draft that the log refuses for good out of the way of the others.
  func setAside(_ key: LogKey) throws(WatchLogError) {
    try access { (connection) throws(WatchLogError) in
      try connection.transaction { () throws(WatchLogError) in
        let numbers = try connection.rows(
          "SELECT number FROM drafts WHERE key = ?", [.blob(key.bytes)]
        ) { $0.integer(0) }
        for number in numbers { try Self.move(number, from: "drafts", to: "aside", connection) }
      }
    }
  }

  /// Removes a draft that is in the log.
  func remove(_ key: LogKey) throws(WatchLogError) {
    try access { (connection) throws(WatchLogError) in
      try connection.run("DELETE FROM drafts WHERE key = ?", [.blob(key.bytes)])
    }
  }
}

extension SQLiteConnection {
  fileprivate func add(_ key: [UInt8], _ draft: [UInt8]) throws(WatchLogError) {
    try run(
      "INSERT INTO drafts (key, draft) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
      [.blob(key), .blob(draft)])
    // A draft counts as kept only if it can be read back.
    guard try numbers(key, draft).isEmpty, try !isAside(key, draft) else { return }
    throw .notWritten(place: path, reason: "it is not among what waits")
  }

  /// Everything that waits or is set aside, in order and as it is stored.
  fileprivate func drafts() throws(WatchLogError) -> [(key: [UInt8], draft: [UInt8])] {
    try rows(
      """
      SELECT number, key, draft FROM drafts UNION ALL SELECT number, key, draft FROM aside
      ORDER BY number
      """
    ) { ($0.blob(1), $0.blob(2)) }
  }

  fileprivate func isAside(_ key: [UInt8], _ draft: [UInt8]) throws(WatchLogError) -> Bool {
    try !rows(
      "SELECT number FROM aside WHERE key = ? AND draft = ?", [.blob(key), .blob(draft)]
    ) { $0.integer(0) }.isEmpty
  }

  /// The numbers under which a draft waits.
  fileprivate func numbers(_ key: [UInt8], _ draft: [UInt8]) throws(WatchLogError) -> [Int64] {
    try rows(
      "SELECT number FROM drafts WHERE key = ? AND draft = ?", [.blob(key), .blob(draft)]
    ) { $0.integer(0) }
  }
}
