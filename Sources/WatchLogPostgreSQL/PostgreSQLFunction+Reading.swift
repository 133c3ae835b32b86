extension PostgreSQLFunction {
  /// The functions that read canonical forms on the server.
  static let reading = [readParts, readDraft]

  /// Reads the parts of a canonical form one after the other (`CanonicalWriter`), each as a text: a
  /// byte (b) and an integer (i) as decimal digits, a key (k) as hexadecimal digits, a text (t) as
  /// `LogFields.storable` has it.
  private static let readParts = PostgreSQLFunction(
    kind: .pure, name: "read_parts",
    arguments: "bytes bytea, shape text, INOUT place integer, OUT parts text[]",
    types: "bytea, text, integer", result: "record",
    body: """
      DECLARE
        slash text := chr(92);
        zero bytea := decode('00', 'hex');
        form text;
        size int8;
        number int8;
        part bytea;
        quoted text;
      BEGIN
        parts := ARRAY[]::text[];
        FOR each IN 1..length(shape) LOOP
          form := substr(shape, each, 1);
          size := CASE form WHEN 'b' THEN 1 WHEN 'i' THEN 8 WHEN 'k' THEN 16 ELSE 4 END;
          FOR again IN 0..(form = 't')::int4 LOOP
            IF again = 1 THEN size := number; END IF;
            IF size > octet_length(bytes) - place THEN
              RAISE EXCEPTION 'no draft: it ends within a part' USING ERRCODE = 'WF001';
            END IF;
            part := substr(bytes, place + 1, size::int4);
            place := place + size::int4;
            number := 0;
            IF size <= 8 AND again = 0 THEN
              FOR byte IN 0..size - 1 LOOP number := number << 8 | get_byte(part, byte::int4); END LOOP;
            END IF;
          END LOOP;
          IF form = 'i' AND number NOT BETWEEN -62135596800 AND 253402300799 THEN
            RAISE EXCEPTION 'no draft: a time lies outside the years 1 to 9999'
              USING ERRCODE = 'WF001';
          END IF;
          IF form = 't' AND position(zero IN part) > 0 THEN
            -- Each backslash but those of zero bytes becomes a number, so that none is taken for another.
            quoted := replace(encode(part, 'escape'), slash || slash, slash || '134');
            quoted := replace(
              quoted, slash || '000', slash || '357' || slash || '277' || slash || '275');
            part := decode(quoted, 'escape');
          END IF;
          parts := array_append(parts, CASE form WHEN 't' THEN convert_from(part, 'UTF8')
            WHEN 'k' THEN encode(part, 'hex') ELSE number::text END);
        END LOOP;
      END
      """)

  /// The values for the columns of an entry: `LogDraft.canonicalBytes`, read as
  /// `LogDraft.init(reading:)` reads them.
  ///
  /// What is no draft is refused with the state WF001, or one of class 22. So is a link with an
  /// unknown number: a newer program brings the schema to its form before it writes one.
  private static let readDraft = PostgreSQLFunction(
    kind: .pure, name: "read_draft",
    arguments: """
      draft bytea, OUT key bytea, OUT occurred bigint, OUT recorded bigint, OUT kind \
      text, OUT level text, OUT desk text, OUT author text, OUT crisis text, OUT alert \
      text, OUT subject text, OUT words text
      """,
    types: "bytea", result: "record",
    body: """
      DECLARE
        place int4 := 0;
        parts text[];
        shape text;
        last int4 := 0;
        number int4;
        has_position bool := false;
      BEGIN
        IF octet_length(draft) > 1048576 THEN
          RAISE EXCEPTION 'no draft: % bytes', octet_length(draft) USING ERRCODE = 'WF001';
        END IF;
        SELECT found.place, found.parts INTO place, parts
        FROM watchlog.read_parts(draft, 'bkiittttttt', 0) AS found;
        key := decode(parts[2], 'hex');
        occurred := parts[3]::int8;
        recorded := parts[4]::int8;
        author := parts[5];
        desk := parts[8];
        level := parts[10];
        kind := parts[11];
        shape := CASE kind WHEN 'note' THEN 't' WHEN 'acknowledgement' THEN 'tt'
          WHEN 'withdrawal' THEN 'ktt' WHEN 'correction' THEN 'kt' WHEN 'handoverPrepared' THEN 'tii'
          WHEN 'handoverAccepted' THEN 'kt' WHEN 'onWatch' THEN '' WHEN 'offWatch' THEN '' END;
        IF parts[1] <> '1' OR level NOT IN ('general', 'incident', 'duty') OR shape IS NULL THEN
          RAISE EXCEPTION 'no draft: version, level or kind' USING ERRCODE = 'WF001';
        END IF;
        SELECT found.place, found.parts INTO place, parts
        FROM watchlog.read_parts(draft, shape, place) AS found;
        words := CASE WHEN shape = '' THEN '' WHEN shape = 'tii' THEN parts[1]
          ELSE parts[length(shape)] END;
        IF kind IN ('acknowledgement', 'withdrawal') THEN alert := parts[length(shape) - 1]; END IF;
        IF substr(shape, 1, 1) = 'k' THEN subject := parts[1]; END IF;
        WHILE place < octet_length(draft) LOOP
          number := get_byte(draft, place);
          shape := CASE WHEN number = 4 THEN 'tt' WHEN number = 6 THEN 'i' WHEN number = 7 THEN 'k'
            WHEN number BETWEEN 1 AND 15 OR number = 17 THEN 't' WHEN number = 16 THEN '' END;
          IF number <= last OR shape IS NULL THEN
            RAISE EXCEPTION 'no draft: link % after %', number, last USING ERRCODE = 'WF001';
          END IF;
          SELECT found.place, found.parts INTO place, parts
          FROM watchlog.read_parts(draft, shape, place + 1) AS found;
          IF number = 9 AND NOT (has_position AND parts[1] ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
              AND make_date(substr(parts[1], 1, 4)::int4, substr(parts[1], 6, 2)::int4,
                substr(parts[1], 9, 2)::int4) IS NOT NULL)
            OR number = 15 AND parts[1] NOT IN (
              'TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')
            OR number = 17 AND length(parts[1]) NOT BETWEEN 1 AND 200
          THEN
            RAISE EXCEPTION 'no draft: the value of link %', number USING ERRCODE = 'WF001';
          END IF;
          last := number;
          has_position := has_position OR number = 4;
          IF number = 1 THEN crisis := parts[1]; END IF;
          IF number = 5 THEN alert := coalesce(alert, parts[1]); END IF;
        END LOOP;
      END
      """)
}
