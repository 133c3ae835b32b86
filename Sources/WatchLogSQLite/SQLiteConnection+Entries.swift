internal import CrisisModel
internal import StrictJSON
internal import WatchLog

/// The statements of the log; its tables are in `SQLiteLog+Schema`.
extension SQLiteConnection {
  private static let columns =
    ["sequence", "previous", "hash", "draft", "occurred", "recorded", "search"]
    + LogColumn.allCases.map(\.rawValue) + ["key", "facts"]

  /// The columns, and whether a part is longer than any program writes; such a part is not read.
  ///
  /// Forms before the third have no facts. The length of a row limits the texts (`SQLiteLimits`).
  private var selection: String {
    let facts = version < 3 ? "NULL" : "entries.facts"
    let isTooLong = """
      (length(entries.draft) > \(LogDraft.longest)
        OR ifnull(length(\(facts)), 0) > \(ServerFacts.longest)
        OR max(length(entries.key), length(entries.previous), length(entries.hash)) > 64)
      """
    let parts = Self.columns.map { column in
      switch column {
      case "facts": "CASE WHEN \(isTooLong) THEN NULL ELSE \(facts) END"
      case "draft", "previous", "hash", "key":
        "CASE WHEN \(isTooLong) THEN x'' ELSE entries.\(column) END"
      default: "entries.\(column)"
      }
    }
    return (parts + [isTooLong]).joined(separator: ", ")
  }

  private static let insertion =
    "INSERT INTO entries (\(columns.joined(separator: ", "))) VALUES ("
    + columns.map { _ in "?" }.joined(separator: ", ") + ")"

  func head() throws(WatchLogError) -> LogHead {
    let heads = try rows("SELECT sequence, hash FROM head") { row in
      LogHash(row.blob(1)).map { LogHead(sequence: row.integer(0), hash: $0) }
    }
    guard let head = heads.first, let head else {
      throw .damaged(place: path, reason: "the head is missing")
    }
    return head
  }

  /// Writes a draft unless its key is there; must be called in a transaction.
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogEntry {
    if let entry = try entry(draft.key) { return try entry.confirmed(as: draft, at: path) }
    let entry = try LogEntry(draft, after: head())
    try trusting { () throws(WatchLogError) in
      try insert(StoredEntry(entry), key: draft.key)
    }
    return entry
  }

  /// Writes entries unchanged, which must follow the last one; must be called in a transaction.
  func add(_ entries: [(stored: StoredEntry, draft: LogDraft)]) throws(WatchLogError) {
    try trusting { () throws(WatchLogError) in
      for (stored, draft) in entries { try insert(stored, key: draft.key) }
    }
  }

  private func insert(_ stored: StoredEntry, key: LogKey) throws(WatchLogError) {
    let fields: [SQLiteValue] = [
      .integer(stored.sequence), .blob(stored.previous), .blob(stored.hash), .blob(stored.draft),
      .integer(stored.fields.occurred), .integer(stored.fields.recorded),
      .text(stored.fields.search),
    ]
    let columns = LogColumn.allCases.map { SQLiteValue(stored.fields[$0]) }
    let facts = stored.facts.map { SQLiteValue.blob($0) } ?? .null
    try run(Self.insertion, fields + columns + [.blob(key.bytes), facts])
  }

  /// Checks that the table has the entries as they were written, and that the head is not behind
  /// them.
  ///
  /// It asks by key, with a statement that takes no part in writing.
  func confirm(_ entries: [LogEntry]) throws(WatchLogError) {
    for entry in entries {
      let found = try self.entries("WHERE key = ?", [.blob(entry.draft.key.bytes)])
      guard let stored = found.first, found.count == 1 else {
        throw .notWritten(place: path, reason: "no entry has its key")
      }
      guard stored.isOf(entry) else {
        throw .notWritten(place: path, reason: "another entry has its key")
      }
    }
    guard let last = entries.last else { return }
    let head = try head()
    // Others may have written since.
    guard head.sequence > last.sequence || head == LogHead(last) else {
      throw .notWritten(
        place: path, reason: "its number is \(last.sequence), and the head \(head.sequence)")
    }
  }

  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    guard let stored = try entries("WHERE key = ?", [.blob(key.bytes)]).first else { return nil }
    if let unreadable = stored.unreadable { throw .unreadable(place: path, unreadable) }
    return stored.entry
  }

  /// The number of the last entry of a batch: after a number, as many entries as together fit into
  /// so many bytes, but at least one.
  ///
  /// It reads lengths without the values.
  func end(after sequence: Int64, limit: Int, bytes: Int) throws(WatchLogError) -> Int64 {
    let found = try rows(
      """
      SELECT coalesce(max(sequence) FILTER (WHERE bytes <= ?), min(sequence), 0) FROM (
        SELECT sequence, sum(length) OVER (ORDER BY sequence) AS bytes FROM (
          SELECT sequence, 2 * length(draft) AS length FROM entries
          WHERE sequence > ? ORDER BY sequence LIMIT ?))
      """, [.integer(Int64(bytes)), .integer(sequence), .integer(Int64(limit))]
    ) { $0.integer(0) }
    return found.first ?? 0
  }

  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    var found: [LogEntry] = []
    for alert in Set(alerts) {
      let kinds = [LogContent.Kind.acknowledgement, .withdrawal].map { "'\($0.rawValue)'" }
      let clause = "WHERE alert = ? AND kind IN (\(kinds.joined(separator: ", ")))"
      var query = LogQuery()
      query.alert = alert
      let values = query.equalities.map { SQLiteValue.text($0.value) }
      found += try entries("\(clause) ORDER BY sequence", values).compactMap(\.entry)
    }
    return found.sorted { $0.sequence < $1.sequence }
  }

  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    var found: [LogEntry] = []
    for key in Set(keys) {
      found += try entries("WHERE subject = ?", [.text(key.description)]).compactMap(\.entry)
    }
    return found.sorted { $0.sequence < $1.sequence }
  }

  /// Entries, selected by what follows `FROM` and the tables.
  func entries(
    from tables: String = "entries", _ clause: String, _ values: [SQLiteValue]
  ) throws(WatchLogError) -> [StoredEntry] {
    try rows("SELECT \(selection) FROM \(tables) \(clause)", values, StoredEntry.init)
  }
}

extension StoredEntry {
  /// Whether it is this entry in everything that the chain covers.
  fileprivate func isOf(_ entry: LogEntry) -> Bool {
    sequence == entry.sequence && previous == entry.previous.bytes && hash == entry.hash.bytes
      && draft == entry.draft.canonicalBytes && facts == entry.facts?.canonicalBytes
  }

  /// Reads the columns of `SQLiteConnection.selection`.
  fileprivate init(_ row: SQLiteRow) {
    let last = Int32(7 + LogColumn.allCases.count)
    let isTooLong = row.integer(last + 2) == 1
    let texts = zip(LogColumn.allCases, Int32(7)...).map { ($0, isTooLong ? nil : row.text($1)) }
    let fields = LogFields(
      occurred: row.integer(4), recorded: row.integer(5),
      search: isTooLong ? "" : row.text(6) ?? ""
    ) { column in texts.first { $0.0 == column }?.1 }
    self.init(
      sequence: row.integer(0), previous: row.blob(1), hash: row.blob(2), draft: row.blob(3),
      fields: fields, facts: row.isNull(last + 1) ? nil : row.blob(last + 1))
    key = row.blob(last)
    self.isTooLong = isTooLong
  }
}
