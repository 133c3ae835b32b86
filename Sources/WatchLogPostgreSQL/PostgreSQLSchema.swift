internal import StrictJSON
internal import WatchLog

/// The form of the log in the schema `watchlog` of a database.
///
/// A released step is never changed; a new form is a new step.
enum PostgreSQLSchema {
  private static let migrations = [entriesAndAppend, textIndex, yearsAndRights, factsAndChecks]

  /// The number of the form that this program writes.
  static var newest: Int { migrations.count }

  /// Brings the database to the newest form; throws `newer` if a newer program made it.
  ///
  /// If there is nothing to do, the right to read is enough.
  static func migrate(
    _ connection: PostgreSQLConnection
  ) throws(WatchLogError) -> PostgreSQLForm {
    let (version, isReadOnly) = try standing(connection)
    guard version <= newest else {
      throw .newer(place: connection.place, version: version, known: newest)
    }
    if version == newest || (isReadOnly && version > 0) {
      return try PostgreSQLForm(of: connection, version: version, isReadOnly: isReadOnly)
    }
    do throws(WatchLogError) {
      try bring(connection, from: version)
    } catch .refused(let place, let reason) where version > 0 {
      throw .refused(place: place, reason: "form \(version) is to become \(newest): \(reason)")
    }
    return try PostgreSQLForm(of: connection, version: newest, isReadOnly: false)
  }

  /// Makes the session one that cannot write; the log must exist, in whatever form.
  static func read(_ connection: PostgreSQLConnection) throws(WatchLogError) -> PostgreSQLForm {
    let (version, isReadOnly) = try standing(connection)
    guard version > 0 else { throw .missing(place: connection.place) }
    guard version <= newest else {
      throw .newer(place: connection.place, version: version, known: newest)
    }
    try connection.execute("SET default_transaction_read_only = on")
    // Asked again, the server would say that of this very session.
    let wasReadOnly = connection.form?.isReadOnly ?? isReadOnly
    return try PostgreSQLForm(of: connection, version: version, isReadOnly: wasReadOnly)
  }

  /// Runs the missing steps.
  ///
  /// One desk does it; others wait for the lock no longer than for any answer.
  private static func bring(
    _ connection: PostgreSQLConnection, from version: Int
  ) throws(WatchLogError) {
    // The number is SQLite's application id, WFLG.
    try connection.execute("SELECT pg_catalog.pg_advisory_lock(1464224839)")
    let steps = zip(1..., migrations).filter { $0.0 > version }.map { guarded($0.1, $0.0) }
    try connection.execute(
      steps.joined(separator: "; "), milliseconds: connection.timeouts.migration)
    try connection.execute("SELECT pg_catalog.pg_advisory_unlock(1464224839)")
  }

  /// The form, 0 if there is no log, and whether it can only be read: because the server allows no
  /// more, as a standby does, or because the user's rights do not.
  private static func standing(
    _ connection: PostgreSQLConnection
  ) throws(WatchLogError) -> (version: Int, isReadOnly: Bool) {
    let row = try connection.rows(
      """
      SELECT (pg_catalog.to_regclass('watchlog.migrations') IS NOT NULL)::int::int8,
        (pg_catalog.pg_is_in_recovery()
          OR pg_catalog.current_setting('transaction_read_only')::bool)::int::int8,
        (SELECT pg_catalog.count(*)
         FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
         WHERE n.nspname = 'watchlog' AND p.proname = 'append'
           AND NOT pg_catalog.has_function_privilege(p.oid, 'EXECUTE'))
      """
    ).first
    guard let row, try row.integer(0) == 1 else { return (0, false) }
    let forms = try connection.rows(
      "SELECT pg_catalog.max(number)::int8 FROM watchlog.migrations")
    let (isStandby, forbidden) = (try row.integer(1) == 1, try row.integer(2))
    let isReadOnly = isStandby || forbidden > 0
    return (Int(try forms.first?.optionalInteger(0) ?? 0), isReadOnly)
  }

  /// A step, which runs only if nobody has run it while this session waited for the lock.
  private static func guarded(_ sql: String, _ number: Int) -> String {
    """
    CREATE SCHEMA IF NOT EXISTS watchlog;
    CREATE TABLE IF NOT EXISTS watchlog.migrations (
      number int8 PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now());
    DO $step$ BEGIN
      IF NOT EXISTS (SELECT 1 FROM watchlog.migrations WHERE number = \(number)) THEN
        \(sql)
        INSERT INTO watchlog.migrations (number) VALUES (\(number));
      END IF;
    END $step$
    """
  }

  /// The entries, the head beside them, guards, and the one function that adds an entry.
  ///
  /// `append` numbers, chains and hashes on the server: it takes one round trip, and no desk on a
  /// slow line keeps others waiting for a lock. It runs with its owner's rights, so that officers
  /// need no right to write to the tables.
  private static let entriesAndAppend = """
    CREATE TABLE watchlog.entries (
      sequence int8 PRIMARY KEY,
      key bytea NOT NULL UNIQUE,
      previous bytea NOT NULL,
      hash bytea NOT NULL,
      draft bytea NOT NULL,
      occurred int8 NOT NULL,
      recorded int8 NOT NULL,
      search text COLLATE "C" NOT NULL,
      kind text COLLATE "C" NOT NULL,
      level text COLLATE "C" NOT NULL,
      desk text COLLATE "C" NOT NULL,
      author text COLLATE "C" NOT NULL,
      crisis text COLLATE "C",
      alert text COLLATE "C",
      subject text COLLATE "C",
      CONSTRAINT entries_hash CHECK (
        hash = sha256('watchfloor log\\012'::bytea || previous || draft)));
    CREATE INDEX ON watchlog.entries (kind, sequence);
    CREATE INDEX ON watchlog.entries (level, sequence);
    CREATE INDEX ON watchlog.entries (md5(desk), sequence);
    CREATE INDEX ON watchlog.entries (md5(author), sequence);
    CREATE INDEX ON watchlog.entries (md5(crisis), sequence) WHERE crisis IS NOT NULL;
    CREATE INDEX ON watchlog.entries (md5(alert), sequence) WHERE alert IS NOT NULL;
    CREATE INDEX ON watchlog.entries (subject, sequence) WHERE subject IS NOT NULL;

    CREATE TABLE watchlog.head (
      one int8 PRIMARY KEY CHECK (one = 1), sequence int8 NOT NULL, hash bytea NOT NULL);
    INSERT INTO watchlog.head VALUES (1, 0, decode(repeat('00', 32), 'hex'));

    CREATE FUNCTION watchlog.append(
      draft_key bytea, draft bytea, occurred int8, recorded int8, search text, kind text,
      level text, desk text, author text, crisis text, alert text, subject text
    ) RETURNS SETOF watchlog.entries
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $append$
    #variable_conflict use_column
    DECLARE
      last watchlog.head;
    BEGIN
      -- Whoever holds the head appends; all others wait here, and see what was written.
      SELECT * INTO STRICT last FROM watchlog.head FOR UPDATE;
      RETURN QUERY SELECT * FROM watchlog.entries AS e WHERE e.key = draft_key;
      IF FOUND THEN RETURN; END IF;
      RETURN QUERY INSERT INTO watchlog.entries VALUES (
        last.sequence + 1, draft_key, last.hash,
        sha256('watchfloor log\\012'::bytea || last.hash || append.draft), append.draft,
        append.occurred, append.recorded, append.search, append.kind, append.level, append.desk,
        append.author, append.crisis, append.alert, append.subject) RETURNING *;
      PERFORM pg_notify('watchlog', (last.sequence + 1)::text);
    END $append$;

    CREATE FUNCTION watchlog.follow() RETURNS trigger LANGUAGE plpgsql AS $follow$
    BEGIN
      UPDATE watchlog.head SET sequence = NEW.sequence, hash = NEW.hash
      WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous;
      IF NOT FOUND THEN RAISE EXCEPTION 'an entry must follow the last one'; END IF;
      RETURN NEW;
    END $follow$;
    CREATE FUNCTION watchlog.refuse() RETURNS trigger LANGUAGE plpgsql AS $refuse$
    BEGIN RAISE EXCEPTION 'the watch log is never changed, only added to'; END $refuse$;
    CREATE FUNCTION watchlog.keep_head() RETURNS trigger LANGUAGE plpgsql AS $keep$
    BEGIN
      IF NEW.sequence <> OLD.sequence + 1 OR pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'the head is the last entry';
      END IF;
      RETURN NEW;
    END $keep$;
    CREATE TRIGGER follow BEFORE INSERT ON watchlog.entries
      FOR EACH ROW EXECUTE FUNCTION watchlog.follow();
    CREATE TRIGGER stay BEFORE UPDATE OR DELETE ON watchlog.entries
      FOR EACH ROW EXECUTE FUNCTION watchlog.refuse();
    CREATE TRIGGER remain BEFORE TRUNCATE ON watchlog.entries
      FOR EACH STATEMENT EXECUTE FUNCTION watchlog.refuse();
    CREATE TRIGGER keep BEFORE UPDATE ON watchlog.head
      FOR EACH ROW EXECUTE FUNCTION watchlog.keep_head();
    CREATE TRIGGER stay BEFORE INSERT OR DELETE ON watchlog.head
      FOR EACH ROW EXECUTE FUNCTION watchlog.refuse();
    CREATE TRIGGER remain BEFORE TRUNCATE ON watchlog.head
      FOR EACH STATEMENT EXECUTE FUNCTION watchlog.refuse();
    """

  /// The index of texts: which three bytes occur in which entry, in blocks of 8,192 numbers.
  ///
  /// pg_trgm would only know three letters of words, and installing it takes rights that a log must
  /// not need. Keys begin with their block: a search takes blocks from the newest and ends when its
  /// page is full, however often the text was written before. Each append is in the index at once
  /// (`fastupdate`), so that none has to pay for those before it.
  private static let textIndex = """
    CREATE FUNCTION watchlog.grams(sequence int8, search text) RETURNS int8[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $grams$
    DECLARE
      bytes bytea := convert_to(search, 'UTF8');
      block int8 := (sequence >> 13) << 24;
      three int8 := 0;
      grams int8[] := '{}';
    BEGIN
      FOR place IN 0..octet_length(bytes) - 1 LOOP
        three := (three << 8 | get_byte(bytes, place)) & 16777215;
        IF place >= 2 THEN grams := array_append(grams, block | three); END IF;
      END LOOP;
      RETURN grams;
    END $grams$;
    CREATE INDEX entries_grams ON watchlog.entries
      USING gin (watchlog.grams(sequence, search)) WITH (fastupdate = off);
    """

  /// Keeps times in the years 1 to 9999, as `Instant.range` does, and functions for those who were
  /// granted them.
  ///
  /// The constraint does not apply to existing rows: a log that holds such an entry must still
  /// open. PostgreSQL lets everybody run a new function; this grants it to those who could read the
  /// entries by name until now, and thereby write.
  private static let yearsAndRights = """
    ALTER TABLE watchlog.entries ADD CONSTRAINT entries_years CHECK (
      occurred BETWEEN -62135596800 AND 253402300799
      AND recorded BETWEEN -62135596800 AND 253402300799) NOT VALID;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA watchlog FROM PUBLIC;
    DECLARE
      officer name;
    BEGIN
      FOR officer IN
        SELECT DISTINCT pg_get_userbyid(acl.grantee)
        FROM pg_class, aclexplode(relacl) AS acl
        WHERE pg_class.oid = 'watchlog.entries'::regclass AND acl.privilege_type = 'SELECT'
          AND acl.grantee NOT IN (0, relowner)
      LOOP
        EXECUTE format(
          'GRANT EXECUTE ON FUNCTION watchlog.append, watchlog.grams TO %I', officer);
      END LOOP;
    END;
    """
}
