package import WatchLog

/// What the user of a connection may do on the server, beyond what a log needs.
package struct PostgreSQLRights: Hashable, Sendable {
  /// The role whose rights these are.
  package var user = ""
  /// The owner of the log's schema.
  package var owner = ""
  /// Whether the role is a superuser, or may create roles or databases, replicate, or bypass row
  /// security.
  package var isPowerful = false
  /// Whether the role is the owner or a member of it.
  package var isOwner = false
  /// Whether the owner is a role that can log in.
  package var ownerLogsIn = false
  /// Whether the role may run every function named `append` of the schema.
  package var mayAppend = false
  /// Whether the role may change, truncate or add triggers to any table of the schema.
  package var mayChangeTables = false
  /// Whether the role may create schemas in the database.
  package var mayMakeSchemas = false
  /// Whether the role may create objects in any schema, other than temporary ones.
  package var mayMakeObjects = false
  /// How many sessions the role may have; -1 if there is no limit.
  package var connectionLimit = -1
  /// The names of the settings that are set for the role, other than to zero.
  package var limits: [String] = []

  /// The settings that a role should have, whatever a program asks for.
  package static let timeouts = [
    "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout",
  ]

  /// The rights of a role that has none.
  package init() {}

  static let question = """
    SELECT me.rolname, owner.rolname,
      me.rolsuper OR me.rolcreaterole OR me.rolcreatedb OR me.rolreplication OR me.rolbypassrls,
      pg_catalog.pg_has_role(me.oid, owner.oid, 'MEMBER'), owner.rolcanlogin,
      COALESCE((SELECT pg_catalog.bool_and(pg_catalog.has_function_privilege(p.oid, 'EXECUTE'))
        FROM pg_catalog.pg_proc AS p
        WHERE p.pronamespace = log.oid AND p.proname = 'append'), false),
      EXISTS (SELECT FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = log.oid AND c.relkind IN ('r', 'p', 'v') AND
          pg_catalog.has_table_privilege(
            c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')),
      pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
      EXISTS (SELECT FROM pg_catalog.pg_namespace AS n
        WHERE n.nspname !~ '^pg_(toast_)?temp_' AND
          pg_catalog.has_schema_privilege(n.oid, 'CREATE')),
      me.rolconnlimit,
      COALESCE((SELECT pg_catalog.string_agg(
          DISTINCT pg_catalog.split_part(setting, '=', 1), ' ')
        FROM pg_catalog.pg_db_role_setting AS s, LATERAL pg_catalog.unnest(s.setconfig) AS setting
        WHERE s.setrole = me.oid AND s.setdatabase IN (0, (SELECT d.oid
          FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database()))
          AND setting !~ '=0[a-z]*$'), '')
    FROM pg_catalog.pg_namespace AS log
    JOIN pg_catalog.pg_roles AS owner ON owner.oid = log.nspowner
    JOIN pg_catalog.pg_roles AS me ON me.rolname = current_user
    WHERE log.nspname = 'watchlog'
    """

  /// Reads a row of `question`.
  init(_ row: PostgreSQLRow) throws(WatchLogError) {
    user = try row.text(0) ?? ""
    owner = try row.text(1) ?? ""
    isPowerful = try row.integer(2) == 1
    isOwner = try row.integer(3) == 1
    ownerLogsIn = try row.integer(4) == 1
    mayAppend = try row.integer(5) == 1
    mayChangeTables = try row.integer(6) == 1
    mayMakeSchemas = try row.integer(7) == 1
    mayMakeObjects = try row.integer(8) == 1
    connectionLimit = Int(try row.integer(9))
    limits = try row.text(10)?.split(separator: " ").map(String.init) ?? []
  }
}

extension PostgreSQLRights {
  /// Asks a server for the rights, and creates no log there; they are `nil` if there is no log yet.
  package static func read(
    _ address: PostgreSQLAddress
  ) throws(WatchLogError) -> (rights: PostgreSQLRights?, line: LogLine) {
    let connection = try PostgreSQLConnection(address, PostgreSQLTimeouts())
    let row = try connection.rows(question).first
    guard let row else { return (nil, connection.line) }
    return (try PostgreSQLRights(row), connection.line)
  }
}
