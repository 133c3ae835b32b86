internal import CrisisModel
internal import WatchLog

/// The statements of the log; `PostgreSQLSchema` has the tables.
extension PostgreSQLConnection {
  private static let columns =
    "sequence, previous, hash, draft, occurred, recorded, search, "
    + LogColumn.allCases.map(\.rawValue).joined(separator: ", ")

  func head() throws(WatchLogError) -> LogHead {
    let row = try rows("SELECT sequence, hash FROM watchlog.head").first
    guard let row, let hash = LogHash(row.blob(1)) else {
      throw .damaged(place: place, reason: "the head is missing")
    }
    return LogHead(sequence: row.integer(0), hash: hash)
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
    guard let entry = stored.entry else {
      throw .damaged(place: place, reason: "entry \(stored.sequence) cannot be read")
    }
    return entry
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
    var values: [PostgreSQLValue] = [.integer(range.lowerBound), .integer(range.upperBound)]
    var conditions = ["sequence >= $1", "sequence < $2"]
    func add(_ value: PostgreSQLValue, _ condition: (String) -> String) {
      values.append(value)
      conditions.append(condition("$\(values.count)"))
    }
    for (column, value) in query.equalities { add(.text(value), column.condition) }
    if let period = query.period {
      add(.integer(Int64(period.from.seconds))) { "occurred >= \($0)" }
      add(.integer(Int64(period.to.seconds))) { "occurred < \($0)" }
    }
    if let search = query.search { add(.text(search)) { "strpos(search, \($0)::text) > 0" } }
    add(.integer(Int64(query.limit))) { _ in "true" }
    return try entries(
      """
      watchlog.entries WHERE \(conditions.joined(separator: " AND "))
      ORDER BY sequence DESC LIMIT $\(values.count)
      """, values)
  }

  func acknowledgementEntries(of alerts: [AlertID]) throws(WatchLogError) -> [LogEntry] {
    let kinds = [LogContent.Kind.acknowledgement, .withdrawal].map { "'\($0.rawValue)'" }
    let names = alerts.map { LogFields.storable($0.rawValue) }
    return try entries(
      """
      watchlog.entries WHERE kind IN (\(kinds.joined(separator: ", ")))
      AND md5(alert) IN (SELECT md5(id) FROM unnest($1::text[]) AS id)
      AND alert = ANY ($1::text[]) ORDER BY sequence
      """, [PostgreSQLValue(names)]
    ).compactMap(\.entry)
  }

  /// Entries, by what follows `FROM`.
  private func entries(
    _ source: String, _ values: [PostgreSQLValue]
  ) throws(WatchLogError) -> [StoredEntry] {
    try rows("SELECT \(Self.columns) FROM \(source)", values).map(StoredEntry.init)
  }
}

extension LogColumn {
  /// The number of its parameter of `watchlog.append`.
  fileprivate var parameter: Int { 6 + (Self.allCases.firstIndex(of: self) ?? 0) }

  /// That it equals a parameter.
  ///
  /// Free text may be longer than an index holds, so that its digest is indexed.
  fileprivate func condition(_ parameter: String) -> String {
    switch self {
    case .kind, .level, .subject: "\(rawValue) = \(parameter)::text"
    case .desk, .author, .crisis, .alert:
      "md5(\(rawValue)) = md5(\(parameter)::text) AND \(rawValue) = \(parameter)::text"
    }
  }
}

extension StoredEntry {
  /// Of the columns of `PostgreSQLConnection.columns`.
  fileprivate init(_ row: PostgreSQLRow) {
    let texts = zip(LogColumn.allCases, 7...).map { ($0, row.text($1)) }
    let fields = LogFields(
      occurred: row.integer(4), recorded: row.integer(5), search: row.text(6) ?? ""
    ) { column in texts.first { $0.0 == column }?.1 }
    self.init(
      sequence: row.integer(0), previous: row.blob(1), hash: row.blob(2), draft: row.blob(3),
      fields: fields)
  }
}
