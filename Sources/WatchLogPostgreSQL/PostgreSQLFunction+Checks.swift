extension PostgreSQLFunction {
  /// The functions with which the tables refuse rows that no program would write.
  static let checks = [isFolded, isFiled, areFacts, entryHash]

  /// Whether a text can be the folded form of another (`SearchText`).
  ///
  /// For ASCII the server derives it; for other texts it knows the bounds of the length, and
  /// verification checks the rest.
  private static let isFolded = PostgreSQLFunction(
    kind: .pure, name: "is_folded",
    arguments: "words text, search text",
    types: "text, text", result: "boolean",
    body: """
      BEGIN
        IF octet_length(words) = length(words) THEN
          RETURN search = lower(words COLLATE "C");
        END IF;
        RETURN octet_length(search) BETWEEN 1 AND least(2 * octet_length(words), 3145728);
      END
      """)

  /// Whether a row's columns follow from its draft.
  private static let isFiled = PostgreSQLFunction(
    kind: .pureOfNull, name: "is_filed",
    arguments: """
      key bytea, draft bytea, occurred bigint, recorded bigint, search text, kind \
      text, level text, desk text, author text, crisis text, alert text, subject text
      """,
    types: """
      bytea, bytea, bigint, bigint, text, text, text, text, text, text, text, text
      """, result: "boolean",
    body: """
      DECLARE
        said record;
      BEGIN
        SELECT * INTO STRICT said FROM watchlog.read_draft(draft);
        RETURN (said.key, said.occurred, said.recorded, said.kind, said.level, said.desk, said.author)
            = (is_filed.key, is_filed.occurred, is_filed.recorded, is_filed.kind, is_filed.level,
              is_filed.desk, is_filed.author)
          AND said.crisis IS NOT DISTINCT FROM is_filed.crisis
          AND said.alert IS NOT DISTINCT FROM is_filed.alert
          AND said.subject IS NOT DISTINCT FROM is_filed.subject
          AND watchlog.is_folded(said.words, search);
      END
      """)

  /// Whether bytes have the form of `ServerFacts.canonicalBytes`.
  private static let areFacts = PostgreSQLFunction(
    kind: .pure, name: "are_facts",
    arguments: "facts bytea",
    types: "bytea", result: "boolean",
    body: """
      DECLARE
        place int4;
        parts text[];
        has_address bool;
      BEGIN
        IF octet_length(facts) > 1024 THEN RETURN false; END IF;
        SELECT found.place, found.parts INTO place, parts
        FROM watchlog.read_parts(facts, 'btib', 0) AS found;
        has_address := parts[4] = '1';
        IF parts[1] <> '1' OR parts[4] NOT IN ('0', '1') THEN RETURN false; END IF;
        IF has_address THEN
          SELECT found.place, found.parts INTO place, parts
          FROM watchlog.read_parts(facts, 't', place) AS found;
        END IF;
        RETURN place = octet_length(facts);
      END
      """)

  /// `LogHash.init(previous:draft:facts:)`.
  private static let entryHash = PostgreSQLFunction(
    kind: .pureOfNull, name: "entry_hash",
    arguments: "previous bytea, draft bytea, facts bytea",
    types: "bytea, bytea, bytea", result: "bytea",
    body: """
      BEGIN
        IF facts IS NULL THEN
          RETURN sha256(convert_to('watchfloor log' || chr(10), 'UTF8') || previous || draft);
        END IF;
        RETURN sha256(
          convert_to('watchfloor log 2' || chr(10), 'UTF8') || previous || sha256(facts) || draft);
      END
      """)
}
