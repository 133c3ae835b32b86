internal import WatchLog

extension PostgreSQLForm {
  /// The objects of the newest form, as `listing` names and describes them; a new step must change
  /// them here too.
  static let expected: [(object: String, definition: String)] =
    relations + columns + constraints + indexes + triggers
    + PostgreSQLFunction.all.map { ($0.object, $0.definition) }

  private typealias Described = [(object: String, definition: String)]

  /// Plain tables that survive a crash.
  private static let relations: Described = ["entries", "head", "migrations"].map {
    ("relation \($0)", "r p")
  }

  private static let columns: Described = [
    ("column entries.sequence", "bigint not null"),
    ("column entries.key", "bytea not null"),
    ("column entries.previous", "bytea not null"),
    ("column entries.hash", "bytea not null"),
    ("column entries.draft", "bytea not null"),
    ("column entries.occurred", "bigint not null"),
    ("column entries.recorded", "bigint not null"),
    ("column entries.search", "text C not null"),
    ("column entries.kind", "text C not null"),
    ("column entries.level", "text C not null"),
    ("column entries.desk", "text C not null"),
    ("column entries.author", "text C not null"),
    ("column entries.crisis", "text C"),
    ("column entries.alert", "text C"),
    ("column entries.subject", "text C"),
    ("column entries.facts", "bytea"),
    ("column head.one", "bigint not null"),
    ("column head.sequence", "bigint not null"),
    ("column head.hash", "bytea not null"),
    ("column migrations.number", "bigint not null"),
    ("column migrations.applied", "timestamp with time zone not null now()"),
  ]

  private static let constraints: Described = [
    ("constraint entries.entries_pkey", "PRIMARY KEY (sequence)"),
    ("constraint entries.entries_key_key", "UNIQUE (key)"),
    (
      "constraint entries.entries_hash",
      "check ((octet_length(previous) = 32) AND (hash = watchlog.entry_hash(previous, draft, facts)))"
    ),
    (
      "constraint entries.entries_facts",
      "check ((facts IS NULL) OR watchlog.are_facts(facts))"
    ),
    (
      "constraint entries.entries_filed",
      """
      check (watchlog.is_filed(key, draft, occurred, recorded, search, kind, level, desk, author, \
      crisis, alert, subject) IS TRUE)
      """
    ),
    ("constraint head.head_pkey", "PRIMARY KEY (one)"),
    ("constraint head.head_one_check", "check (one = 1)"),
    ("constraint migrations.migrations_pkey", "PRIMARY KEY (number)"),
  ]

  /// Each index: its name, whether its values are unique, and what follows the name of the table.
  private static let indexes: Described = [
    ("entries_pkey", true, "entries USING btree (sequence)"),
    ("entries_key_key", true, "entries USING btree (key)"),
    ("entries_kind_sequence_idx", false, "entries USING btree (kind, sequence)"),
    ("entries_level_sequence_idx", false, "entries USING btree (level, sequence)"),
    ("entries_md5_sequence_idx", false, "entries USING btree (md5(desk), sequence)"),
    ("entries_md5_sequence_idx1", false, "entries USING btree (md5(author), sequence)"),
    (
      "entries_md5_sequence_idx2", false,
      "entries USING btree (md5(crisis), sequence) WHERE (crisis IS NOT NULL)"
    ),
    (
      "entries_md5_sequence_idx3", false,
      "entries USING btree (md5(alert), sequence) WHERE (alert IS NOT NULL)"
    ),
    (
      "entries_subject_sequence_idx", false,
      "entries USING btree (subject, sequence) WHERE (subject IS NOT NULL)"
    ),
    (
      "entries_grams", false,
      "entries USING gin (watchlog.grams(sequence, search)) WITH (fastupdate=off)"
    ),
    ("head_pkey", true, "head USING btree (one)"),
    ("migrations_pkey", true, "migrations USING btree (number)"),
  ].map { name, isUnique, rest in
    ("index \(name)", "CREATE \(isUnique ? "UNIQUE " : "")INDEX \(name) ON watchlog.\(rest)")
  }

  /// Each trigger: its table and name, when it fires, and the function that it runs; all of them
  /// always fire.
  private static let triggers: Described = [
    ("entries", "follow", "BEFORE INSERT", "ROW", "follow"),
    ("entries", "stay", "BEFORE DELETE OR UPDATE", "ROW", "refuse"),
    ("entries", "remain", "BEFORE TRUNCATE", "STATEMENT", "refuse"),
    ("head", "keep", "BEFORE UPDATE", "ROW", "keep_head"),
    ("head", "stay", "BEFORE INSERT OR DELETE", "ROW", "refuse"),
    ("head", "remain", "BEFORE TRUNCATE", "STATEMENT", "refuse"),
  ].map { table, name, event, each, function in
    let place = "ON watchlog.\(table) FOR EACH \(each)"
    return (
      "trigger \(table).\(name)",
      "A CREATE TRIGGER \(name) \(event) \(place) EXECUTE FUNCTION watchlog.\(function)()"
    )
  }
}
