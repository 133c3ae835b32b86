package import CrisisModel

/// Which entries are asked for: those that meet every condition that is set.
package struct LogQuery: Hashable, Sendable {
  /// Found anywhere in the text, as `SearchText` folds both.
  package var text: String?
  /// The crisis that the entry links to.
  package var crisis: CrisisID?
  /// Acknowledged, brought back or linked.
  package var alert: AlertID?
  /// Compared exactly.
  package var level: LogLevel?
  /// Compared exactly.
  package var kind: LogContent.Kind?
  /// The desk's name, compared byte by byte.
  package var desk: String?
  /// The author's name.
  package var author: String?
  /// The entry that is pointed back to: finds what corrects, withdraws or accepts it.
  package var subject: LogKey?
  /// When it occurred.
  package var period: LogPeriod?
  /// How many entries a page has at most.
  package var limit: Int

  /// A query without conditions, which every entry meets.
  package init(limit: Int = 100) {
    self.limit = limit
  }

  /// The columns that must have a value, ready for a store.
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

  /// The text as `LogFields.search` has it; one of them must be found.
  ///
  /// The second, where there is one, is as entries have it that earlier programs wrote. Empty where
  /// the query asks for no text.
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
  /// Whether the bytes of another text stand somewhere in this one.
  fileprivate func contains(_ other: String.UTF8View) -> Bool {
    guard let first = other.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: other) }
  }
}

/// A page of entries, newest first.
package struct LogPage: Hashable, Sendable {
  /// The entries found, newest first.
  package var entries: [LogEntry]
  /// Those that cannot be shown, in the same order.
  package var unreadable: [UnreadableEntry]
  /// What to pass as `before` for the next page; `nil` where the log's beginning was reached.
  ///
  /// A page may be short, or empty, and still have a next one: a search looks through
  /// so many entries at a time (`LogWindow`). All entries from this number on were looked at.
  package var next: Int64?

  /// - Parameter next: the number to continue below.
  package init(entries: [LogEntry], unreadable: [UnreadableEntry] = [], next: Int64?) {
    self.entries = entries
    self.unreadable = unreadable
    self.next = next
  }
}
