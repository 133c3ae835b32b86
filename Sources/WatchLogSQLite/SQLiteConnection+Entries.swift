internal import CrisisModel
internal import StrictJSON
internal import WatchLog

/// The statements of the log; `SQLiteLog+Schema` has the tables.
extension SQLiteConnection {
  private static let columns =
    "sequence, previous, hash, draft, occurred, recorded, search, "
    + LogColumn.allCases.map(\.rawValue).joined(separator: ", ")

  private static let selection =
    columns.split(separator: ", ").map { "entries." + $0 }.joined(separator: ", ")

  private static let insertion =
    "INSERT INTO entries (\(columns), key) VALUES ("
    + Array(repeating: "?", count: 8 + LogColumn.allCases.count).joined(separator: ", ") + ")"

  func head() throws(WatchLogError) -> LogHead {
    let heads = try rows("SELECT sequence, hash FROM head") { row in
      LogHash(row.blob(1)).map { LogHead(sequence: row.integer(0), hash: $0) }
    }
    guard let head = heads.first, let head else {
      throw .damaged(place: path, reason: "the head is missing")
    }
    return head
  }

  /// Writes a draft, unless its key is there; must be in a transaction.
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogEntry {
    if let entry = try entry(draft.key) { return try entry.confirmed(as: draft, at: path) }
    let entry = try LogEntry(draft, after: head())
    let stored = StoredEntry(entry)
    let fields: [SQLiteValue] = [
      .integer(stored.sequence), .blob(stored.previous), .blob(stored.hash), .blob(stored.draft),
      .integer(stored.fields.occurred), .integer(stored.fields.recorded),
      .text(stored.fields.search),
    ]
    let columns = LogColumn.allCases.map { SQLiteValue(stored.fields[$0]) }
    try run(Self.insertion, fields + columns + [.blob(draft.key.bytes)])
    return entry
  }

  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    guard let stored = try entries("WHERE key = ?", [.blob(key.bytes)]).first else { return nil }
    if let unreadable = stored.unreadable { throw .unreadable(place: path, unreadable) }
    return stored.entry
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

  /// Entries, by what follows `FROM` and the tables.
  func entries(
    from tables: String = "entries", _ clause: String, _ values: [SQLiteValue]
  ) throws(WatchLogError) -> [StoredEntry] {
    try rows("SELECT \(Self.selection) FROM \(tables) \(clause)", values, StoredEntry.init)
  }
}

extension StoredEntry {
  /// Of the columns of `SQLiteConnection.columns`.
  fileprivate init(_ row: SQLiteRow) {
    let texts = zip(LogColumn.allCases, Int32(7)...).map { ($0, row.text($1)) }
    let fields = LogFields(
      occurred: row.integer(4), recorded: row.integer(5), search: row.text(6) ?? ""
    ) { column in texts.first { $0.0 == column }?.1 }
    self.init(
      sequence: row.integer(0), previous: row.blob(1), hash: row.blob(2), draft: row.blob(3),
      fields: fields)
  }
}
