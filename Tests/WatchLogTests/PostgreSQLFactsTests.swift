import CrisisModel
import Glibc
import TestSupport
import Testing
import WatchDesk
import WatchLog
import WatchLogPostgreSQL

/// What the server says of who wrote, whatever the one who writes says.
@Suite("Facts of a PostgreSQL server") struct PostgreSQLFactsTests {
  private let server: PostgreSQLServer
  private let database: (name: String, url: String)
  private let role: String

  init() throws {
    server = try PostgreSQLServer.shared()
    database = try server.makeDatabase()
    role = "Officer \(database.name)"
    _ = try PostgreSQLLog(PostgreSQLAddress(database.url)).head()
    try server.sql(
      """
      CREATE ROLE "\(role)" LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA watchlog TO "\(role)";
      GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO "\(role)";
      GRANT EXECUTE ON FUNCTION watchlog.append, watchlog.grams TO "\(role)"
      """, in: database.name)
  }

  private func open() throws -> PostgreSQLLog {
    let url = server.url(database.name, as: role.replacing(" ", with: "%20"))
    return try PostgreSQLLog(PostgreSQLAddress(url))
  }

  /// The function runs with the owner's rights, and knows who logged in.
  @Test func factsOfAnOfficer() throws {
    let log = try open()
    let earliest = Int(time(nil))
    let entry = try log.record(.note("I am Alice"))
    let facts = try #require(entry.facts)
    #expect(facts.user == role)
    #expect(facts.address == "127.0.0.1")
    #expect((earliest...Int(time(nil))).contains(facts.recorded.seconds))
    #expect(entry.draft.author.login == "ndiaye")
    #expect(entry.discrepancies.first == .user(role, login: "ndiaye"))
    #expect(entry.discrepancies.count == 2)
    #expect(try log.entry(entry.draft.key) == entry)
    #expect(try log.news(after: 0) == [entry])
    #expect(try log.verify().isSound)
  }

  /// A role that somebody takes on in their session is none that logged in.
  @Test func anotherRoleIsNoOtherUser() throws {
    let bytes = Hexadecimal.text(draft(.onWatch).canonicalBytes)
    try server.sql(
      "SET ROLE \"\(role)\"; SELECT watchlog.append('\\x\(bytes)', '')", in: database.name)
    let entry = try #require(try open().news(after: 0).first)
    #expect(entry.facts?.user == PostgreSQLServer.user)
  }

  /// To add an entry with facts of one's own takes rights that officers do not have.
  @Test(arguments: [
    "SELECT watchlog.add('\\xDRAFT', '', '\\x00')",
    "INSERT INTO watchlog.entries SELECT * FROM watchlog.entries",
    "UPDATE watchlog.entries SET facts = NULL", "UPDATE watchlog.head SET sequence = 9",
  ]) func officersAddNone(statement: String) throws {
    let entry = try open().record(.onWatch)
    let bytes = Hexadecimal.text(draft(.offWatch).canonicalBytes)
    let error = #expect(throws: PostgreSQLServer.Failure.self) {
      try server.sql(
        "SET ROLE \"\(role)\"; \(statement.replacing("DRAFT", with: bytes))", in: database.name)
    }
    #expect(error?.description.contains("permission denied") == true)
    #expect(try open().head() == LogHead(entry))
  }

  /// A log is brought here with the facts that it had, or without; its hashes stay.
  @Test func ownerBringsEntriesFromElsewhere() throws {
    let facts = ServerFacts(user: "elsewhere", recorded: .march(18), address: nil)
    let first = try LogEntry(draft(.note("in a file")), after: .empty)
    let second = try LogEntry(draft(.onWatch), after: LogHead(first), facts: facts)
    for entry in [first, second].map(StoredEntry.init) {
      let bytes = entry.facts.map { "'\\x\(Hexadecimal.text($0))'" } ?? "NULL"
      try server.sql(
        "SELECT watchlog.add('\\x\(Hexadecimal.text(entry.draft))', '\(entry.fields.search)', \(bytes))",
        in: database.name)
    }
    let log = try open()
    #expect(try log.news(after: 0) == [first, second])
    #expect(try log.record(.offWatch).previous == second.hash)
    #expect(try log.verify().isSound)
  }

  /// Facts of another form are refused, whoever adds them.
  @Test(arguments: ["", "00", "0100000001610000000000000001", "02000000016100000000000000010000"])
  func factsOfAnotherFormAreRefused(facts: String) throws {
    let bytes = Hexadecimal.text(draft(.onWatch).canonicalBytes)
    #expect(throws: PostgreSQLServer.Failure.self) {
      try server.sql("SELECT watchlog.add('\\x\(bytes)', '', '\\x\(facts)')", in: database.name)
    }
    #expect(try open().head() == .empty)
  }
}
