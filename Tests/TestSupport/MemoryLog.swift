package import CrisisModel
internal import Synchronization
package import WatchLog

/// A watch log that ends with the process, for tests.
package final class MemoryLog: WatchLogStore {
  private struct Book {
    var entries: [LogEntry] = []
    /// The same in the form of a store on disk, so that a long text is folded once.
    var stored: [StoredEntry] = []
    var places: [LogKey: Int] = [:]
  }

  private let book = Mutex(Book())
  private let facts: @Sendable (LogDraft) -> ServerFacts?

  /// - Parameter facts: what a server would add to an entry.
  package init(facts: @escaping @Sendable (LogDraft) -> ServerFacts? = { _ in nil }) {
    self.facts = facts
  }

  /// Always `memory`.
  package var place: String { "memory" }

  /// Appends at once; throws `tooLong` or `keyTaken` as the other stores do.
  package func append(_ draft: LogDraft) throws(WatchLogError) -> LogReceipt {
    try draft.checkLength()
    let place = place
    return try book.withLock { (book) throws(WatchLogError) -> LogReceipt in
      if let index = book.places[draft.key] {
        return .recorded(try book.entries[index].confirmed(as: draft, at: place))
      }
      let head = book.entries.last.map(LogHead.init) ?? .empty
      let entry = try LogEntry(draft, after: head, facts: facts(draft))
      book.places[draft.key] = book.entries.count
      book.entries.append(entry)
      book.stored.append(StoredEntry(entry))
      return .recorded(entry)
    }
  }

  /// Looks the key up in memory.
  package func entry(_ key: LogKey) -> LogEntry? {
    book.withLock { book in book.places[key].map { book.entries[$0] } }
  }

  /// Looks through the entries as a store without an index of texts does.
  package func page(_ query: LogQuery, before: Int64?) -> LogPage {
    let entries = book.withLock { $0.stored }
    let head = Int64(entries.count)
    let window = LogWindow(query, before: before, head: head, textIsIndexed: false)
    let looked = entries[Int(window.range.lowerBound - 1)..<Int(window.range.upperBound - 1)]
    let found = looked.reversed().lazy.filter { query.matches($0.fields) }
    return window.page(Array(found.prefix(query.limit)))
  }

  /// Returns stored copies of the entries.
  package func stored(after sequence: Int64, limit: Int) -> [StoredEntry] {
    Array(
      book.withLock { $0.stored }.dropFirst(Int(clamping: max(0, sequence))).prefix(limit))
  }

  /// Looks through all entries.
  package func acknowledgementEntries(of alerts: [AlertID]) -> [LogEntry] {
    book.withLock { $0.entries }.filter { entry in
      entry.draft.content.alert.map(alerts.contains) ?? false
    }
  }

  /// Looks through all entries.
  package func entries(pointingTo keys: [LogKey]) -> [LogEntry] {
    let keys = Set(keys)
    return book.withLock { $0.entries }.filter { entry in
      entry.draft.content.subject.map(keys.contains) ?? false
    }
  }

  /// The last entry; `empty` if there is none.
  package func head() -> LogHead {
    book.withLock { $0.entries }.last.map(LogHead.init) ?? .empty
  }
}
