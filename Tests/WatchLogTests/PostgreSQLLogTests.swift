import CrisisModel
import Glibc
import StrictJSON
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

/// What is particular to a log on a server.
@Suite("Watch log in PostgreSQL") struct PostgreSQLLogTests {
  private let server: PostgreSQLServer
  private let database: (name: String, url: String)

  init() throws {
    server = try PostgreSQLServer.shared()
    database = try server.makeDatabase()
  }

  private func open() throws -> PostgreSQLLog {
    try PostgreSQLLog(PostgreSQLAddress(database.url))
  }

  @Test func entriesOfAnotherDeskAreNoticed() throws {
    let (mine, other) = (try open(), try open())
    try mine.waitFor { $0.status.connection == .connected }
    try other.record(.note("first, so that the tables are there"))
    mine.drainNews()
    let entry = try other.record(.note("news"), by: .bob)
    try mine.waitFor { (try? $0.news(after: 1)) == [entry] }
  }

  @Test(arguments: [
    "UPDATE watchlog.entries SET author = 'Mallory'", "DELETE FROM watchlog.entries",
    "TRUNCATE watchlog.entries", "UPDATE watchlog.head SET sequence = 3",
    "DELETE FROM watchlog.head", "TRUNCATE watchlog.head",
    "INSERT INTO watchlog.entries SELECT 9, 'x', previous, hash, draft, 0, 0, '', '', '', '', ''"
      + " FROM watchlog.entries WHERE sequence = 1",
  ])
  func refusesToChange(statement: String) throws {
    let log = try open()
    for number in 1...2 { try log.record(.note("\(number)")) }
    #expect(throws: PostgreSQLServer.Failure.self) { try server.sql(statement, in: database.name) }
    #expect(try log.head().sequence == 2)
    #expect(try log.verify().isSound)
  }

  /// The owner can remove the guards; what was done then is found out.
  @Test(
    arguments: [
      (
        "ALTER TABLE watchlog.entries DROP CONSTRAINT entries_filed;"
          + " UPDATE watchlog.entries SET author = 'Mallory' WHERE sequence = 3", 3, .misfiled
      ),
      (
        "ALTER TABLE watchlog.entries DROP CONSTRAINT entries_hash;"
          + " UPDATE watchlog.entries SET facts = NULL WHERE sequence = 3", 3, .altered
      ),
      ("DELETE FROM watchlog.entries WHERE sequence = 2", 3, .gap(from: 2)),
      ("DELETE FROM watchlog.entries WHERE sequence = 4", 4, .cutOff),
      (
        "ALTER TABLE watchlog.entries DROP CONSTRAINT entries_hash;"
          + " ALTER TABLE watchlog.entries DROP CONSTRAINT entries_filed;"
          + " UPDATE watchlog.entries SET draft = set_byte(draft, 90, get_byte(draft, 90) # 1) WHERE sequence = 2",
        2, .altered
      ),
    ] as [(String, Int64, LogVerification.Problem)])
  func findsChange(statement: String, sequence: Int64, problem: LogVerification.Problem) throws {
    let log = try open()
    for number in 1...4 { try log.record(.note("\(number)")) }
    try server.sql(
      "ALTER TABLE watchlog.entries DISABLE TRIGGER USER; \(statement)", in: database.name)
    let result = try log.verify()
    #expect(result.breaks.first == .init(sequence: sequence, problem: problem))
    #expect(result.differences.contains(SchemaDifference(.altered, "trigger entries.stay")))
  }

  /// The log as somebody opens it who has the rights of the manual, or may only read.
  private func openAsOfficer(mayWrite: Bool = true) throws -> PostgreSQLLog {
    let role = "officer_\(database.name)"
    let writing = "GRANT EXECUTE ON FUNCTION watchlog.append, watchlog.grams TO \(role)"
    try server.sql(
      """
      CREATE ROLE \(role) LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA watchlog TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO \(role); \(mayWrite ? writing : "")
      """, in: database.name)
    return try PostgreSQLLog(PostgreSQLAddress(server.url(database.name, as: role)))
  }

  /// An officer has no right to the tables but to read them, and still adds entries.
  @Test func officersNeedNoRightToWrite() throws {
    let owner = try open()
    try owner.record(.note("by the owner"))
    let officer = try openAsOfficer()
    try officer.record(.note("by an officer"))
    #expect(try owner.page(LogQuery()).entries.texts == ["by an officer", "by the owner"])
  }

  /// Nobody may run what was not granted: a right to read is none to write.
  @Test func readersCannotWrite() throws {
    let owner = try open()
    let entry = try owner.record(.note("by the owner"))
    let reader = try openAsOfficer(mayWrite: false)
    #expect(try reader.page(LogQuery()).entries == [entry])
    let error = #expect(throws: WatchLogError.self) { try reader.record(.note("no")) }
    guard case .refused? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let granted = "SELECT count(*) FROM pg_proc, aclexplode(proacl) AS acl"
    let ours = "WHERE pronamespace = 'watchlog'::regnamespace AND acl.grantee = 0"
    #expect(try server.sql("\(granted) \(ours)", in: database.name) == "0\n")
    #expect(try owner.head().sequence == 1)
  }

  /// An officer of the form in which everybody could run the functions goes on to write.
  @Test func officersOfAnOlderFormKeepTheirRights() throws {
    _ = try makeSecondForm()
    let role = "officer_\(database.name)"
    try server.sql(
      """
      CREATE ROLE \(role) LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA watchlog TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO \(role)
      """, in: database.name)
    _ = try open().head()
    let officer = try PostgreSQLLog(PostgreSQLAddress(server.url(database.name, as: role)))
    let entry = try officer.record(.note("still here"))
    var query = LogQuery()
    query.text = "still"
    #expect(try officer.page(query).entries == [entry])
  }

  @Test func newerFormIsRefused() throws {
    _ = try open().head()
    try server.sql("INSERT INTO watchlog.migrations (number) VALUES (99)", in: database.name)
    let log = try open()
    #expect(throws: WatchLogError.newer(place: log.place, version: 99, known: 4)) { try log.head() }
  }

  /// A log of the form before times had a range and functions their rights.
  private func makeSecondForm() throws -> LogEntry {
    let entry = try EarlierPostgreSQL(server, database.name).append(
      .note("written before the index"))
    try server.sql(
      """
      ALTER TABLE watchlog.entries DROP CONSTRAINT entries_years;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA watchlog TO PUBLIC;
      DELETE FROM watchlog.migrations WHERE number = 3
      """, in: database.name)
    return entry
  }

  /// A log of the form before the index of texts.
  private func makeFirstForm() throws -> LogEntry {
    let entry = try makeSecondForm()
    try server.sql(
      """
      DROP INDEX watchlog.entries_grams; DROP FUNCTION watchlog.grams;
      DELETE FROM watchlog.migrations WHERE number = 2
      """, in: database.name)
    return entry
  }

  /// An entry that an earlier program let in is told as invalid, and hides nothing.
  @Test(arguments: TimeBeyond.allCases) func entryOutsideTheYears(beyond: TimeBeyond) throws {
    let first = try makeSecondForm()
    let stored = try beyond.stored(after: first, .min)
    try server.sql(stored.appendInThirdForm, in: database.name)
    let log = try open()
    let last = try log.record(.note("after it"))
    #expect(try log.page(LogQuery()).entries == [last, first])
    #expect(try log.page(LogQuery()).unreadable == [UnreadableEntry(sequence: 2, flaw: .time)])
    #expect(try log.verify().breaks == [.init(sequence: 2, problem: .invalid(.time))])
  }

  /// What the server sees of an entry it refuses, on either side of the bounds.
  @Test(arguments: TimeBeyond.allCases) func serverRefusesThem(part: TimeBeyond) throws {
    let first = try open().record(.note("first"))
    for seconds in [Int64.min, Instant.range.lowerBound - 1, Instant.range.upperBound + 1, .max] {
      let statement = try part.stored(after: first, seconds).appendInPostgreSQL
      #expect(throws: PostgreSQLServer.Failure.self, "\(seconds)") {
        try server.sql(statement, in: database.name)
      }
    }
    let last = try part.stored(after: first, Instant.range.upperBound)
    try server.sql(last.appendInPostgreSQL, in: database.name)
    #expect(try open().verify().isSound)
  }

  @Test func bringsAnOlderFormToTheNewest() throws {
    let before = try makeFirstForm()
    let log = try open()
    let after = try log.record(.note("written with the index"))
    var query = LogQuery()
    query.text = "the index"
    #expect(try log.page(query).entries == [after, before])
    #expect(try log.verify().isSound)
    let forms = "SELECT string_agg(number::text, ' ' ORDER BY number) FROM watchlog.migrations"
    #expect(try server.sql(forms, in: database.name) == "1 2 3 4\n")
  }

  /// Only the owner can bring it to a new form; others are told so.
  @Test func olderFormWithoutRightsIsRefused() throws {
    _ = try makeFirstForm()
    let log = try openAsOfficer(mayWrite: false)
    let error = #expect(throws: WatchLogError.self) { try log.head() }
    #expect(error?.text.string.contains("form 1 is to become 4") == true)
    #expect(error?.isPassing == false)
  }

  /// The index of texts has blocks of 8,192 numbers; a page takes as many as it needs.
  @Test func findsTextAcrossBlocks() throws {
    let log = try open()
    _ = try log.head()
    try server.sql(
      """
      ALTER TABLE watchlog.head DISABLE TRIGGER USER; UPDATE watchlog.head SET sequence = 16381;
      ALTER TABLE watchlog.head ENABLE ALWAYS TRIGGER keep, ENABLE ALWAYS TRIGGER stay,
        ENABLE ALWAYS TRIGGER remain
      """, in: database.name)
    for number in 1...5 { try log.record(.note("boat \(number) of five")) }
    var query = LogQuery(limit: 3)
    query.text = "of five"
    let first = try log.page(query)
    #expect(first.entries.sequences == [16_386, 16_385, 16_384])
    #expect(try log.page(query, before: first.next).entries.sequences == [16_383, 16_382])
    query.text = "boat 1"
    #expect(try log.page(query).entries.sequences == [16_382])
  }

  /// Many desks that open a new log at once make it once.
  @Test func migratesOnce() async throws {
    let logs = try (0..<6).map { _ in try open() }
    await withTaskGroup(of: Void.self) { group in
      for log in logs {
        group.addTask { #expect(throws: Never.self) { try log.record(.note("at once")) } }
      }
    }
    #expect(try logs[0].verify().checked == 6)
    #expect(try logs[0].verify().isSound)
  }

  @Test func passwordIsNeverShown() throws {
    let wrong = "postgres://watch:hunter2@127.0.0.1:\(server.port)/\(database.name)?sslmode=disable"
    let log = try PostgreSQLLog(PostgreSQLAddress(wrong))
    #expect(log.place == "postgres://watch@127.0.0.1:\(server.port)/\(database.name)")
    let error = #expect(throws: WatchLogError.self) { try log.head() }
    #expect(error?.text.string.contains("hunter2") == false)
    #expect(error?.text.string.contains("password") == true)
  }

  @Test(arguments: [
    ("postgres://a:b@h/d?password=c", "postgres://a@h/d"), ("postgres://h", "postgres://h"),
    ("postgresql://u:p@ss@h:1/d", "postgres://u@h:1/d"), ("host=h password=p", "postgres"),
    ("postgres://u@h,i:2/d", "postgres://u@h,i:2/d"),
    ("postgres://[::1]:2/d", "postgres://[::1]:2/d"),
    ("postgres://u:@h", "postgres://u@h"), ("postgres://:p@h/d#f", "postgres://@h/d"),
    ("postgres://u:a/b@h/d", "postgres"), ("postgres://u:a?b@h/d", "postgres"),
    ("postgres://u:a#b@h/d", "postgres"), ("postgres://u:1/b@h/d", "postgres"),
    ("postgres://u:a/b", "postgres"), ("postgres://u:1#b", "postgres"),
    ("postgres://h/d?password=a@b", "postgres"),
    ("postgres://u:p@\u{301}h/d", "postgres://u@\u{301}h/d"),
    ("postgres://u:p/a?s#s@w@h/d", "postgres"),
  ])
  func addressWithoutSecrets(url: String, place: String) {
    #expect(PostgreSQLAddress.withoutPassword(url) == place)
  }

  @Test(arguments: [
    "postgres://[::1", "postgres://u:s3cret/x@h/d", "postgres://u:s3cret?x@h/d/e@f",
    "postgres://u:s3c@ret@h/d", "postgres://u:5432/s3cret@h/d", "postgres://u:s3cret",
    "postgres://h/d?passwort=s3cret", "host=h password=s3cret dbname",
    "postgres://u:s3cret/a?s#s@w@h/d", "postgres://u:%zzs3cret@h/d",
  ])
  func whatIsNoAddressIsRefused(url: String) {
    let error = #expect(throws: WatchLogError.self) { try PostgreSQLAddress(url) }
    #expect(error?.text.string.contains("s3c") == false)
  }

  /// A user without a password is one that libpq itself would quote in a message.
  @Test(arguments: [
    ("s%2Fe%3Fc%23r%40et", "s/e?c#r@et"), ("s%2F", "s/"), ("long%20secret", "long secret"),
  ])
  func messagesHideThePassword(password: String, plain: String) throws {
    let place = "127.0.0.1:\(server.port)/\(database.name)?sslmode=disable"
    let url = "postgres://\(password):\(password)@\(place)"
    let error = #expect(throws: WatchLogError.self) {
      try PostgreSQLLog(PostgreSQLAddress(url)).head()
    }
    let text = try #require(error?.text.string)
    #expect(text.contains(#"failed for user \"…\""#))
    #expect(!text.contains(plain))
  }

  @Test func wrongEncodingIsRefused() throws {
    try server.sql(
      "CREATE DATABASE latin_\(database.name) ENCODING 'LATIN1' TEMPLATE template0")
    let log = try PostgreSQLLog(PostgreSQLAddress(server.url("latin_\(database.name)")))
    #expect(
      throws: WatchLogError.refused(
        place: log.place, reason: "its encoding is \"LATIN1\", not UTF8")
    ) { try log.head() }
  }
}
