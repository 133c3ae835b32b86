/// Which numbers one page of a query looks through, and where the next page begins.
///
/// A page comes quickly however long the log is. If no index answers the query as a whole, only a
/// limited number of entries is looked through, and the page says where to continue.
package struct LogWindow: Hashable, Sendable {
  /// From the first number up to, and without, the one after the last.
  package let range: Range<Int64>
  private let limit: Int

  /// How many entries are looked through if no index answers all of the query.
  ///
  /// So few that nobody waits: on PostgreSQL some 10 ms on a quiet machine.
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

  /// `nil` if one index answers all of the query, or if it has no condition.
  private static func length(for query: LogQuery, _ textIsIndexed: Bool) -> Int64? {
    let hasText = !query.searches.isEmpty
    let indexed = query.equalities.count + (hasText && textIsIndexed ? 1 : 0)
    let plain = (query.period == nil ? 0 : 1) + (hasText && !textIsIndexed ? 1 : 0)
    return plain > 0 || indexed > 1 ? length : nil
  }

  /// The page made of what was found in the window, newest first.
  package func page(_ found: [StoredEntry]) -> LogPage {
    let isFull = found.count >= limit
    let end = isFull ? found.last?.sequence ?? range.lowerBound : range.lowerBound
    return LogPage(
      entries: found.compactMap(\.entry), unreadable: found.compactMap(\.unreadable),
      next: end > 1 ? end : nil)
  }
}
