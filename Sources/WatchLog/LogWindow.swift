/// Which numbers one page of a query looks through, and where the next page begins.
///
/// A page comes at once however long the log is: where no index answers the query as a whole, only so
/// many entries are looked through, and the page says from where on to go on.
package struct LogWindow: Hashable, Sendable {
  /// The first number, and the one after the last.
  package let range: Range<Int64>
  private let limit: Int

  /// How many entries are looked through where no index answers all of the query.
  ///
  /// So few that none waits for it: on PostgreSQL some 10 ms on a quiet machine.
  package static let length: Int64 = 20_000

  /// - Parameters:
  ///   - head: the last number of the log.
  ///   - textIsIndexed: whether the store finds this query's text by an index.
  package init(_ query: LogQuery, before: Int64?, head: Int64, textIsIndexed: Bool) {
    let end = max(1, min(before ?? .max, head.numberAfter))
    let length = Self.length(for: query, textIsIndexed)
    range = (length.map { max(1, end - $0) } ?? 1)..<end
    limit = query.limit
  }

  /// `nil` where one index answers all of the query, or nothing is asked.
  private static func length(for query: LogQuery, _ textIsIndexed: Bool) -> Int64? {
    let hasText = !query.searches.isEmpty
    let indexed = query.equalities.count + (hasText && textIsIndexed ? 1 : 0)
    let plain = (query.period == nil ? 0 : 1) + (hasText && !textIsIndexed ? 1 : 0)
    return plain > 0 || indexed > 1 ? length : nil
  }

  /// The page of what was found in the window, newest first.
  package func page(_ found: [StoredEntry]) -> LogPage {
    let isFull = found.count >= limit
    let end = isFull ? found.last?.sequence ?? range.lowerBound : range.lowerBound
    return LogPage(
      entries: found.compactMap(\.entry), unreadable: found.compactMap(\.unreadable),
      next: end > 1 ? end : nil)
  }
}
