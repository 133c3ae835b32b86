extension LogDraft {
  /// No draft has more bytes; a handover with its document has some ten thousand.
  package static let longest = 1 << 20

  package func checkLength() throws(WatchLogError) {
    let count = canonicalBytes.count
    if count > Self.longest { throw .tooLong(bytes: count, limit: Self.longest) }
  }
}

extension LogEntry {
  /// The entry, where a draft with its key is the one it was made of.
  package func confirmed(
    as draft: LogDraft, at place: String
  ) throws(WatchLogError) -> LogEntry {
    guard draft.canonicalBytes == self.draft.canonicalBytes else {
      throw .keyTaken(place: place, draft.key)
    }
    return self
  }
}
