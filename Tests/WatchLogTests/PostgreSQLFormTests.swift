import CrisisModel
import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL
import WatchLogSQLite

/// The schema is what this program makes, or nothing is written to it.
@Suite("Form of the log in PostgreSQL") struct PostgreSQLFormTests {
  private let server: PostgreSQLServer
  private let database: (name: String, url: String)

  init() throws {
    server = try PostgreSQLServer.shared()
    database = try server.makeDatabase()
  }

  private func open() throws -> PostgreSQLLog {
    try PostgreSQLLog(PostgreSQLAddress(database.url))
  }

  private func sql(_ statements: String) throws {
    try server.sql(statements, in: database.name)
  }

  @Test func newLogIsAsItIsMade() throws {
    #expect(try open().schemaDifferences().isEmpty)
    #expect(try open().verify().isSound)
  }

  /// Entries of a program before the server added facts stay, and new ones follow them.
  @Test func thirdFormIsBroughtToTheNewest() throws {
    let earlier = try EarlierPostgreSQL(server, database.name)
    let first = try earlier.append(.note("Côte d’Ivoire"))
    let second = try earlier.append(.acknowledgement("a/b", note: "seen"), after: LogHead(first))
    let log = try open()
    #expect(try log.verify().isSound)
    #expect(try log.schemaDifferences().isEmpty)
    let third = try log.record(.note("with facts"))
    #expect(third.previous == second.hash)
    #expect(third.facts != nil)
    #expect(try log.news(after: 0) == [first, second, third])
    #expect(try log.verify().isSound)
  }

  /// Who may not write goes on to read a log that its owner has not brought to the newest form.
  @Test func thirdFormIsReadByOthers() throws {
    let entry = try EarlierPostgreSQL(server, database.name).append(.note("before"))
    let role = "reader_\(database.name)"
    try sql(
      """
      CREATE ROLE \(role) LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA watchlog TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO \(role)
      """)
    let reader = try PostgreSQLLog(PostgreSQLAddress(server.url(database.name, as: role)))
    #expect(try reader.news(after: 0) == [entry])
    #expect(reader.status.isReadOnly)
    let error = #expect(throws: WatchLogError.self) { try reader.record(.note("no")) }
    #expect(error?.text.string.contains("form 3 is to become 4") == true)
  }

  private static let ignoring = """
    CREATE FUNCTION public.ignore() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN RETURN NULL; END';
    CREATE TRIGGER eager BEFORE INSERT ON watchlog.entries
      FOR EACH ROW EXECUTE FUNCTION public.ignore()
    """

  private static let answeringNicely = """
    CREATE OR REPLACE FUNCTION watchlog.append(draft bytea, search text) RETURNS int8
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS 'BEGIN RETURN 2; END'
    """

  /// What the owner of a schema can do to it, and what of it is told.
  static let alterations: [(sql: String, difference: SchemaDifference)] = [
    (ignoring, .init(.foreign, "trigger entries.eager")),
    (answeringNicely, .init(.altered, "function append(bytea, text)")),
    ("ALTER FUNCTION watchlog.append SECURITY INVOKER", append),
    ("ALTER FUNCTION watchlog.append RESET ALL", append),
    ("ALTER FUNCTION watchlog.append SET search_path = public", append),
    (
      "ALTER TABLE watchlog.entries DISABLE TRIGGER follow",
      .init(.altered, "trigger entries.follow")
    ),
    ("ALTER TABLE watchlog.entries ENABLE TRIGGER stay", .init(.altered, "trigger entries.stay")),
    ("DROP TRIGGER keep ON watchlog.head", .init(.missing, "trigger head.keep")),
    (
      "CREATE RULE quiet AS ON INSERT TO watchlog.entries DO INSTEAD NOTHING",
      .init(.foreign, "rule entries.quiet")
    ),
    (
      "ALTER TABLE watchlog.entries DROP CONSTRAINT entries_filed",
      .init(.missing, "constraint entries.entries_filed")
    ),
    (
      "ALTER TABLE watchlog.entries ADD CONSTRAINT few CHECK (sequence < 9)",
      .init(.foreign, "constraint entries.few")
    ),
    ("ALTER TABLE watchlog.entries ENABLE ROW LEVEL SECURITY", .init(.altered, "relation entries")),
    ("ALTER TABLE watchlog.entries SET UNLOGGED", .init(.altered, "relation entries")),
    ("CREATE TABLE public.more () INHERITS (watchlog.entries)", .init(.foreign, "heir of entries")),
    ("ALTER TABLE watchlog.entries ADD COLUMN more text", .init(.foreign, "column entries.more")),
    (
      "ALTER TABLE watchlog.entries ALTER COLUMN facts SET DEFAULT 'x'",
      .init(.altered, "column entries.facts")
    ),
    ("DROP INDEX watchlog.entries_grams", .init(.missing, "index entries_grams")),
    ("CREATE INDEX more ON watchlog.entries (hash)", .init(.foreign, "index more")),
    ("CREATE VIEW watchlog.more AS SELECT 1", .init(.foreign, "relation more")),
    (
      "CREATE FUNCTION watchlog.append(bytea, name) RETURNS int8 LANGUAGE sql AS 'SELECT 2::int8'",
      .init(.foreign, "function append(bytea, name)")
    ),
    ("CREATE ROLE other_DATABASE; ALTER TABLE watchlog.head OWNER TO other_DATABASE", head),
    ("CREATE ROLE other_DATABASE; ALTER FUNCTION watchlog.append OWNER TO other_DATABASE", append),
  ]
  private static let append = SchemaDifference(.altered, "function append(bytea, text)")
  private static let head = SchemaDifference(.altered, "relation head")

  /// Altered between two entries: the second is refused and waits, nothing is said to be written, and
  /// what is there can be read.
  @Test(arguments: alterations)
  func alterationIsFound(sql: String, difference: SchemaDifference) throws {
    let log = try open()
    let first = try log.record(.note("before"))
    try self.sql(sql.replacing("DATABASE", with: database.name))
    let error = try #require(
      #expect(throws: WatchLogError.self) { try log.record(.note("after")) })
    guard case .altered(_, let differences) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(differences.contains(difference), "\(differences)")
    #expect(log.status.differences == differences)
    #expect(try log.verify().differences == differences)
    let opened = try open()
    #expect(try opened.head() == LogHead(first))
    #expect(opened.status.differences == differences)
    #expect(throws: error) { try opened.record(.note("after")) }
    #expect(try opened.head() == LogHead(first))
    #expect(try opened.entry(first.draft.key) == first)
  }

  /// What the keeper of a database does to it in the course of things keeps nobody from writing.
  @Test(arguments: [
    "GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO PUBLIC", "ANALYZE watchlog.entries",
    "REINDEX SCHEMA watchlog", "VACUUM FULL watchlog.entries",
    "CLUSTER watchlog.entries USING entries_pkey",
    "ALTER TABLE watchlog.entries VALIDATE CONSTRAINT entries_filed",
    "ALTER TABLE watchlog.entries SET (autovacuum_enabled = false)",
    "COMMENT ON TABLE watchlog.entries IS 'the log'",
  ])
  func careIsNoAlteration(statement: String) throws {
    let log = try open()
    try log.record(.note("before"))
    try sql(statement)
    #expect(try log.record(.note("after")).sequence == 2)
    #expect(try open().record(.note("and after")).sequence == 3)
    #expect(try log.verify().isSound)
  }

  /// Put right again, the log takes what waits, without being opened anew.
  @Test func draftsWaitForTheSchema() throws {
    let directory = try TemporaryDirectory()
    let log = try QueuedLog(open(), queue: "\(directory.path)/queue.db")
    let first = try log.record(.note("before"))
    try sql(Self.ignoring)
    let waiting = draft(.note("after"))
    #expect(try log.append(waiting) == .queued(waiting.key))
    #expect(try log.queued() == [waiting])
    guard case .altered? = log.status.problem else {
      Issue.record("\(String(describing: log.status.problem))")
      return
    }
    try sql("DROP TRIGGER eager ON watchlog.entries; DROP FUNCTION public.ignore")
    #expect(try log.append(draft(.note("later"))) != .recorded(first))
    try log.waitFor { try $0.queued().isEmpty && $0.status.problem == nil }
    #expect(try log.news(after: 0).texts == ["before", "after", "later"])
  }

  /// A trigger that a superuser hid from the catalogs' words is not found, but what it does is.
  @Test func whatIsNotThereIsNotWritten() throws {
    let log = try open()
    let first = try log.record(.note("before"))
    try sql(
      """
      SET allow_system_table_mods = on; \(Self.ignoring);
      UPDATE pg_trigger SET tgisinternal = true, tgconstraint = 1 WHERE tgname = 'eager'
      """)
    #expect(try log.schemaDifferences().isEmpty)
    let error = WatchLogError.notWritten(place: log.place, reason: "no entry has its key")
    #expect(throws: error) { try log.record(.note("after")) }
    #expect(error.text.string.contains("NOT written"))
    #expect(try log.head() == LogHead(first))
  }
}
