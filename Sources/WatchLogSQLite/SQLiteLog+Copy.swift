package import WatchLog

extension SQLiteLog: LogCopyTarget {
  /// Adds the entries in one transaction and reads them back.
  package func add(
    _ entries: [(stored: StoredEntry, draft: LogDraft)]
  ) throws(WatchLogError) {
    _ = try write { (connection) throws(WatchLogError) -> [LogEntry] in
      try connection.transaction { () throws(WatchLogError) -> [LogEntry] in
        try requireForm(connection)
        try connection.add(entries)
        let written = entries.compactMap(\.stored.entry)
        try connection.confirm(written)
        return written
      }
    }
  }
}
