import FoundationEssentials
import TestSupport
import WatchLog

/// A log on a server whose schema is that of programs that made no newer form than the third.
struct EarlierPostgreSQL {
  private let server: PostgreSQLServer
  private let database: String

  /// Makes the schema in an empty database.
  init(_ server: PostgreSQLServer, _ database: String) throws {
    self.server = server
    self.database = database
    let path = "\(Repository.root)/Tests/WatchLogTests/Fixtures/postgresql-form-3.sql"
    try server.sql(String(contentsOfFile: path, encoding: .utf8), in: database)
  }

  /// Adds an entry as those programs did.
  @discardableResult
  func append(_ content: LogContent, after head: LogHead = .empty) throws -> LogEntry {
    let entry = try LogEntry(draft(content), after: head)
    let stored = StoredEntry(entry)
    let columns = LogColumn.allCases.map { column in
      stored.fields[column].map { "$q$\($0)$q$" } ?? "NULL"
    }
    try server.sql(
      """
      SELECT 1 FROM watchlog.append('\\x\(entry.draft.key)',
        '\\x\(Hexadecimal.text(stored.draft))', \(stored.fields.occurred),
        \(stored.fields.recorded), $q$\(stored.fields.search)$q$, \(columns.joined(separator: ", ")))
      """, in: database)
    return entry
  }
}

extension PostgreSQLServer {
  /// The address of a database as a role with the password `x` reaches it.
  func url(_ database: String, as role: String) -> String {
    url(database).replacing("\(Self.user):s3cret%2F%2540@", with: "\(role):x@")
  }
}
