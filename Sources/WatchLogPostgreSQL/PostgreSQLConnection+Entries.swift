internal import CrisisModel
internal import StrictJSON
internal import WatchLog

/// The statements of the log; its tables are in `PostgreSQLSchema`.
extension PostgreSQLConnection {
  /// Whether no part of a row is longer than any program writes.
  ///
  /// The server answers it without reading what it keeps apart, and what is longer stays there. The
  /// columns beside the draft are parts of it, in which a zero byte becomes three. A row that fits is
  /// within `AnswerBounds.row`.
  private static func fits(hasFacts: Bool) -> String {
    let others = LogColumn.allCases.map { "coalesce(octet_length(\($0.rawValue)), 0)" }
    let facts = hasFacts ? "octet_length(facts)" : "0"
    return """
      ((octet_length(draft) <= \(LogDraft.longest) AND octet_length(key) <= 16
        AND octet_length(previous) <= 32 AND octet_length(hash) <= 32
        AND coalesce(\(facts), 0) <= \(ServerFacts.longest)
        AND octet_length(search) <= \(3 * LogDraft.longest)
        AND \(others.joined(separator: " + ")) <= \(3 * LogDraft.longest)) IS TRUE)
      """
  }

  /// The columns that are read of an entry, in the order of `StoredEntry.init(_:)`.
  ///
  /// An entry of an earlier form has no facts.
  private var columns: String {
    let hasFacts = form.map { $0.version >= 4 } ?? true
    let fits = Self.fits(hasFacts: hasFacts)
    let parts =
      ["previous", "hash", "draft", hasFacts ? "facts" : "NULL::bytea", "key", "search"]
      + LogColumn.allCases.map(\.rawValue)
    let guarded = parts.map { "CASE WHEN \(fits) THEN \($0) END" }
    return "sequence, \(fits), occurred, recorded, \(guarded.joined(separator: ", "))"
  }

  func head() throws(WatchLogError) -> LogHead {
    let row = try rows(
      "SELECT sequence, CASE WHEN octet_length(hash) = 32 THEN hash END FROM watchlog.head"
    ).first
    guard let row, let hash = LogHash(try row.optionalBlob(1) ?? []) else {
      throw .damaged(place: place, reason: "the head is missing")
    }
    return LogHead(sequence: try row.integer(0), hash: hash)
  }

  func entry(_ key: LogKey) throws(WatchLogError) -> LogEntry? {
    let found = try entries("watchlog.entries WHERE key = $1", [.blob(key.bytes)])
    guard let stored = found.first else { return nil }
    if let unreadable = stored.unreadable { throw .unreadable(place: place, unreadable) }
    return stored.entry
  }

  func stored(after sequence: Int64, limit: Int) throws(WatchLogError) -> [StoredEntry] {
    try entries(
      "watchlog.entries WHERE sequence > $1 ORDER BY sequence LIMIT $2",
      [.integer(sequence), .integer(Int64(limit))])
  }

  /// Entries that meet a query and lie in a range of numbers, newest first.
  func entries(
    _ query: LogQuery, in range: Range<Int64>
  ) throws(WatchLogError) -> [StoredEntry] {
    let question = PostgreSQLQuestion(query, in: range)
    return try entries(question.source, question.values)
  }

  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    let kinds = [LogContent.Kind.acknowledgement, .withdrawal].map { "'\($0.rawValue)'" }
    return try entries(
      where: "pg_catalog.md5(alert) = pg_catalog.md5(wanted) AND alert = wanted",
      ofEach: Set(alerts.map { LogFields.storable($0.rawValue) }),
      and: "kind IN (\(kinds.joined(separator: ", ")))")
  }

  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try entries(where: "subject = wanted", ofEach: Set(keys.map(\.description)), and: "true")
  }

  /// Entries for each of some texts, oldest first.
  ///
  /// OFFSET 0 keeps the other condition out of the choice of an index: if many entries meet it, the
  /// server would read that other index from end to end.
  private func entries(
    where condition: String, ofEach texts: Set<String>, and other: String
  ) throws(WatchLogError) -> [LogEntry] {
    try entries(
      """
      pg_catalog.unnest($1::text[]) AS wanted CROSS JOIN LATERAL (
        SELECT * FROM watchlog.entries WHERE \(condition) OFFSET 0) AS entry
      WHERE \(other) ORDER BY sequence
      """, [PostgreSQLValue(Array(texts))]
    ).compactMap(\.entry)
  }

  /// Entries, selected by what follows `FROM`.
  func entries(
    _ source: String, _ values: [PostgreSQLValue]
  ) throws(WatchLogError) -> [StoredEntry] {
    try rows("SELECT \(columns) FROM \(source)", values)
      .map { (row) throws(WatchLogError) in try StoredEntry(row) }
  }

  /// The entry with a key, the hash of the one before it, and the head, as they stand in the
  /// tables.
  func standing(
    of key: LogKey
  ) throws(WatchLogError) -> (entry: StoredEntry, before: LogHash?, head: LogHead?)? {
    let row = try rows(
      """
      SELECT \(columns), (SELECT p.hash FROM watchlog.entries AS p
          WHERE p.sequence = e.sequence - 1 AND octet_length(p.hash) = 32),
        h.number, h.last
      FROM (SELECT * FROM watchlog.entries WHERE key = $1) AS e
        LEFT JOIN LATERAL (SELECT head.sequence AS number, head.hash AS last
          FROM watchlog.head AS head WHERE octet_length(head.hash) = 32) AS h ON true
      """, [.blob(key.bytes)]
    ).first
    guard let row else { return nil }
    let (before, number, hash) = (17, 18, 19)
    let last = LogHash(try row.optionalBlob(hash) ?? [])
    return (
      try StoredEntry(row), LogHash(try row.optionalBlob(before) ?? []),
      try last.map { (hash) throws(WatchLogError) in
        LogHead(sequence: try row.integer(number), hash: hash)
      }
    )
  }
}

extension StoredEntry {
  /// Reads the columns of `PostgreSQLConnection.columns`.
  fileprivate init(_ row: PostgreSQLRow) throws(WatchLogError) {
    var texts: [LogColumn: String] = [:]
    for (column, index) in zip(LogColumn.allCases, 10...) { texts[column] = try row.text(index) }
    let fields = LogFields(
      occurred: try row.integer(2), recorded: try row.integer(3), search: try row.text(9) ?? ""
    ) { texts[$0] }
    self.init(
      sequence: try row.integer(0), previous: try row.optionalBlob(4) ?? [],
      hash: try row.optionalBlob(5) ?? [], draft: try row.optionalBlob(6) ?? [], fields: fields,
      facts: try row.optionalBlob(7))
    key = try row.optionalBlob(8)
    isTooLong = try row.integer(1) == 0
  }
}
