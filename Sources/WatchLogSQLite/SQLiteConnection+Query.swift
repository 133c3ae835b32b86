internal import CrisisModel
internal import StrictJSON
internal import WatchLog

extension SQLiteConnection {
  /// Entries that meet a query and lie in a range of numbers, newest first.
  func entries(
    _ query: LogQuery, in range: Range<Int64>
  ) throws(WatchLogError) -> [StoredEntry] {
    var conditions: [(sql: String, values: [SQLiteValue])] = []
    var (tables, number) = ("entries", "sequence")
    if let trigrams = query.trigrams {
      // CROSS JOIN makes the index of texts come first, whatever else is asked.
      tables = "words CROSS JOIN entries ON sequence = words.rowid"
      number = "words.rowid"
      conditions.append(("words MATCH ?", [.text(trigrams)]))
    }
    conditions += [
      ("\(number) >= ?", [.integer(range.lowerBound)]),
      ("\(number) < ?", [.integer(range.upperBound)]),
    ]
    conditions += query.equalities.map { ("\($0.column.rawValue) = ?", [.text($0.value)]) }
    if let period = query.period {
      conditions.append(("occurred >= ?", [.integer(period.seconds.lowerBound)]))
      conditions.append(("occurred < ?", [.integer(period.seconds.upperBound)]))
    }
    let searches = query.searches
    if !searches.isEmpty {
      let parts = searches.map { _ in "instr(entries.search, ?) > 0" }
      conditions.append(("(\(parts.joined(separator: " OR ")))", searches.map { .text($0) }))
    }
    return try entries(
      from: tables,
      "WHERE \(conditions.map(\.sql).joined(separator: " AND ")) ORDER BY \(number) DESC LIMIT ?",
      conditions.flatMap(\.values) + [.integer(Int64(query.limit))])
  }
}

extension LogQuery {
  /// How many of a text's trigrams are enough to find what may contain it.
  private static let enough = 24

  /// The text as a query to the index `words`, three letters at a time; `nil` if it has fewer than
  /// three.
  var trigrams: String? {
    let parts = searches.map { Self.trigrams(Array($0.unicodeScalars)) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    return parts.compactMap(\.self).map { "(\($0))" }.joined(separator: " OR ")
  }

  private static func trigrams(_ text: [Unicode.Scalar]) -> String? {
    guard text.count >= 3 else { return nil }
    let parts = (0...(text.count - 3)).prefix(enough).map { start in
      let part = String(String.UnicodeScalarView(text[start..<(start + 3)]))
      return Self.phrase(part)
    }
    return parts.joined(separator: " AND ")
  }

  /// A text as a phrase in the language of the index: in double quotes, with its own doubled.
  private static func phrase(_ text: String) -> String {
    "\"\(text.replacingScalars { $0 == "\"" ? "\"\"" : nil })\""
  }
}
