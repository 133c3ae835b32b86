extension PostgreSQLSchema {
  /// Adds the server's facts, columns that the server derives from the draft, and checks that
  /// refuse every row that no program would write, whoever inserts it.
  ///
  /// Every function is created, or replaced, with a search path of its own. Triggers fire in every
  /// mode of replication. The checks do not apply to existing rows: a log with an entry that was
  /// never valid must still open, and verification reports it. Whoever could run the earlier
  /// `append` is granted the new one; an earlier program meets a form that is newer than it knows.
  static let factsAndChecks = """
    \((PostgreSQLFunction.all).map(\.creation).joined(separator: "\n"))

    ALTER TABLE watchlog.entries ADD COLUMN facts bytea;
    ALTER TABLE watchlog.entries DROP CONSTRAINT entries_hash;
    ALTER TABLE watchlog.entries DROP CONSTRAINT entries_years;
    ALTER TABLE watchlog.entries ADD CONSTRAINT entries_hash CHECK (
      octet_length(previous) = 32 AND hash = watchlog.entry_hash(previous, draft, facts)) NOT VALID;
    ALTER TABLE watchlog.entries ADD CONSTRAINT entries_facts CHECK (
      facts IS NULL OR watchlog.are_facts(facts)) NOT VALID;
    ALTER TABLE watchlog.entries ADD CONSTRAINT entries_filed CHECK (
      watchlog.is_filed(key, draft, occurred, recorded, search, kind, level, desk, author, crisis,
        alert, subject) IS TRUE) NOT VALID;

    ALTER TABLE watchlog.entries ENABLE ALWAYS TRIGGER follow;
    ALTER TABLE watchlog.entries ENABLE ALWAYS TRIGGER stay;
    ALTER TABLE watchlog.entries ENABLE ALWAYS TRIGGER remain;
    ALTER TABLE watchlog.head ENABLE ALWAYS TRIGGER keep;
    ALTER TABLE watchlog.head ENABLE ALWAYS TRIGGER stay;
    ALTER TABLE watchlog.head ENABLE ALWAYS TRIGGER remain;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA watchlog FROM PUBLIC;
    DECLARE
      earlier oid := '\(earlierAppend)'::regprocedure;
      officer record;
    BEGIN
      FOR officer IN
        SELECT DISTINCT acl.grantee::regrole::text AS name FROM pg_proc AS p, aclexplode(p.proacl) AS acl
        WHERE p.oid = earlier AND acl.privilege_type = 'EXECUTE' AND acl.grantee NOT IN (0, p.proowner)
      LOOP
        EXECUTE 'GRANT EXECUTE ON FUNCTION watchlog.append(bytea, text) TO ' || officer.name;
      END LOOP;
      DROP FUNCTION \(earlierAppend);
    END;
    """

  private static let earlierAppend =
    "watchlog.append(bytea, bytea, int8, int8, text, text, text, text, text, text, text, text)"
}
