extension SQLiteLog {
  /// `WFLG`.
  static let schema = SQLiteSchema(
    applicationID: 0x5746_4C47, migrations: [entriesAndHead, years, factsAndLengths])

  /// The entries, with the head beside them to reveal an end that was cut off, and guards that keep
  /// the chain linear and every entry as it was written, whoever opens the file.
  private static let entriesAndHead = """
    CREATE TABLE entries (
      sequence INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL,
      occurred INTEGER NOT NULL,
      recorded INTEGER NOT NULL,
      kind TEXT NOT NULL,
      level TEXT NOT NULL,
      desk TEXT NOT NULL,
      author TEXT NOT NULL,
      crisis TEXT,
      alert TEXT,
      subject TEXT,
      search TEXT NOT NULL,
      draft BLOB NOT NULL
    ) STRICT;
    CREATE INDEX entries_kind ON entries (kind);
    CREATE INDEX entries_level ON entries (level);
    CREATE INDEX entries_desk ON entries (desk);
    CREATE INDEX entries_author ON entries (author);
    CREATE INDEX entries_crisis ON entries (crisis) WHERE crisis IS NOT NULL;
    CREATE INDEX entries_alert ON entries (alert) WHERE alert IS NOT NULL;
    CREATE INDEX entries_subject ON entries (subject) WHERE subject IS NOT NULL;

    -- Which three letters stand in which text. No positions: what is found is looked at anyway.
    CREATE VIRTUAL TABLE words USING fts5 (
      search, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1');

    CREATE TABLE head (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    INSERT INTO head VALUES (1, 0, zeroblob(32));

    CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NOT EXISTS (
      SELECT 1 FROM head WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous)
    BEGIN SELECT RAISE(ABORT, 'an entry must follow the last one'); END;
    CREATE TRIGGER entries_move_head AFTER INSERT ON entries
    BEGIN
      UPDATE head SET sequence = NEW.sequence, hash = NEW.hash;
      INSERT INTO words (rowid, search) VALUES (NEW.sequence, NEW.search);
    END;
    CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
    CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
    CREATE TRIGGER head_follows BEFORE UPDATE ON head
    WHEN NEW.sequence <> OLD.sequence + 1 OR NOT EXISTS (
      SELECT 1 FROM entries WHERE sequence = NEW.sequence AND hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'the head is the last entry'); END;
    CREATE TRIGGER head_remains BEFORE DELETE ON head
    BEGIN SELECT RAISE(ABORT, 'the head is never deleted'); END;
    """

  /// Keeps times in the years 1 to 9999, as `Instant.range` does.
  ///
  /// It is a trigger: SQLite cannot add a constraint to an existing table, and a log that holds
  /// such an entry must still open.
  private static let years = """
    CREATE TRIGGER entries_in_years BEFORE INSERT ON entries
    WHEN NEW.occurred NOT BETWEEN -62135596800 AND 253402300799
      OR NEW.recorded NOT BETWEEN -62135596800 AND 253402300799
    BEGIN SELECT RAISE(ABORT, 'a time lies outside the years 1 to 9999'); END;
    """

  /// The facts of entries that were copied from a server, and the greatest lengths of an entry's
  /// parts, so that none is too long to be read.
  private static let factsAndLengths = """
    ALTER TABLE entries ADD COLUMN facts BLOB;
    CREATE TRIGGER entries_have_lengths BEFORE INSERT ON entries
    WHEN length(NEW.key) <> 16 OR length(NEW.previous) <> 32 OR length(NEW.hash) <> 32
      OR length(NEW.draft) > 1048576 OR length(NEW.facts) > 1024
      OR length(CAST(NEW.search AS BLOB)) > 4194304
    BEGIN SELECT RAISE(ABORT, 'a part of the entry is longer or shorter than any is'); END;
    """
}
