/// Which numbers one page of a query looks through, and where the next page begins.
package struct LogWindow: Hashable, Sendable {
  /// The first number, and the one after the last.
  package let range: Range<Int64>
  private let limit: Int

  /// - Parameter head: the last number of the log.
  package init(_ query: LogQuery, before: Int64?, head: Int64) {
    let end = max(1, min(before ?? .max, head + 1))
    let start = query.needsSearch ? max(1, end - LogQuery.window) : 1
    range = start..<end
    limit = query.limit
  }

  /// The page of what was found in the window, newest first.
  package func page(_ found: [StoredEntry]) -> LogPage {
    let isFull = found.count >= limit
    let end = isFull ? found.last?.sequence ?? range.lowerBound : range.lowerBound
    let read = found.map { ($0.sequence, $0.entry) }
    return LogPage(
      entries: read.compactMap(\.1), unreadable: read.filter { $0.1 == nil }.map(\.0),
      next: end > 1 ? end : nil)
  }
}
