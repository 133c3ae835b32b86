import Glibc
import TestSupport
import Testing
import WatchLog
import WatchLogPostgreSQL

/// Who is at the other end of the line, with a real server and certificates made for the test.
@Suite("Guarded line", .serialized) struct GuardedLineTests {
  private static let world = Result { try World() }

  /// A server whose certificate is for localhost.
  private struct World {
    let certificates: Certificates
    let stranger: Certificates
    let server: PostgreSQLServer

    init() throws {
      (certificates, stranger) = (try Certificates(), try Certificates())
      server = try PostgreSQLServer(certificate: (certificates.certificate, certificates.key))
    }
  }

  private let world: World

  init() throws {
    world = try Self.world.get()
  }

  /// The log of a new database as a host's name and parameters name it.
  private func open(_ host: String, _ parameters: [String]) throws -> PostgreSQLLog {
    let database = try world.server.makeDatabase().name
    let url = world.server.url(database).split(separator: "?")[0].replacing("127.0.0.1", with: host)
    return try PostgreSQLLog(
      PostgreSQLAddress("\(url)?\((["hostaddr=127.0.0.1"] + parameters).joined(separator: "&"))"))
  }

  private var ours: String { "sslrootcert=\(world.certificates.authority)" }

  private func expectUntrusted(
    _ log: PostgreSQLLog, _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: WatchLogError.self, sourceLocation: sourceLocation) {
      try log.head()
    }
    guard case .untrusted? = error else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
    #expect(log.status.line == nil, sourceLocation: sourceLocation)
  }

  @Test func certificateForTheNameIsTaken() throws {
    let log = try open("localhost", [ours])
    try log.record(.note("here"))
    guard case .tls(let version, let check)? = log.status.line else {
      Issue.record("\(String(describing: log.status.line))")
      return
    }
    #expect(version == "TLSv1.3")
    #expect(check == .host("localhost", authorities: world.certificates.authority))
  }

  @Test func certificateForAnotherNameIsNot() throws {
    expectUntrusted(try open("127.0.0.1", [ours]))
    expectUntrusted(try open("db.example.org", [ours]))
  }

  @Test func strangersAuthorityIsNot() throws {
    expectUntrusted(try open("localhost", ["sslrootcert=\(world.stranger.authority)"]))
  }

  /// Neither the system's authorities nor a file that is missing stand for this server.
  @Test(arguments: [[], ["sslrootcert=/nowhere/root.crt"]])
  func noAuthorityIsNot(parameters: [String]) throws {
    expectUntrusted(try open("localhost", parameters))
  }

  @Test func nameIsLeftOutWhereThatIsAsked() throws {
    let log = try open("db.example.org", [ours, "sslmode=verify-ca"])
    _ = try log.head()
    #expect(
      log.status.line
        == .tls(version: "TLSv1.3", .authority(world.certificates.authority)))
    #expect(log.status.line?.isGuarded == false)
  }

  @Test func nobodyChecksWhereThatIsAsked() throws {
    let log = try open("localhost", ["sslmode=require", "sslrootcert="])
    _ = try log.head()
    #expect(log.status.line == .tls(version: "TLSv1.3", .nobody))
    let plain = try open("localhost", ["sslmode=disable"])
    _ = try plain.head()
    #expect(plain.status.line == .plain)
  }

  /// A server without TLS is told nothing, the password least of all.
  @Test func serverWithoutCertificate() throws {
    let server = try PostgreSQLServer.shared()
    let database = try server.makeDatabase()
    let guarded = database.url.replacing("?sslmode=disable", with: "")
    expectUntrusted(try PostgreSQLLog(PostgreSQLAddress(guarded)))
    let open = try PostgreSQLLog(PostgreSQLAddress("\(guarded)?sslmode=prefer"))
    _ = try open.head()
    #expect(open.status.line == .plain)
  }

  /// Nothing leaves the machine, so no certificate is asked for.
  @Test func socketOfThisMachine() throws {
    let server = try PostgreSQLServer.shared()
    let database = try server.makeDatabase().name
    let log = try PostgreSQLLog(PostgreSQLAddress(server.socketURL(database)))
    try log.record(.note("here"))
    #expect(log.status.line == .local)
  }

  /// What cannot be reached is not said to be untrusted.
  @Test func nobodyThere() throws {
    let log = try PostgreSQLLog(PostgreSQLAddress("postgres://watch@127.0.0.1:1/nowhere"))
    let error = #expect(throws: WatchLogError.self) { try log.head() }
    guard case .unavailable? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
