package import WatchLog
internal import WatchLogSQLite

extension SampleLog {
  /// Writes so many entries into a new file.
  ///
  /// Guards and indexes are taken away and made again as the file had them: entry by entry through
  /// the guards a million would take minutes. What is there in the end is the same.
  ///
  /// - Parameter progress: told now and then how many entries are written.
  package static func write(
    _ count: Int, to path: String, progress: (Int) -> Void = { _ in }
  ) throws(WatchLogError) {
    // The file's form is the program's own.
    _ = try SQLiteLog(path: path).head()
    let file = try BulkFile(path: path)
    try file.execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN")
    let guards = try file.takeGuards()
    let end = try writeChain(count, to: file, progress)
    try file.execute("INSERT INTO words (rowid, search) SELECT sequence, search FROM entries")
    try file.execute(
      "UPDATE head SET sequence = \(end.sequence), hash = x'\(Hexadecimal.text(end.hash.bytes))'")
    for sql in guards { try file.execute(sql) }
    try file.execute("COMMIT")
  }

  private static func writeChain(
    _ count: Int, to file: BulkFile, _ progress: (Int) -> Void
  ) throws(WatchLogError) -> LogHead {
    let insertion = try file.insertion()
    var head = LogHead.empty
    for number in 1...count {
      let draft = draft(number)
      let bytes = draft.canonicalBytes
      let next = LogHead(
        sequence: head.sequence + 1, hash: try LogHash(previous: head.hash, draft: bytes))
      let stored = StoredEntry(
        sequence: next.sequence, previous: head.hash.bytes, hash: next.hash.bytes, draft: bytes,
        fields: LogFields(draft))
      try insertion.write(stored, key: draft.key)
      head = next
      if number.isMultiple(of: 100_000) { progress(number) }
    }
    return head
  }
}
