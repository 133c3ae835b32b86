package import WatchLog
package import WatchLogSQLite

extension SampleLog {
  /// Writes so many entries into an empty log.
  package static func write(_ count: Int, to log: SQLiteLog) throws(WatchLogError) {
    for start in stride(from: 1, through: count, by: 20_000) {
      let end = min(count, start + 19_999)
      _ = try log.append((start...end).map(draft))
    }
  }

  /// What an officer asks of a long log first, each with its name.
  package static let questions: [(name: String, query: LogQuery)] = [
    ("first screen", LogQuery(limit: 50)), ("common word", query { $0.text = commonWord }),
    ("rare word", query { $0.text = rareWord }), ("crisis", query { $0.crisis = crises[0] }),
    ("alert", query { $0.alert = alert }), ("duty entries", query { $0.level = .duty }),
    ("withdrawals", query { $0.kind = .withdrawal }),
    (
      "crisis and common word",
      query {
        $0.crisis = crises[0]
        $0.text = commonWord
      }
    ),
  ]

  private static func query(_ set: (inout LogQuery) -> Void) -> LogQuery {
    var query = LogQuery(limit: 50)
    set(&query)
    return query
  }
}
