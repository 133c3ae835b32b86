internal import StrictJSON
internal import WatchLog

/// The schema `watchlog` of a database, compared with what this program makes.
///
/// A schema whose owner added a trigger, or replaced `append`, can confirm an entry and keep
/// nothing, or do what it likes with an officer's rights. So the catalogs are compared object by
/// object when a log is opened, and checked again with each append.
struct PostgreSQLForm: Sendable {
  /// The number of the last step.
  let version: Int
  /// Whether the log can only be read.
  let isReadOnly: Bool
  /// Empty for an earlier form, which is not compared and not written to.
  let differences: [SchemaDifference]
  /// A digest of the catalogs' rows that describe the schema; any change of an object changes it.
  ///
  /// Asking for it takes a sixth of the time that listing the objects takes.
  let stamp: [UInt8]

  init(
    of connection: PostgreSQLConnection, version: Int, isReadOnly: Bool
  ) throws(WatchLogError) {
    self.version = version
    self.isReadOnly = isReadOnly
    // It is taken first, so that the next append notices a change that comes in between.
    stamp = try connection.rows("SELECT (\(Self.stamp))").first?.optionalBlob(0) ?? []
    guard version == PostgreSQLSchema.newest else {
      differences = []
      return
    }
    let rows = try connection.rows(Self.listing)
    differences = Self.differences(
      try rows.map { (row) throws(WatchLogError) in (try row.text(0) ?? "", try row.text(1) ?? "") }
    )
  }

  /// What is missing or altered, in the order of `expected`, and then what is there besides.
  private static func differences(
    _ found: [(String, String)]
  ) -> [SchemaDifference] {
    let there = Dictionary(found) { "\($0)\n\($1)" }
    let ours = Set(expected.map(\.object))
    let wanting = expected.compactMap { object, definition -> SchemaDifference? in
      guard let found = there[object] else { return SchemaDifference(.missing, object) }
      // Bytes are compared: texts that Unicode holds to be equivalent differ to a server.
      let isSame = found.utf8.elementsEqual(definition.utf8)
      return isSame ? nil : SchemaDifference(.altered, object)
    }
    let foreign = there.keys.filter { !ours.contains($0) }.sorted()
    return wanting + foreign.map { SchemaDifference(.foreign, $0) }
  }

  /// Every object of the schema, with a text of everything that matters about it, in words of the
  /// catalogs that PostgreSQL 13 to 17 write alike.
  private static let listing = """
    WITH ours AS (
      SELECT n.oid AS schema, n.nspowner AS owner FROM pg_catalog.pg_namespace AS n
      WHERE n.nspname = 'watchlog'),
    tables AS (
      SELECT c.*, ours.owner FROM pg_catalog.pg_class AS c JOIN ours ON c.relnamespace = ours.schema
      WHERE c.relkind NOT IN ('i', 'I', 't'))
    SELECT 'relation ' || t.relname,
      pg_catalog.concat_ws(' ', t.relkind, t.relpersistence, CASE WHEN t.relrowsecurity THEN 'row security' END,
        CASE WHEN t.relowner <> t.owner THEN 'of ' || pg_catalog.pg_get_userbyid(t.relowner) END)
    FROM tables AS t
    UNION ALL
    SELECT 'column ' || t.relname || '.' || a.attname,
      pg_catalog.concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation = '"C"'::regcollation THEN 'C' END,
        CASE WHEN a.attnotnull THEN 'not null' END, nullif(a.attidentity, ''),
        nullif(a.attgenerated, ''), CASE WHEN a.attinhcount > 0 THEN 'inherited' END,
        pg_catalog.pg_get_expr(d.adbin, d.adrelid))
    FROM tables AS t JOIN pg_catalog.pg_attribute AS a ON a.attrelid = t.oid
      LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 'constraint ' || t.relname || '.' || c.conname,
      CASE c.contype WHEN 'c' THEN 'check ' || pg_catalog.pg_get_expr(c.conbin, c.conrelid)
        ELSE pg_catalog.pg_get_constraintdef(c.oid) END
    FROM tables AS t JOIN pg_catalog.pg_constraint AS c ON c.conrelid = t.oid WHERE c.contype <> 'n'
    UNION ALL
    SELECT 'index ' || c.relname, pg_catalog.concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid),
      CASE WHEN NOT i.indisvalid THEN 'invalid' END)
    FROM tables AS t JOIN pg_catalog.pg_index AS i ON i.indrelid = t.oid
      JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
    UNION ALL
    SELECT 'trigger ' || t.relname || '.' || g.tgname,
      pg_catalog.concat_ws(' ', g.tgenabled, pg_catalog.pg_get_triggerdef(g.oid))
    FROM tables AS t JOIN pg_catalog.pg_trigger AS g ON g.tgrelid = t.oid
    WHERE NOT (g.tgisinternal AND g.tgconstraint <> 0)
    UNION ALL
    SELECT 'rule ' || t.relname || '.' || r.rulename, r.ev_type::text
    FROM tables AS t JOIN pg_catalog.pg_rewrite AS r ON r.ev_class = t.oid
    UNION ALL
    SELECT 'policy ' || t.relname || '.' || p.polname, p.polcmd::text
    FROM tables AS t JOIN pg_catalog.pg_policy AS p ON p.polrelid = t.oid
    UNION ALL
    SELECT 'heir of ' || t.relname, h.inhrelid::text
    FROM tables AS t JOIN pg_catalog.pg_inherits AS h ON h.inhparent = t.oid
    UNION ALL
    SELECT 'function ' || p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')',
      pg_catalog.concat_ws(' ', p.prokind, l.lanname, p.provolatile, p.proisstrict, p.proparallel,
        p.prosecdef, p.proretset, '(' || pg_catalog.pg_get_function_arguments(p.oid) || ')',
        pg_catalog.pg_get_function_result(p.oid), pg_catalog.array_to_string(p.proconfig, ';'),
        CASE WHEN p.proowner <> ours.owner THEN 'of ' || pg_catalog.pg_get_userbyid(p.proowner) END, p.prosrc)
    FROM ours JOIN pg_catalog.pg_proc AS p ON p.pronamespace = ours.schema
      JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
    """

  /// An expression in parentheses: each row of the catalogs with the transaction that wrote it.
  static let stamp = """
    WITH tables AS MATERIALIZED (
      SELECT c.oid, c.xmin FROM pg_catalog.pg_class AS c WHERE c.relnamespace = (
        SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'watchlog'))
    SELECT pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.string_agg(told.word, ' ' ORDER BY told.word COLLATE "C"), 'UTF8'))
    FROM (
      SELECT pg_catalog.concat('n', n.oid, ' ', n.xmin) AS word FROM pg_catalog.pg_namespace AS n
      WHERE n.nspname = 'watchlog'
      UNION ALL SELECT pg_catalog.concat('p', p.oid, ' ', p.xmin) FROM pg_catalog.pg_proc AS p
      WHERE p.pronamespace = (SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'watchlog')
      UNION ALL SELECT pg_catalog.concat('t', t.oid, ' ', t.xmin) FROM tables AS t
      UNION ALL SELECT pg_catalog.concat('a', a.attrelid, '.', a.attnum, ' ', a.xmin) FROM pg_catalog.pg_attribute AS a
      WHERE a.attrelid = ANY (ARRAY(SELECT t.oid FROM tables AS t)) AND a.attnum > 0
      UNION ALL SELECT pg_catalog.concat('c', c.oid, ' ', c.xmin) FROM pg_catalog.pg_constraint AS c
      WHERE c.conrelid = ANY (ARRAY(SELECT t.oid FROM tables AS t))
      UNION ALL SELECT pg_catalog.concat('g', g.oid, ' ', g.xmin) FROM pg_catalog.pg_trigger AS g
      WHERE g.tgrelid = ANY (ARRAY(SELECT t.oid FROM tables AS t))
      UNION ALL SELECT pg_catalog.concat('i', i.indexrelid, ' ', i.xmin) FROM pg_catalog.pg_index AS i
      WHERE i.indrelid = ANY (ARRAY(SELECT t.oid FROM tables AS t))
      UNION ALL SELECT pg_catalog.concat('r', r.oid, ' ', r.xmin) FROM pg_catalog.pg_rewrite AS r
      WHERE r.ev_class = ANY (ARRAY(SELECT t.oid FROM tables AS t))
      UNION ALL SELECT pg_catalog.concat('h', h.inhrelid, ' ', h.xmin) FROM pg_catalog.pg_inherits AS h
      WHERE h.inhparent = ANY (ARRAY(SELECT t.oid FROM tables AS t))
    ) AS told
    """
}
