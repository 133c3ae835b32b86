-- The schema of a log as programs made it whose newest form was 3: pg_dump, without owners.
SET check_function_bodies = false;
CREATE SCHEMA watchlog;
CREATE TABLE watchlog.entries (
    sequence bigint NOT NULL,
    key bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    draft bytea NOT NULL,
    occurred bigint NOT NULL,
    recorded bigint NOT NULL,
    search text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL COLLATE pg_catalog."C",
    desk text NOT NULL COLLATE pg_catalog."C",
    author text NOT NULL COLLATE pg_catalog."C",
    crisis text COLLATE pg_catalog."C",
    alert text COLLATE pg_catalog."C",
    subject text COLLATE pg_catalog."C",
    CONSTRAINT entries_hash CHECK ((hash = sha256((('\x7761746368666c6f6f72206c6f670a'::bytea || previous) || draft))))
);
CREATE FUNCTION watchlog.append(draft_key bytea, draft bytea, occurred bigint, recorded bigint, search text, kind text, level text, desk text, author text, crisis text, alert text, subject text) RETURNS SETOF watchlog.entries
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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
    sha256('watchfloor log\012'::bytea || last.hash || append.draft), append.draft,
    append.occurred, append.recorded, append.search, append.kind, append.level, append.desk,
    append.author, append.crisis, append.alert, append.subject) RETURNING *;
  PERFORM pg_notify('watchlog', (last.sequence + 1)::text);
END $$;
CREATE FUNCTION watchlog.follow() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE watchlog.head SET sequence = NEW.sequence, hash = NEW.hash
  WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous;
  IF NOT FOUND THEN RAISE EXCEPTION 'an entry must follow the last one'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION watchlog.grams(sequence bigint, search text) RETURNS bigint[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
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
END $$;
CREATE FUNCTION watchlog.keep_head() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.sequence <> OLD.sequence + 1 OR pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'the head is the last entry';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION watchlog.refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN RAISE EXCEPTION 'the watch log is never changed, only added to'; END $$;
CREATE TABLE watchlog.head (
    one bigint NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT head_one_check CHECK ((one = 1))
);
CREATE TABLE watchlog.migrations (
    number bigint NOT NULL,
    applied timestamp with time zone DEFAULT now() NOT NULL
);
INSERT INTO watchlog.head VALUES (1, 0, '\x0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO watchlog.migrations VALUES (1, '2026-11-20 12:00:00+00');
INSERT INTO watchlog.migrations VALUES (2, '2026-11-20 12:00:00+00');
INSERT INTO watchlog.migrations VALUES (3, '2026-11-20 12:00:00+00');
ALTER TABLE ONLY watchlog.entries
    ADD CONSTRAINT entries_key_key UNIQUE (key);
ALTER TABLE ONLY watchlog.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (sequence);
ALTER TABLE watchlog.entries
    ADD CONSTRAINT entries_years CHECK ((((occurred >= '-62135596800'::bigint) AND (occurred <= '253402300799'::bigint)) AND ((recorded >= '-62135596800'::bigint) AND (recorded <= '253402300799'::bigint)))) NOT VALID;
ALTER TABLE ONLY watchlog.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (one);
ALTER TABLE ONLY watchlog.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (number);
CREATE INDEX entries_grams ON watchlog.entries USING gin (watchlog.grams(sequence, search)) WITH (fastupdate=off);
CREATE INDEX entries_kind_sequence_idx ON watchlog.entries USING btree (kind, sequence);
CREATE INDEX entries_level_sequence_idx ON watchlog.entries USING btree (level, sequence);
CREATE INDEX entries_md5_sequence_idx ON watchlog.entries USING btree (md5(desk), sequence);
CREATE INDEX entries_md5_sequence_idx1 ON watchlog.entries USING btree (md5(author), sequence);
CREATE INDEX entries_md5_sequence_idx2 ON watchlog.entries USING btree (md5(crisis), sequence) WHERE (crisis IS NOT NULL);
CREATE INDEX entries_md5_sequence_idx3 ON watchlog.entries USING btree (md5(alert), sequence) WHERE (alert IS NOT NULL);
CREATE INDEX entries_subject_sequence_idx ON watchlog.entries USING btree (subject, sequence) WHERE (subject IS NOT NULL);
CREATE TRIGGER follow BEFORE INSERT ON watchlog.entries FOR EACH ROW EXECUTE FUNCTION watchlog.follow();
CREATE TRIGGER keep BEFORE UPDATE ON watchlog.head FOR EACH ROW EXECUTE FUNCTION watchlog.keep_head();
CREATE TRIGGER remain BEFORE TRUNCATE ON watchlog.entries FOR EACH STATEMENT EXECUTE FUNCTION watchlog.refuse();
CREATE TRIGGER remain BEFORE TRUNCATE ON watchlog.head FOR EACH STATEMENT EXECUTE FUNCTION watchlog.refuse();
CREATE TRIGGER stay BEFORE DELETE OR UPDATE ON watchlog.entries FOR EACH ROW EXECUTE FUNCTION watchlog.refuse();
CREATE TRIGGER stay BEFORE INSERT OR DELETE ON watchlog.head FOR EACH ROW EXECUTE FUNCTION watchlog.refuse();
REVOKE ALL ON FUNCTION watchlog.append(draft_key bytea, draft bytea, occurred bigint, recorded bigint, search text, kind text, level text, desk text, author text, crisis text, alert text, subject text) FROM PUBLIC;
REVOKE ALL ON FUNCTION watchlog.follow() FROM PUBLIC;
REVOKE ALL ON FUNCTION watchlog.grams(sequence bigint, search text) FROM PUBLIC;
REVOKE ALL ON FUNCTION watchlog.keep_head() FROM PUBLIC;
REVOKE ALL ON FUNCTION watchlog.refuse() FROM PUBLIC;
