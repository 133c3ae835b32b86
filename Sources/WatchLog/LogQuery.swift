package import CrisisModel

/// Which entries are wanted: those that meet every condition that is set.
package struct LogQuery: Hashable, Sendable {
  /// Occurs anywhere in the text, both folded by `SearchText`.
  package var text: String?
  /// The crisis that the entry links to.
  package var crisis: CrisisID?
  /// The entry acknowledges it, brings it back or links to it.
  package var alert: AlertID?
  /// Compared exactly.
  package var level: LogLevel?
  /// Compared exactly.
  package var kind: LogContent.Kind?
  /// The desk's name, compared byte by byte.
  package var desk: String?
  /// The author's name, compared byte by byte.
  package var author: String?
  /// The entry that is pointed back to, to find what corrects, withdraws or accepts it.
  package var subject: LogKey?
  /// When the entry occurred, not when it was written down.
  package var period: LogPeriod?
  /// The most entries of a page.
  package var limit: Int

  /// A query without conditions, which every entry meets.
  package init(limit: Int = 100) {
    self.limit = limit
  }

  /// The columns that must equal a value, in the form in which a store keeps it.
  package var equalities: [(column: LogColumn, value: String)] {
    LogColumn.allCases.compactMap { column in
      value(of: column).map { (column, LogFields.storable($0)) }
    }
  }

  private func value(of column: LogColumn) -> String? {
    switch column {
    case .kind: kind?.rawValue
    case .level: level?.rawValue
    case .desk: desk
    case .author: author
    case .crisis: crisis?.rawValue
    case .alert: alert?.rawValue
    case .subject: subject?.description
    }
  }

  /// The text in the forms that `LogFields.search` may have; one of them must occur.
  ///
  /// The second form, if it differs, is that of entries of earlier programs. Empty if the query
  /// asks for no text.
  package var searches: [String] {
    guard let text, !text.isEmpty else { return [] }
    let (folded, earlier) = (LogFields.folded(text), LogFields.foldedEarlier(text))
    return folded.utf8.elementsEqual(earlier.utf8) || folded.isEmpty
      ? [earlier] : [folded, earlier]
  }

  /// Whether an entry meets every condition, for stores without an index.
  package func matches(_ fields: LogFields) -> Bool {
    for (column, value) in equalities {
      guard let found = fields[column], found.utf8.elementsEqual(value.utf8) else { return false }
    }
    if let period, !period.seconds.contains(fields.occurred) { return false }
    let searches = searches
    return searches.isEmpty || searches.contains { fields.search.utf8.contains($0.utf8) }
  }
}

extension String.UTF8View {
  /// Whether the bytes of another text occur in this one.
  fileprivate func contains(_ other: String.UTF8View) -> Bool {
    guard let first = other.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: other) }
  }
}

/// A page of entries, newest first.
package struct LogPage: Hashable, Sendable {
  /// The entries found, newest first.
  package var entries: [LogEntry]
  /// Entries that were found but cannot be shown, in the same order.
  package var unreadable: [UnreadableEntry]
  /// What to pass as `before` for the next page; `nil` once the log's beginning was reached.
  ///
  /// A page may be short or empty and still have a next one, since a search looks through a limited
  /// number of entries at a time (`LogWindow`). All entries from this number on were examined.
  package var next: Int64?

  /// - Parameter next: the number to continue below.
  package init(entries: [LogEntry], unreadable: [UnreadableEntry] = [], next: Int64?) {
    self.entries = entries
    self.unreadable = unreadable
    self.next = next
  }
}
