internal import CrisisModel
internal import WatchLog

/// A query as what follows `FROM`, with its parameters; the answer comes newest first.
///
/// Each statement is written so that the server has only one way to run it, whatever its statistics
/// say: by them, a crisis that was in every entry years ago looks as if it were in the newest ones.
struct PostgreSQLQuestion {
  private(set) var source = ""
  private(set) var values: [PostgreSQLValue]

  init(_ query: LogQuery, in range: Range<Int64>) {
    values = [
      .integer(range.lowerBound), .integer(range.upperBound), .integer(Int64(query.limit)),
    ]
    let equalities = query.equalities
    if let texts = query.indexedTexts {
      source = inBlocks(having: texts, conditions(query))
    } else if let (column, value) = equalities.first, equalities.count == 1,
      query.period == nil, query.searches.isEmpty
    {
      source = along(column, value)
    } else {
      source = among("watchlog.entries", conditions(query))
    }
  }

  private static let range = "sequence >= $1 AND sequence < $2"

  private mutating func parameter(_ value: PostgreSQLValue) -> String {
    values.append(value)
    return "$\(values.count)"
  }

  private mutating func conditions(_ query: LogQuery) -> String {
    var conditions = [Self.range]
    for (column, value) in query.equalities {
      let value = "\(parameter(.text(value)))::text"
      conditions.append("\(column.indexed) = \(column.indexed(value))")
      if column.isDigested { conditions.append("\(column.rawValue) = \(value)") }
    }
    if let period = query.period {
      conditions.append("occurred >= \(parameter(.integer(period.seconds.lowerBound)))")
      conditions.append("occurred < \(parameter(.integer(period.seconds.upperBound)))")
    }
    let parts = query.searches.map {
      "pg_catalog.strpos(search, \(parameter(.text($0)))::text) > 0"
    }
    if !parts.isEmpty { conditions.append("(\(parts.joined(separator: " OR ")))") }
    return conditions.joined(separator: " AND ")
  }

  private func among(_ entries: String, _ conditions: String) -> String {
    "\(entries) WHERE \(conditions) ORDER BY sequence DESC LIMIT $3"
  }

  /// A stretch of a column's index, from its end.
  ///
  /// Rows are compared, and only that index has their order: neither the index of numbers nor
  /// sorting all entries with the value could be faster. `coalesce` hides how rare the value is.
  private mutating func along(_ column: LogColumn, _ value: String) -> String {
    let value = "\(parameter(.text(value)))::text"
    let (key, wanted) = (column.indexed, column.indexed(value))
    return """
      watchlog.entries WHERE (\(key), sequence) >= (\(wanted), $1)
      AND (\(key), sequence) < (\(wanted), $2)
      AND \(column.rawValue) IS NOT NULL AND coalesce(\(column.rawValue) = \(value), false)
      ORDER BY \(key) DESC, sequence DESC LIMIT $3
      """
  }

  /// Block by block of the index of texts from the newest, until a page is full.
  private mutating func inBlocks(having texts: [String], _ conditions: String) -> String {
    let parts = texts.map { text in
      "watchlog.grams(sequence, search) @> watchlog.grams(block, \(parameter(.text(text)))::text)"
    }
    let entries = """
      (SELECT * FROM watchlog.entries
      WHERE \(parts.joined(separator: " OR ")) OFFSET 0) AS entry
      """
    return """
      pg_catalog.generate_series($2 - 1, ($1 >> 13) << 13, -8192) AS block CROSS JOIN LATERAL (
        SELECT * FROM \(among(entries, conditions))) AS found LIMIT $3
      """
  }
}

extension LogQuery {
  /// What to ask the index of texts for; `nil` if the text is too short for it.
  ///
  /// So many characters are enough to find what may contain the text.
  var indexedTexts: [String]? {
    let searches = searches
    guard !searches.isEmpty, searches.allSatisfy({ $0.utf8.count >= 3 }) else { return nil }
    return searches.map { String($0.unicodeScalars.prefix(24)) }
  }
}

extension LogColumn {
  /// Whether its index holds digests: free text may be longer than an index can hold.
  fileprivate var isDigested: Bool {
    switch self {
    case .kind, .level, .subject: false
    case .desk, .author, .crisis, .alert: true
    }
  }

  /// The first expression of its index.
  fileprivate var indexed: String { indexed(rawValue) }

  fileprivate func indexed(_ value: String) -> String {
    isDigested ? "pg_catalog.md5(\(value))" : value
  }
}
