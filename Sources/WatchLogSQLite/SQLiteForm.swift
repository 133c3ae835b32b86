internal import WatchLog

/// The form of a database: the statements that made its tables, indexes, views and triggers, from
/// `sqlite_schema`.
struct SQLiteForm: Hashable, Sendable {
  private struct Name: Hashable, Comparable, Sendable {
    let kind: String
    let name: String
    let table: String

    static func < (left: Name, right: Name) -> Bool {
      (left.kind, left.name, left.table) < (right.kind, right.name, right.table)
    }
  }

  private var statements: [Name: String] = [:]

  /// Reads the form.
  ///
  /// A file may have any number of objects; more than ours are not read.
  init(_ connection: SQLiteConnection) throws(WatchLogError) {
    let found = try connection.rows(
      """
      SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
      WHERE NOT (type = 'table' AND name GLOB 'sqlite_stat[0-9]*') LIMIT 200
      """
    ) { row in (0..<4).map { row.text($0) ?? "" } }
    for columns in found {
      let name = Name(kind: columns[0], name: columns[1], table: columns[2])
      // The tables of an index of texts belong to SQLite, and their statements depend on its
      // version.
      let isShadow = name.kind == "table" && Self.shadows.contains(name.name)
      statements[name] = isShadow ? "" : Self.squeezed(columns[3])
    }
  }

  /// The tables of the virtual table `words`.
  private static let shadows: Set<String> = [
    "words_config", "words_content", "words_data", "words_docsize", "words_idx",
  ]

  /// Removes blanks: they mean nothing in these statements, and versions of SQLite place them
  /// differently.
  private static func squeezed(_ sql: String) -> String {
    String(decoding: sql.utf8.filter { !(9...13).contains($0) && $0 != 32 }, as: UTF8.self)
  }

  /// The objects that are not as expected, in the order of their names.
  func differences(from expected: SQLiteForm) -> [SchemaDifference] {
    let names = Set(statements.keys).union(expected.statements.keys).sorted()
    return names.filter { statements[$0] != expected.statements[$0] }.map { name in
      let kind: SchemaDifference.Kind =
        statements[name] == nil ? .missing : expected.statements[name] == nil ? .foreign : .altered
      return SchemaDifference(kind, "\(name.kind) \(name.name)")
    }
  }
}

extension SQLiteSchema {
  /// The form after so many steps, made anew in memory.
  func form(_ version: Int) throws(WatchLogError) -> SQLiteForm {
    let made = try SQLiteConnection.inMemory()
    for sql in migrations.prefix(version) { try made.execute(sql) }
    return try SQLiteForm(made)
  }
}

/// Compares the form of an open database with the form that this program gives it.
final class FormCheck {
  private let schema: SQLiteSchema
  private var expected: [Int: SQLiteForm] = [:]
  /// The number that SQLite gives the schema and raises with each change.
  private var known: Int64?
  /// What differed at the last check.
  private(set) var differences: [SchemaDifference] = []

  init(_ schema: SQLiteSchema) {
    self.schema = schema
  }

  /// Checks the form if it has changed since the last check.
  func look(_ connection: SQLiteConnection) throws(WatchLogError) {
    if let known, try connection.number("PRAGMA schema_version") == known { return }
    // In one transaction: another process may bring the file to a new form meanwhile.
    try connection.reading { () throws(WatchLogError) in try check(connection) }
  }

  /// Checks the form whatever is known of it: whoever writes the file can set that number.
  ///
  /// Must be called in a transaction.
  func check(_ connection: SQLiteConnection) throws(WatchLogError) {
    let version = try schema.version(of: connection)
    known = try connection.number("PRAGMA schema_version")
    connection.version = version
    // Nobody has written to it yet; the first writer gives it its form.
    guard version > 0 else { return differences = [] }
    let form: SQLiteForm
    if let made = expected[version] { form = made } else { form = try schema.form(version) }
    expected[version] = form
    differences = try SQLiteForm(connection).differences(from: form)
  }
}
