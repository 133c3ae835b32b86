import CrisisModel
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

/// Objects of others, in every schema that a search path could name, and none of them runs.
///
/// Each fits the arguments of a statement of the log more closely than that of `pg_catalog`, or is
/// found before it where the path says so, and notes that it ran.
@Suite("Search path of the log in PostgreSQL") struct PostgreSQLPathTests {
  private let server: PostgreSQLServer
  private let database: (name: String, url: String)

  init() throws {
    server = try PostgreSQLServer.shared()
    database = try server.makeDatabase()
    try server.sql(
      "CREATE TABLE public.ran (what text); GRANT ALL ON public.ran TO PUBLIC", in: database.name)
  }

  private static let functions = [
    ("unnest", "text[]", "SETOF text", "'a'::text"),
    ("generate_series", "bigint, bigint, integer", "SETOF bigint", "1::bigint"),
    ("md5", "text", "text", "'a'::text"), ("sha256", "bytea", "bytea", "'a'::bytea"),
    ("strpos", "text, text", "integer", "1"), ("max", "bigint", "bigint", "1::bigint"),
    ("count", "bigint", "bigint", "0::bigint"),
    ("to_regclass", "text", "regclass", "NULL::regclass"),
    ("pg_notify", "text, text", "void", "NULL"), ("octet_length", "bytea", "integer", "1"),
    ("octet_length", "text", "integer", "1"), ("convert_to", "text, text", "bytea", "'a'::bytea"),
    ("get_byte", "bytea, integer", "integer", "1"),
    ("set_config", "text, text, boolean", "text", "'a'::text"),
    ("current_setting", "text", "text", "'a'::text"), ("pg_is_in_recovery", "", "boolean", "true"),
    ("pg_advisory_lock", "integer", "void", "NULL"),
    ("concat_ws", "text, text, text", "text", "'a'"),
    ("int4send", "integer", "bytea", "'a'::bytea"), ("host", "inet", "text", "'a'::text"),
    ("floor", "numeric", "numeric", "0::numeric"),
    ("substr", "bytea, integer, integer", "bytea", "$1"),
    ("array_append", "bigint[], bigint", "bigint[]", "$1"),
    ("pg_trigger_depth", "", "integer", "1"),
  ]

  private static let operators = [
    ("=", "bytea", "bytea", "boolean", "false"), ("=", "text", "text", "boolean", "false"),
    ("=", "bigint", "integer", "boolean", "false"), ("=", "text", "name", "boolean", "false"),
    ("||", "text", "name", "text", "'a'"), ("||", "bytea", "bytea", "bytea", "$1"),
    ("||", "text", "bigint", "text", "'a'"), (">", "bigint", "integer", "boolean", "false"),
    (">=", "bigint", "integer", "boolean", "false"), ("<", "bigint", "integer", "boolean", "false"),
    (">>", "bigint", "bigint", "bigint", "$1"), ("<<", "bigint", "bigint", "bigint", "$1"),
    ("@>", "bigint[]", "bigint[]", "boolean", "false"),
    ("&", "bigint", "integer", "bigint", "$1"), ("+", "bigint", "integer", "bigint", "$1"),
    ("-", "bigint", "integer", "bigint", "$1"),
  ]

  /// The statements that plant all of them in a schema.
  private static func traps(in schema: String) -> String {
    let noting = "INSERT INTO public.ran VALUES"
    let functions = functions.map { name, arguments, result, value in
      """
      CREATE FUNCTION \(schema).\(name)(\(arguments)) RETURNS \(result) LANGUAGE sql
        AS $trap$ \(noting) ('\(schema).\(name)'); SELECT \(value) $trap$;
      """
    }
    let operators = operators.enumerated().map { number, each in
      let (sign, left, right, result, value) = each
      return """
        CREATE FUNCTION \(schema).trap\(number)(\(left), \(right)) RETURNS \(result) LANGUAGE sql
          AS $trap$ \(noting) ('\(schema) \(sign)'); SELECT \(value)::\(result) $trap$;
        CREATE OPERATOR \(schema).\(sign) (
          LEFTARG = \(left), RIGHTARG = \(right), FUNCTION = \(schema).trap\(number));
        """
    }
    // Without the types of `pg_catalog` in front, since the path is to be tried.
    return (functions + operators).joined(separator: "\n")
  }

  private func ran() throws -> String {
    try server.sql(
      "SET search_path = pg_catalog; SELECT string_agg(DISTINCT what, ', ') FROM public.ran",
      in: database.name)
  }

  /// All that a desk asks of its log.
  private func use(_ log: PostgreSQLLog) throws {
    let first = try log.record(draft(.acknowledgement("a/b", note: "seen"), about: "libya-2011"))
    let note = try log.record(.note("a note that is found"))
    let taken = try log.record(.withdrawal(of: first.draft.key, alert: "a/b", note: ""))
    #expect(try log.entry(note.draft.key) == note)
    #expect(try log.acknowledgementEntries(of: ["a/b"]) == [first, taken])
    #expect(try log.entries(pointingTo: [first.draft.key]) == [taken])
    #expect(try log.stored(after: 0, limit: 9).count == 3)
    var query = LogQuery()
    for text in ["is found", "is"] {
      query.text = text
      #expect(try log.page(query).entries == [note])
    }
    query = LogQuery()
    query.crisis = "libya-2011"
    #expect(try log.page(query).entries == [first])
    query.kind = .acknowledgement
    query.period = LogPeriod(from: .march(1), to: .march(31))
    #expect(try log.page(query).entries == [first])
    #expect(try log.head() == LogHead(taken))
    try log.waitFor { $0.status.connection == .connected }
    #expect(try log.verify().checked == 3)
  }

  /// The traps are set: as a session comes in, they fire.
  private func expectTheyFire(_ schema: String) throws {
    try server.sql("SELECT * FROM unnest('{a}'::text[])", in: database.name)
    #expect(try ran() == "\(schema).unnest\n")
    try server.sql("TRUNCATE public.ran", in: database.name)
  }

  /// The database's path and the address's name the schema of the traps before all others.
  @Test(arguments: ["public", "watch"]) func plantedBeforeTheLog(schema: String) throws {
    try server.sql(
      """
      CREATE SCHEMA IF NOT EXISTS \(schema); \(Self.traps(in: schema))
      ALTER DATABASE \(database.name) SET search_path = "$user", public, pg_catalog
      """, in: database.name)
    try expectTheyFire(schema)
    let mark = database.url.contains("?") ? "&" : "?"
    let options = "options=-csearch_path%3D\(schema)%2Cpg_catalog"
    for url in [database.url, database.url + mark + options] {
      let log = try PostgreSQLLog(PostgreSQLAddress(url))
      if url == database.url {
        try use(log)
        #expect(try log.verify().isSound)
      } else {
        #expect(try log.record(.note("once more")).sequence == 4)
      }
    }
    #expect(try ran() == "\n")
  }

  /// An officer with a right to make schemas plants them for another, who only has those of the manual.
  @Test func plantedByAnOfficer() throws {
    try PostgreSQLLog(PostgreSQLAddress(database.url)).record(.note("by the owner"))
    let (mallory, victim) = ("mallory_\(database.name)", "victim_\(database.name)")
    try server.sql(
      """
      CREATE ROLE \(mallory); CREATE ROLE \(victim) LOGIN PASSWORD 'x';
      GRANT CREATE ON DATABASE \(database.name) TO \(mallory);
      GRANT USAGE ON SCHEMA watchlog TO \(victim);
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO \(victim);
      GRANT EXECUTE ON FUNCTION watchlog.append, watchlog.grams TO \(victim);
      SET ROLE \(mallory);
      CREATE SCHEMA \(victim); GRANT USAGE ON SCHEMA \(victim) TO PUBLIC;
      \(Self.traps(in: victim)) RESET ROLE;
      ALTER ROLE \(victim) SET search_path = "$user", pg_catalog
      """, in: database.name)
    let log = try PostgreSQLLog(PostgreSQLAddress(server.url(database.name, as: victim)))
    let entry = try log.record(.note("by the victim"))
    var query = LogQuery()
    query.text = "the victim"
    #expect(try log.page(query).entries == [entry])
    #expect(try log.entries(pointingTo: [entry.draft.key]).isEmpty)
    #expect(try log.verify().isSound)
    #expect(try ran() == "\n")
  }

  /// The owner plants them in the schema of the log itself: they are told, and do not run.
  @Test func plantedInTheSchemaOfTheLog() throws {
    let log = try PostgreSQLLog(PostgreSQLAddress(database.url))
    try use(log)
    try server.sql(Self.traps(in: "watchlog"), in: database.name)
    var query = LogQuery()
    query.text = "is found"
    #expect(try log.page(query).entries.count == 1)
    let verification = try log.verify()
    #expect(verification.breaks.isEmpty)
    let planted = Self.functions.count + Self.operators.count
    #expect(verification.differences.count == planted)
    #expect(throws: WatchLogError.altered(place: log.place, verification.differences)) {
      try log.record(.note("after"))
    }
    #expect(try ran() == "\n")
  }
}
