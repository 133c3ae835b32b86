internal import CrisisModel
internal import StrictJSON
internal import WatchLog

/// The statements of the log; `PostgreSQLSchema` has the tables.
extension PostgreSQLConnection {
  static let columns =
    "sequence, previous, hash, draft, occurred, recorded, search, "
    + LogColumn.allCases.map(\.rawValue).joined(separator: ", ")

  func head() throws(WatchLogError) -> LogHead {
    let row = try rows("SELECT sequence, hash FROM watchlog.head").first
    guard let row, let hash = LogHash(try row.blob(1)) else {
      throw .damaged(place: place, reason: "the head is missing")
    }
    return LogHead(sequence: try row.integer(0), hash: hash)
  }

  /// Writes a draft, unless its key is there.
  func append(_ draft: LogDraft) throws(WatchLogError) -> LogEntry {
    let fields = LogFields(draft)
    let columns = LogColumn.allCases.map { "$\($0.parameter)::text" }.joined(separator: ", ")
    let values: [PostgreSQLValue] = [
      .blob(draft.key.bytes), .blob(draft.canonicalBytes), .integer(fields.occurred),
      .integer(fields.recorded), .text(fields.search),
    ]
    let found = try entries(
      "watchlog.append($1, $2, $3, $4, $5::text, \(columns))",
      values + LogColumn.allCases.map { PostgreSQLValue(fields[$0]) })
    guard let entry = found.first?.entry else {
      throw .damaged(place: place, reason: "it gave no entry back")
    }
    return try entry.confirmed(as: draft, at: place)
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

  /// Entries of a range of numbers that meet a query, newest first.
  func entries(
    _ query: LogQuery, in range: Range<Int64>
  ) throws(WatchLogError) -> [StoredEntry] {
    let question = PostgreSQLQuestion(query, in: range)
    return try entries(question.source, question.values)
  }

  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    let kinds = [LogContent.Kind.acknowledgement, .withdrawal].map { "'\($0.rawValue)'" }
    return try entries(
      where: "md5(alert) = md5(wanted) AND alert = wanted",
      ofEach: Set(alerts.map { LogFields.storable($0.rawValue) }),
      and: "kind IN (\(kinds.joined(separator: ", ")))")
  }

  func entries(pointingTo keys: [LogKey]) throws(WatchLogError) -> [LogEntry] {
    try entries(where: "subject = wanted", ofEach: Set(keys.map(\.description)), and: "true")
  }

  /// Entries by each of some texts, oldest first.
  ///
  /// OFFSET 0 keeps the other condition out of the choice of the index: where it is met by many
  /// entries, another would be read from end to end.
  private func entries(
    where condition: String, ofEach texts: Set<String>, and other: String
  ) throws(WatchLogError) -> [LogEntry] {
    try entries(
      """
      unnest($1::text[]) AS wanted CROSS JOIN LATERAL (
        SELECT * FROM watchlog.entries WHERE \(condition) OFFSET 0) AS entry
      WHERE \(other) ORDER BY sequence
      """, [PostgreSQLValue(Array(texts))]
    ).compactMap(\.entry)
  }

  /// Entries, by what follows `FROM`.
  func entries(
    _ source: String, _ values: [PostgreSQLValue]
  ) throws(WatchLogError) -> [StoredEntry] {
    try rows("SELECT \(Self.columns) FROM \(source)", values)
      .map { (row) throws(WatchLogError) in try StoredEntry(row) }
  }
}

extension LogColumn {
  /// The number of its parameter of `watchlog.append`.
  fileprivate var parameter: Int { 6 + (Self.allCases.firstIndex(of: self) ?? 0) }
}

extension StoredEntry {
  /// Of the columns of `PostgreSQLConnection.columns`.
  fileprivate init(_ row: PostgreSQLRow) throws(WatchLogError) {
    var texts: [LogColumn: String] = [:]
    for (column, index) in zip(LogColumn.allCases, 7...) { texts[column] = try row.text(index) }
    let fields = LogFields(
      occurred: try row.integer(4), recorded: try row.integer(5), search: try row.text(6) ?? ""
    ) { texts[$0] }
    self.init(
      sequence: try row.integer(0), previous: try row.blob(1), hash: try row.blob(2),
      draft: try row.blob(3), fields: fields)
  }
}
