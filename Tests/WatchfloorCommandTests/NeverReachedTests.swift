import CrisisModel
import TestSupport
import Testing
import WatchLog

@testable import WatchfloorCommand

/// A server that never answered may be named wrongly: nothing waits for it, unless the site says so.
@Suite("Servers that were never reached") struct NeverReachedTests {
  private let directory: TemporaryDirectory
  /// Nothing listens there.
  private static let nowhere = "postgres://127.0.0.1:1/d?sslmode=disable"

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func write(_ url: String) throws -> ProgramRun {
    try Watchfloor.run(
      ["log", "write", "x", "--log", url, "--handling", "clear"],
      environment: ["HOME": directory.path])
  }

  @Test func writingEndsWithCode7() throws {
    for _ in 0..<2 {
      let run = try write(Self.nowhere)
      #expect(run.code == 7)
      #expect(run.output.isEmpty)
      #expect(run.messageText.contains("was never reached from here"), "\(run.messageText)")
      #expect(run.messageText.contains("check the address"))
    }
    let doctor = try Watchfloor.run(
      ["doctor", "--log", Self.nowhere], environment: ["HOME": directory.path])
    #expect(!doctor.outputText.contains("wait on this machine"))
  }

  @Test func whatWasReachedOnceIsWaitedFor() throws {
    let server = try PostgreSQLServer.shared()
    let database = try server.makeDatabase()
    let proxy = try Proxy(to: server.port)
    let url = server.url(database.name, port: proxy.port)
    let first = try write(url)
    #expect(first.code == 0, "\(first.messageText)")
    #expect(first.outputText.contains("written as #1"))
    proxy.end()
    let second = try write(url)
    #expect(second.code == 0)
    #expect(second.messageText.contains("kept on this machine"), "\(second.messageText)")
  }

  private func append(
    _ arguments: Arguments, _ system: SystemConfiguration
  ) throws -> LogReceipt {
    let context = RunContext(arguments, environment: ["HOME": directory.path], system: system)
    let now = Instant(seconds: 1_300_363_200)
    let author = LogAuthor(name: "a", login: "a", host: "h")
    let draft = LogDraft(
      occurred: now, recorded: now, by: LogWriter(author: author, desk: "", role: ""), .note("x"))
    return try LogSetup(arguments, context).open().append(draft)
  }

  /// It holds for the log that the configuration names, and for no other.
  @Test func theSiteCanHaveEntriesWait() throws {
    var system = SystemConfiguration()
    system.log = Self.nowhere
    #expect(throws: WatchLogError.self) { try append(Arguments(), system) }
    system.queues = true
    guard case .queued = try append(Arguments(), system) else {
      Issue.record("not queued")
      return
    }
    var arguments = Arguments()
    arguments.log = "postgres://127.0.0.1:1/other?sslmode=disable"
    #expect(throws: WatchLogError.self) { try append(arguments, system) }
  }
}
