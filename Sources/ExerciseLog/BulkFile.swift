internal import CSQLite
internal import StrictJSON
internal import WatchLog

/// The file of a log as its owner has it with any tool of SQLite.
final class BulkFile {
  private let path: String
  private let database: OpaquePointer

  init(path: String) throws(WatchLogError) {
    self.path = path
    var opened: OpaquePointer?
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let opened
    else {
      sqlite3_close_v2(opened)
      throw .unavailable(place: path, reason: "SQLite cannot open it")
    }
    database = opened
  }

  deinit {
    sqlite3_close_v2(database)
  }

  func execute(_ sql: String) throws(WatchLogError) {
    try check(sqlite3_exec(database, sql, nil, nil, nil))
  }

  /// Drops indexes and triggers; gives the statements that make them again.
  func takeGuards() throws(WatchLogError) -> [String] {
    let statement = try prepare(
      "SELECT 'DROP ' || type || ' ' || name, sql FROM sqlite_schema"
        + " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL")
    var guards: [(drop: String, make: String)] = []
    while sqlite3_step(statement.pointer) == SQLITE_ROW {
      guards.append((statement.text(0), statement.text(1)))
    }
    sqlite3_reset(statement.pointer)
    for (drop, _) in guards { try execute(drop) }
    return guards.map(\.make)
  }

  /// A statement that writes entries one after another.
  func insertion() throws(WatchLogError) -> Insertion {
    let columns =
      ["sequence", "previous", "hash", "draft", "key", "occurred", "recorded", "search"]
      + LogColumn.allCases.map(\.rawValue)
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return Insertion(
      try prepare("INSERT INTO entries (\(columns.joined(separator: ", "))) VALUES (\(marks))"),
      into: self)
  }

  private func prepare(_ sql: String) throws(WatchLogError) -> Statement {
    var pointer: OpaquePointer?
    try check(sqlite3_prepare_v2(database, sql, -1, &pointer, nil))
    guard let pointer else { throw .unavailable(place: path, reason: "no statement") }
    return Statement(pointer)
  }

  fileprivate func check(_ code: Int32) throws(WatchLogError) {
    guard code != SQLITE_OK, code != SQLITE_DONE else { return }
    throw .unavailable(
      place: path, reason: Message(quoted: String(cString: sqlite3_errmsg(database))))
  }
}

extension BulkFile {
  fileprivate final class Statement {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
      self.pointer = pointer
    }

    deinit {
      sqlite3_finalize(pointer)
    }

    func text(_ column: Int32) -> String {
      sqlite3_column_text(pointer, column).map { String(cString: $0) } ?? ""
    }
  }

  struct Insertion {
    private let statement: Statement
    private let file: BulkFile

    fileprivate init(_ statement: Statement, into file: BulkFile) {
      (self.statement, self.file) = (statement, file)
    }

    func write(_ entry: StoredEntry, key: LogKey) throws(WatchLogError) {
      let pointer = statement.pointer
      sqlite3_bind_int64(pointer, 1, entry.sequence)
      for (index, bytes) in zip(Int32(2)..., [entry.previous, entry.hash, entry.draft, key.bytes]) {
        _ = wf_sqlite3_bind_blob(pointer, index, bytes, Int32(bytes.count))
      }
      sqlite3_bind_int64(pointer, 6, entry.fields.occurred)
      sqlite3_bind_int64(pointer, 7, entry.fields.recorded)
      bind(entry.fields.search, at: 8)
      for (index, column) in zip(Int32(9)..., LogColumn.allCases) {
        bind(entry.fields[column], at: index)
      }
      let code = sqlite3_step(pointer)
      sqlite3_reset(pointer)
      try file.check(code)
    }

    private func bind(_ text: String?, at index: Int32) {
      guard var text else {
        sqlite3_bind_null(statement.pointer, index)
        return
      }
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          _ = wf_sqlite3_bind_text(
            statement.pointer, index, characters.baseAddress, Int32(bytes.count))
        }
      }
    }
  }
}
