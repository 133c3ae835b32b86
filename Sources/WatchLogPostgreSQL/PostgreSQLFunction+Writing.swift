extension PostgreSQLFunction {
  /// The functions that add entries and protect those that are there, and the one that the index of
  /// texts uses.
  static let writing = [add, append, follow, refuse, keepHead, grams]

  /// Adds an entry, with or without a server's facts; returns its number, or that of the entry that
  /// has its key already.
  ///
  /// It runs with its caller's rights. The owner uses it to bring a log here from elsewhere.
  private static let add = PostgreSQLFunction(
    kind: .changing, name: "add",
    arguments: "draft bytea, search text, facts bytea",
    types: "bytea, text, bytea", result: "bigint",
    body: """
      #variable_conflict use_column
      DECLARE
        said record;
        last record;
        there int8;
      BEGIN
        SELECT * INTO STRICT said FROM watchlog.read_draft(add.draft);
        -- Whoever holds the head appends; all others wait here, and see what was written.
        SELECT * INTO STRICT last FROM watchlog.head FOR UPDATE;
        SELECT sequence INTO there FROM watchlog.entries WHERE key = said.key;
        IF FOUND THEN RETURN there; END IF;
        INSERT INTO watchlog.entries (sequence, key, previous, hash, draft, occurred, recorded, search,
          kind, level, desk, author, crisis, alert, subject, facts)
        VALUES (
          last.sequence + 1, said.key, last.hash,
          watchlog.entry_hash(last.hash, add.draft, add.facts), add.draft, said.occurred,
          said.recorded, add.search, said.kind, said.level, said.desk, said.author, said.crisis,
          said.alert, said.subject, add.facts);
        PERFORM pg_notify('watchlog', (last.sequence + 1)::text);
        RETURN last.sequence + 1;
      END
      """)

  /// Adds an entry with the server's facts; officers write through this function alone.
  ///
  /// It numbers, chains and hashes on the server, so that no desk on a slow line keeps others
  /// waiting for a lock. In it, `session_user` is the role that logged in and `current_user` the
  /// owner.
  private static let append = PostgreSQLFunction(
    kind: .changingAsOwner, name: "append",
    arguments: "draft bytea, search text",
    types: "bytea, text", result: "bigint",
    body: """
      DECLARE
        login bytea := convert_to(session_user::text, 'UTF8');
        address bytea := convert_to(host(inet_client_addr()), 'UTF8');
        seconds int8 := floor(extract(epoch FROM clock_timestamp()));
      BEGIN
        RETURN watchlog.add(draft, search,
          decode('01', 'hex') || int4send(octet_length(login)) || login || int8send(seconds)
          || CASE WHEN address IS NULL THEN decode('00', 'hex')
            ELSE decode('01', 'hex') || int4send(octet_length(address)) || address END);
      END
      """)

  /// Moves the head to a new entry, which must follow the last one.
  private static let follow = PostgreSQLFunction(
    kind: .changing, name: "follow",
    arguments: "",
    types: "", result: "trigger",
    body: """
      BEGIN
        UPDATE watchlog.head SET sequence = NEW.sequence, hash = NEW.hash
        WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous;
        IF NOT FOUND THEN RAISE EXCEPTION 'an entry must follow the last one'; END IF;
        RETURN NEW;
      END
      """)

  /// Refuses every change and every deletion.
  private static let refuse = PostgreSQLFunction(
    kind: .changing, name: "refuse",
    arguments: "",
    types: "", result: "trigger",
    body: """
      BEGIN
        RAISE EXCEPTION 'the watch log is never changed, only added to';
      END
      """)

  /// Refuses every change of the head that `follow` does not make.
  private static let keepHead = PostgreSQLFunction(
    kind: .changing, name: "keep_head",
    arguments: "",
    types: "", result: "trigger",
    body: """
      BEGIN
        IF NEW.sequence <> OLD.sequence + 1 OR pg_trigger_depth() < 2 THEN
          RAISE EXCEPTION 'the head is the last entry';
        END IF;
        RETURN NEW;
      END
      """)

  /// The keys of the index of texts for one entry, as step 2 made them.
  private static let grams = PostgreSQLFunction(
    kind: .pure, name: "grams",
    arguments: "sequence bigint, search text",
    types: "bigint, text", result: "bigint[]",
    body: """
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
      END
      """)
}
