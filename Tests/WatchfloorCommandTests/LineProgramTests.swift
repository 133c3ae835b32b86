import DisplayText
import TestSupport
import Testing
import WatchLogPostgreSQL

/// What the built program makes of what the address, the environment and a service say of the line.
@Suite("Line to the log's server") struct LineProgramTests {
  private let server: PostgreSQLServer
  private let directory: TemporaryDirectory
  /// Without anything about the line.
  private let url: String

  init() throws {
    server = try PostgreSQLServer.shared()
    directory = try TemporaryDirectory()
    let database = try server.makeDatabase()
    url = database.url.replacing("?sslmode=disable", with: "")
    _ = try PostgreSQLLog(PostgreSQLAddress(database.url)).head()
  }

  private func doctor(_ url: String, _ environment: [String: String] = [:]) throws -> String {
    let all = ["HOME": directory.path, "LANG": "C.UTF-8"].merging(environment) { $1 }
    return try Watchfloor.run(["doctor", "--log", url], environment: all).outputText
  }

  private static let refusal = "certificate was not accepted"
  private static let plain = "not encrypted, and nobody checked"

  @Test func nobodySaysAnything() throws {
    let text = try doctor(url)
    #expect(text.contains(Self.refusal) && text.contains("?sslrootcert=FILE"))
    #expect(!text.contains("s3cret"))
  }

  @Test func theAddressAndTheEnvironmentAreHeeded() throws {
    #expect(try doctor("\(url)?sslmode=disable").contains(Self.plain))
    #expect(try doctor(url, ["PGSSLMODE": "prefer"]).contains(Self.plain))
    let both = try doctor("\(url)?sslmode=verify-full", ["PGSSLMODE": "disable"])
    #expect(both.contains(Self.refusal), "the address wins")
  }

  /// What a service says counts, unless it says nothing of the line.
  @Test(arguments: [("sslmode=disable", true), ("sslmode=verify-ca", false), ("", false)])
  func aService(setting: String, isPlain: Bool) throws {
    let file = try directory.write("[watch]\nport=\(server.port)\n\(setting)\n", to: "services")
    let text = try doctor("\(url)?service=watch", ["PGSERVICEFILE": file])
    #expect(text.contains(isPlain ? Self.plain : Self.refusal), "\(text)")
  }
}
