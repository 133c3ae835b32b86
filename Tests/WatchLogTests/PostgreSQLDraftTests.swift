import CrisisModel
import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

/// The server reads a draft as the program does, and takes no row that no program would write.
@Suite("Drafts as a PostgreSQL server reads them") struct PostgreSQLDraftTests {
  private let server: PostgreSQLServer
  private let database: (name: String, url: String)

  init() throws {
    server = try PostgreSQLServer.shared()
    database = try server.makeDatabase()
    _ = try PostgreSQLLog(PostgreSQLAddress(database.url)).head()
  }

  private func open() throws -> PostgreSQLLog {
    try PostgreSQLLog(PostgreSQLAddress(database.url))
  }

  private static let key = LogKey.random()

  /// Every kind, every link, and texts that are hard on a reader.
  private static var drafts: [LogDraft] {
    let contents: [LogContent] = [
      .note("Côte d’Ivoire \u{0}\\000\\\u{0} \u{FFFD}𝕏"), .note(""), .note("PLAIN ascii"),
      .acknowledgement("veto/syria", note: "seen"), .withdrawal(of: key, alert: "a", note: "n"),
      .correction(of: key, text: "ten"), .handoverAccepted(of: key, note: "taken"),
      .handoverPrepared(document: "doc", period: LogPeriod(from: .first, to: .last)),
      .onWatch, .offWatch,
    ]
    var links = LogLinks(
      crisis: "libya-2011", alert: "other", snapshot: .march(16), entry: key)
    links.measure = "m"
    links.decision = "S/RES/1973 (2011)"
    links.position = LogPosition(holder: "LAS", question: "no-fly-zone")
    links.position?.date = CalendarDay(year: 2012, month: 2, day: 29)
    links.event = "e"
    links.indicator = "i"
    links.question = "q"
    links.organization = "AU"
    links.step = "s"
    links.source = "s1973"
    return contents.flatMap { content in
      var full = draft(content)
      full.links = links
      full.handling = .amberStrict
      full.isExercise = true
      return [draft(content), full]
    }
  }

  /// What the server makes of some bytes, each: the columns but `search`, or `NULL` where they are
  /// refused as no draft; any other failure ends the test.
  private func columns(of drafts: [[UInt8]]) throws -> [String] {
    let values = drafts.enumerated().map { "(\($0), '\\x\(Hexadecimal.text($1))'::bytea)" }
    let answer = try server.sql(
      """
      CREATE FUNCTION pg_temp.read(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE said record;
      BEGIN
        SELECT * INTO STRICT said FROM watchlog.read_draft(bytes);
        RETURN concat_ws('|', encode(said.key, 'hex'), said.occurred, said.recorded, coalesce(
          encode(convert_to(concat_ws('|', said.kind, said.level, said.desk, said.author,
            coalesce(said.crisis, '-'), coalesce(said.alert, '-'), coalesce(said.subject, '-')),
            'UTF8'), 'hex'), ''));
      EXCEPTION WHEN data_exception OR SQLSTATE 'WF001' THEN RETURN 'NULL';
      END $$;
      SELECT pg_temp.read(bytes) FROM (VALUES \(values.joined(separator: ","))) AS v(n, bytes)
      ORDER BY n
      """, in: database.name)
    return answer.split(separator: "\n").map { String($0) }
  }

  /// The same as the program says it.
  private func expected(_ bytes: [UInt8]) -> String {
    guard let draft = LogDraft(canonicalBytes: bytes) else { return "NULL" }
    let fields = LogFields(draft)
    let columns = LogColumn.allCases.map { fields[$0] ?? "-" }.joined(separator: "|")
    return [
      draft.key.description, "\(fields.occurred)", "\(fields.recorded)",
      Hexadecimal.text(Array(columns.utf8)),
    ].joined(separator: "|")
  }

  @Test func columnsFollowFromDrafts() throws {
    let drafts = Self.drafts.map(\.canonicalBytes)
    #expect(try columns(of: drafts) == drafts.map(expected))
    let log = try open()
    for draft in Self.drafts { try log.record(draft) }
    #expect(try log.verify().isSound)
    #expect(try log.verify().checked == Int64(drafts.count))
  }

  /// Whatever is cut off, added or changed: the server refuses what the program cannot read, and
  /// nothing else.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func readsAsTheProgramDoes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var changed: [[UInt8]] = [[], [0], [1], [2]]
    for draft in Self.drafts {
      let bytes = draft.canonicalBytes
      changed.append(bytes + [UInt8.random(in: 0...20, using: &generator)])
      for _ in 0..<40 {
        var other = bytes
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: other = Array(bytes[..<place])
        case 1: other.remove(at: place)
        case 2: other.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        default: other[place] = UInt8.random(in: 0...255, using: &generator)
        }
        changed.append(other)
      }
    }
    // psql takes its statements as an argument, which has a bound.
    let answers = try stride(from: 0, to: changed.count, by: 100).flatMap {
      try columns(of: Array(changed[$0..<min($0 + 100, changed.count)]))
    }
    #expect(answers.count == changed.count)
    for (bytes, answer) in zip(changed, answers) {
      #expect(answer == expected(bytes), "\(Hexadecimal.text(bytes))")
    }
    #expect(answers.contains("NULL") && answers.contains { $0 != "NULL" })
  }

  /// One byte more than a draft may have; the longest is taken.
  @Test func lengthHasABound() throws {
    let log = try open()
    let empty = draft(.handoverPrepared(document: "", period: LogPeriod(from: .first, to: .last)))
    let room = LogDraft.longest - empty.canonicalBytes.count
    let document = String(repeating: "a", count: room)
    let longest = draft(
      .handoverPrepared(document: document, period: LogPeriod(from: .first, to: .last)))
    #expect(longest.canonicalBytes.count == LogDraft.longest)
    #expect(try log.record(longest).draft == longest)
    #expect(throws: WatchLogError.self) {
      try log.record(
        .handoverPrepared(document: document + "a", period: LogPeriod(from: .first, to: .last)))
    }
    let refused =
      "SELECT watchlog.append(convert_to(repeat('a', \(LogDraft.longest + 1)), 'UTF8'), '')"
    #expect(throws: PostgreSQLServer.Failure.self) { try server.sql(refused, in: database.name) }
    #expect(try log.head().sequence == 1)
  }

  /// What a text is searched by is derived where it is ASCII, and bounded where it is not.
  @Test(arguments: [
    ("Plain", "plain", true), ("Plain", "Plain", false), ("Plain", "", false), ("", "", true),
    ("", "a", false), ("Été", "ete", true), ("Été", "été", true), ("Été", "", false),
    ("Été", "aaaaaaaaaa", true), ("Été", "aaaaaaaaaaa", false),
  ])
  func textOfTheIndex(text: String, search: String, isTaken: Bool) throws {
    let bytes = Hexadecimal.text(draft(.note(text)).canonicalBytes)
    let statement = "SELECT watchlog.append('\\x\(bytes)', '\(search)')"
    if isTaken {
      try server.sql(statement, in: database.name)
    } else {
      #expect(throws: PostgreSQLServer.Failure.self) {
        try server.sql(statement, in: database.name)
      }
    }
    #expect(try open().head().sequence == (isTaken ? 1 : 0))
  }

  /// Not even the owner inserts a row that does not say what its draft says.
  @Test(arguments: [
    "kind = 'onWatch'", "level = 'duty'", "desk = 'Asia'", "author = 'Mallory'",
    "crisis = 'syria-2011'", "alert = 'a'", "subject = '00'", "occurred = 0", "recorded = 0",
    "search = 'else'", "key = '\\x00'", "key = NULL", "hash = '\\x00'", "previous = '\\x00'",
    "draft = '\\x01'", "draft = draft || '\\x00'", "facts = NULL", "facts = '\\x00'",
    "sequence = 3",
  ]) func ownerInsertsNoOtherRow(change: String) throws {
    let log = try open()
    let entry = try log.record(.note("first"))
    let parts = change.split(separator: " = ", maxSplits: 1)
    let columns =
      [
        "sequence", "key", "previous", "hash", "draft", "facts", "occurred", "recorded",
        "search",
      ] + LogColumn.allCases.map(\.rawValue)
    let values = columns.map { $0 == parts[0] ? String(parts[1]) : $0 }
    let again = { (values: [String]) in
      """
      BEGIN; ALTER TABLE watchlog.entries DISABLE TRIGGER USER;
      CREATE TEMP TABLE kept AS SELECT * FROM watchlog.entries; DELETE FROM watchlog.entries;
      ALTER TABLE watchlog.entries ENABLE TRIGGER stay;
      INSERT INTO watchlog.entries (\(columns.joined(separator: ", ")))
      SELECT \(values.joined(separator: ", ")) FROM kept; ROLLBACK
      """
    }
    try server.sql(again(columns), in: database.name)
    if change == "sequence = 3" {
      // The number is held by the trigger that moves the head.
      #expect(throws: PostgreSQLServer.Failure.self) {
        try server.sql(
          "INSERT INTO watchlog.entries (\(columns.joined(separator: ", "))) SELECT 3, "
            + columns.dropFirst().joined(separator: ", ") + " FROM watchlog.entries",
          in: database.name)
      }
    } else {
      #expect(throws: PostgreSQLServer.Failure.self) {
        try server.sql(again(values), in: database.name)
      }
    }
    #expect(try log.head() == LogHead(entry))
  }

  /// A row that is too long is not fetched: it comes back with its number, and hides nothing.
  @Test(arguments: [
    ("draft", "decode(repeat('00', \(LogDraft.longest + 1)), 'hex')"),
    ("facts", "decode(repeat('00', \(ServerFacts.longest + 1)), 'hex')"),
    ("search", "repeat('a', 3 * \(LogDraft.longest) + 1)"),
    ("author", "repeat('a', 3 * \(LogDraft.longest) + 1)"),
    ("hash", "decode(repeat('00', 33), 'hex')"),
    ("previous", "decode(repeat('00', 33), 'hex')"),
  ])
  func rowThatIsTooLong(column: String, value: String) throws {
    let log = try open()
    let entries = try (1...3).map { try log.record(.note("\($0)")) }
    try server.sql(
      """
      ALTER TABLE watchlog.entries DISABLE TRIGGER USER;
      ALTER TABLE watchlog.entries DROP CONSTRAINT entries_hash, DROP CONSTRAINT entries_filed,
        DROP CONSTRAINT entries_facts;
      DROP INDEX watchlog.entries_grams;
      UPDATE watchlog.entries SET \(column) = \(value) WHERE sequence = 2
      """, in: database.name)
    let page = try log.page(LogQuery())
    #expect(page.entries == [entries[2], entries[0]])
    #expect(page.unreadable == [UnreadableEntry(sequence: 2, flaw: .length)])
    let stored = try log.stored(after: 1, limit: 1)
    #expect(stored.map(\.isTooLong) == [true])
    #expect(stored.allSatisfy { $0.draft.isEmpty && $0.facts == nil && $0.hash.isEmpty })
    #expect(throws: WatchLogError.self) { try log.entry(entries[1].draft.key) }
    #expect(try log.verify().breaks.first == .init(sequence: 2, problem: .invalid(.length)))
  }

  /// A draft that no log will take is set aside, and keeps none behind it waiting.
  @Test func refusalIsOfTheDraft() throws {
    #expect(WatchLogError.noDraft(place: "", reason: "").isOfDraft)
    #expect(!WatchLogError.noDraft(place: "", reason: "").mayBeWaitedFor)
  }
}
