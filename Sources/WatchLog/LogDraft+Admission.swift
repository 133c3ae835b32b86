extension LogDraft {
  /// No draft has more bytes; a handover with its document has some ten thousand.
  package static let longest = 1 << 20

  /// Bytes of UTF-8 that an officer's words may have, typed, pasted or given on the command line;
  /// author, desk and links have room beside them.
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
