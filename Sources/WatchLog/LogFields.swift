internal import CrisisModel
internal import StrictJSON

/// A part of an entry to find it by; the raw value names its column in a database.
package enum LogColumn: String, CaseIterable, Sendable {
  case kind, level, desk, author, crisis, alert, subject
}

/// What the stores keep beside the canonical bytes, to find entries without reading them.
///
/// It follows from the draft, and `ChainCheck` compares it with the draft, so that a database in
/// which only a column was altered is found out.
package struct LogFields: Hashable, Sendable {
  /// In the order of `LogColumn`.
  private var values: [String?]
  /// When it happened, in seconds since 1970.
  package let occurred: Int64
  /// When it was written down, in seconds since 1970.
  package let recorded: Int64
  /// The text, folded as `LogQuery.text` is.
  package private(set) var search: String

  /// Derives the fields from a draft.
  package init(_ draft: LogDraft) {
    let values = [
      draft.content.kind.rawValue, draft.level.rawValue, draft.desk, draft.author.name,
      draft.links.crisis?.rawValue, draft.alert?.rawValue, draft.content.subject?.description,
    ]
    self.values = values.map { $0.map(Self.storable) }
    occurred = Int64(draft.occurred.seconds)
    recorded = Int64(draft.recorded.seconds)
    search = Self.folded(draft.content.text)
  }

  /// The fields as a store returns them, unchecked.
  package init(
    occurred: Int64, recorded: Int64, search: String, value: (LogColumn) -> String?
  ) {
    self.occurred = occurred
    self.recorded = recorded
    self.search = search
    values = LogColumn.allCases.map(value)
  }

  /// Compares bytes: two texts that Unicode holds to be equivalent are kept and found apart.
  package static func == (left: LogFields, right: LogFields) -> Bool {
    left.occurred == right.occurred && left.recorded == right.recorded
      && left.search.utf8.elementsEqual(right.search.utf8)
      && left.values.map { $0.map { Array($0.utf8) } }
        == right.values.map { $0.map { Array($0.utf8) } }
  }

  /// Hashes only the times, which is enough to spread entries.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(occurred)
    hasher.combine(recorded)
  }

  /// The value of a column; `nil` if the entry has none.
  package subscript(column: LogColumn) -> String? {
    zip(LogColumn.allCases, values).first { $0.0 == column }?.1
  }

  /// Text without zero bytes, which PostgreSQL cannot hold and at which SQLite would stop; each
  /// becomes U+FFFD.
  package static func storable(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return text.replacingScalars { $0 == "\0" ? "\u{FFFD}" : nil }
  }

  /// Returns the same text for words that differ only in what `SearchText` folds.
  static func folded(_ text: String) -> String { storable(SearchText.folded(text)) }

  /// Folds as earlier programs did: lower case only.
  static func foldedEarlier(_ text: String) -> String { storable(text.lowercased()) }

  /// Whether this program or an earlier one derives these fields from the draft.
  func follow(from draft: LogDraft) -> Bool {
    let fields = LogFields(draft)
    if self == fields { return true }
    var earlier = self
    earlier.search = fields.search
    return earlier == fields
      && search.utf8.elementsEqual(Self.foldedEarlier(draft.content.text).utf8)
  }
}
