extension LogDraft {
  /// The most canonical bytes a draft may have; a handover with its document has some ten thousand.
  package static let longest = 1 << 20

  /// The most bytes of UTF-8 that an officer's words may have, typed, pasted or given on the
  /// command line; `longest` leaves room for author, desk and links beside them.
  package static let longestText = 1_000_000

  /// Throws `tooLong` if the words or the canonical bytes exceed their limit; a handover's document
  /// counts only towards the second.
  package func checkLength() throws(WatchLogError) {
    let words = content.kind == .handoverPrepared ? 0 : content.text.utf8.count
    if words > Self.longestText { throw .tooLong(bytes: words, limit: Self.longestText) }
    let count = canonicalBytes.count
    if count > Self.longest { throw .tooLong(bytes: count, limit: Self.longest) }
  }
}

extension LogEntry {
  /// Returns the entry if it was made of this draft; throws `keyTaken` if it only has the same key.
  package func confirmed(
    as draft: LogDraft, at place: String
  ) throws(WatchLogError) -> LogEntry {
    guard draft.canonicalBytes == self.draft.canonicalBytes else {
      throw .keyTaken(place: place, draft.key)
    }
    return self
  }
}
