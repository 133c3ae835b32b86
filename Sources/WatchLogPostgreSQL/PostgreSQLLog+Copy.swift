package import WatchLog

/// Takes entries of another log only from the owner of its schema: `append` adds the server's facts
/// of the moment, and nobody else may insert.
extension PostgreSQLLog: LogCopyTarget {
  /// Adds the entries in one transaction; the server's checks apply to each.
  package func add(
    _ entries: [(stored: StoredEntry, draft: LogDraft)]
  ) throws(WatchLogError) {
    try access { (connection) throws(WatchLogError) in
      try connection.add(entries)
    }
  }

  /// Lets the server measure the entries, so that no more of them arrive than fit.
  package func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try access { (connection) throws(WatchLogError) in
      try connection.batch(after: sequence, limit: limit, bytes: bytes)
    }
  }
}

extension PostgreSQLConnection {
  /// The most entries of one statement, which numbers its parameters with 16 bits.
  ///
  /// Each entry also writes the head anew, and few enough of its versions must accumulate in one
  /// transaction.
  private static let most = 250

  /// Writes entries unchanged, all or none; the guards of the log check each of them.
  func add(_ entries: [(stored: StoredEntry, draft: LogDraft)]) throws(WatchLogError) {
    guard let last = entries.last else { return }
    try execute("BEGIN")
    do throws(WatchLogError) {
      var rest = entries[...]
      while !rest.isEmpty {
        try insert(Array(rest.prefix(Self.most)))
        rest = rest.dropFirst(Self.most)
      }
      // Desks that have the log open are told, as with any entry.
      _ = try rows(
        "SELECT pg_catalog.pg_notify('watchlog', $1::text)",
        [.text(String(last.stored.sequence))])
      try execute("COMMIT")
    } catch {
      // A lost connection has rolled back by itself.
      try? execute("ROLLBACK")
      throw error
    }
  }

  private func insert(
    _ entries: [(stored: StoredEntry, draft: LogDraft)]
  ) throws(WatchLogError) {
    var values: [PostgreSQLValue] = []
    var lists: [String] = []
    for (stored, draft) in entries {
      let row = Self.row(stored, draft)
      let places = row.enumerated().map { "$\(values.count + $0 + 1)::\($1.type)" }
      lists.append("(\(places.joined(separator: ", ")))")
      values += row.map(\.value)
    }
    _ = try rows(
      "INSERT INTO watchlog.entries (\(Self.written)) VALUES \(lists.joined(separator: ", "))",
      values)
  }

  /// The columns of a row, in the order of `row`.
  private static let written =
    "sequence, previous, hash, draft, occurred, recorded, search, "
    + LogColumn.allCases.map(\.rawValue).joined(separator: ", ") + ", key, facts"

  private static func row(
    _ stored: StoredEntry, _ draft: LogDraft
  ) -> [(type: String, value: PostgreSQLValue)] {
    let fields = stored.fields
    let own: [(String, PostgreSQLValue)] = [
      ("int8", .integer(stored.sequence)), ("bytea", .blob(stored.previous)),
      ("bytea", .blob(stored.hash)), ("bytea", .blob(stored.draft)),
      ("int8", .integer(fields.occurred)), ("int8", .integer(fields.recorded)),
      ("text", .text(fields.search)),
    ]
    return own + LogColumn.allCases.map { ("text", PostgreSQLValue(fields[$0])) }
      + [
        ("bytea", .blob(draft.key.bytes)),
        ("bytea", stored.facts.map { PostgreSQLValue.blob($0) } ?? .null),
      ]
  }

  func batch(
    after sequence: Int64, limit: Int, bytes: Int
  ) throws(WatchLogError) -> [StoredEntry] {
    try entries(
      """
      watchlog.entries WHERE sequence > $1 AND sequence <= (
        SELECT coalesce(max(sequence) FILTER (WHERE bytes <= $3), min(sequence), 0) FROM (
          SELECT sequence, sum(length) OVER (ORDER BY sequence) AS bytes FROM (
            SELECT sequence, 2 * octet_length(draft) AS length FROM watchlog.entries
            WHERE sequence > $1 ORDER BY sequence LIMIT $2) AS lengths) AS sums)
      ORDER BY sequence
      """, [.integer(sequence), .integer(Int64(limit)), .integer(Int64(bytes))])
  }
}
