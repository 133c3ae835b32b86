import Dashboard
import DisplayText
import Glibc
import TerminalUI
import TestSupport
import Testing
import Threads
import WatchLog

@testable import WatchfloorCommand

/// What a restricted or read-only run refuses, each with exit code 6 and a reason.
@Suite("Read-only and restricted") struct RestrictionTests {
  private static let archive = "\(Repository.archives)/2011"

  @Test(arguments: [
    ["--restricted", archive], ["list", archive, "--restricted"],
    ["--restricted", "--data", "/tmp"],
    ["--restricted", "--rules", "/tmp/x.json"], ["--restricted", "--log", "/tmp/x.db"],
    ["log", "--restricted", "--log", "postgres://x"], ["validate", "/etc/passwd", "--restricted"],
    ["diff", "/etc/passwd", "/etc/passwd", "--restricted"],
    ["completion-words", "crises", "--restricted", "--", archive],
    ["log", "write", "x", "--read-only"], ["log", "ack", "x", "--read-only"],
    ["log", "write", "x", "--restricted", "--read-only"], ["--restricted", "--log=none"],
  ])
  func isForbidden(words: [String]) throws {
    let run = try Watchfloor.run(words)
    #expect(run.code == 6, "\(run.messageText)")
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("is not allowed"))
  }

  @Test(arguments: [
    ["list", "--restricted"], ["--restricted"], ["show", "libya-2011", "--restricted"],
    ["alerts", "--restricted", "--read-only"], ["render", "--restricted"],
    ["help", "--restricted"],
    ["list", "--read-only", archive], ["man", "--restricted"],
  ])
  func isAllowed(words: [String]) throws {
    let run = try Watchfloor.run(words)
    #expect(run.code == 0, "\(run.messageText)")
  }

  /// A directory in the place of a decision is no way around it.
  @Test func councilTakesNoArchiveThen() throws {
    let run = try Watchfloor.run("council", Self.archive, "--restricted")
    #expect(run.code == 2)
    #expect(run.messageText.contains("no decision"))
  }

  @Test(arguments: [
    "WATCHFLOOR_DATA", "WATCHFLOOR_THEME", "WATCHFLOOR_LOG", "WATCHFLOOR_DESK", "XDG_CONFIG_HOME",
    "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME", "TERMINFO", "TERMINFO_DIRS",
    "PGSSLMODE", "PGHOST", "PGSERVICEFILE", "PGSSLROOTCERT", "PGOPTIONS",
  ])
  func theEnvironmentNamesNoPlaceThen(name: String) {
    var arguments = Arguments()
    let environment = [name: "/evil", "LANG": "C.UTF-8", "TERM": "xterm"]
    #expect(RunContext(arguments, environment: environment, system: nil).environment == environment)
    arguments.isRestricted = true
    let context = RunContext(arguments, environment: environment, system: nil)
    #expect(context.environment == ["LANG": "C.UTF-8", "TERM": "xterm"])
  }

  /// Who an officer is to the log's server is no place either.
  @Test func theEnvironmentSaysWhoAsksTheServer() {
    var arguments = Arguments()
    arguments.isRestricted = true
    let environment = ["PGUSER": "officer", "PGPASSWORD": "x", "PGPASSFILE": "/p"]
    let context = RunContext(arguments, environment: environment, system: nil)
    #expect(context.environment == environment)
  }

  /// A limit to what leaves the program is no place; it stays where it is one.
  @Test(arguments: [("green", true), ("amber", true), ("red", false), ("?", true)])
  func aLimitStaysUnlessItLetsMoreOut(limit: String, stays: Bool) {
    var arguments = Arguments()
    arguments.isRestricted = true
    let environment = ["WATCHFLOOR_MAX_HANDLING": limit]
    let context = RunContext(arguments, environment: environment, system: nil)
    #expect(context.environment == (stays ? environment : [:]))
  }

  @Test func dataNamedByTheEnvironmentIsNotUsed() throws {
    let run = try Watchfloor.run(
      ["list", "--restricted"], environment: ["WATCHFLOOR_DATA": "/nowhere"])
    #expect(run.code == 0)
    #expect(try Watchfloor.run(["list"], environment: ["WATCHFLOOR_DATA": "/nowhere"]).code != 0)
  }

  @Test func theSystemCanRestrictEverySession() {
    var system = SystemConfiguration()
    system.isRestricted = true
    system.log = "/srv/log.db"
    system.desk = "Africa"
    let context = RunContext(Arguments(), environment: ["HOME": "/home/x"], system: system)
    #expect(context.permissions.isRestricted)
    let log = LogSetup(Arguments(), context)
    #expect(log.place.value == .file("/srv/log.db"))
    #expect(log.desk.value == "Africa")
    #expect(context.refusal(of: Arguments()) == nil)
  }

  private func refusal(
    _ words: [String], _ system: SystemConfiguration?, restricted: Bool = true
  ) throws -> String? {
    let arguments = try Arguments.parse(words + (restricted ? ["--restricted"] : []))
    return RunContext(arguments, environment: [:], system: system).refusal(of: arguments)?.string
  }

  @Test(
    arguments: [
      (["--desk", "Africa"], nil), (["--desk=Asia", "--role", "lead"], nil), ([], nil),
      (
        ["--desk", "Europe"],
        "desk \"Europe\" is not allowed; /etc/watchfloor.json allows Africa, Asia"
      ),
      (["--desk", "africa"], "desk"), (["--desk", "Africa", "--role", "director"], "role"),
      (["log", "write", "x", "--role", " "], "role"),
      (["handover", "accept", "--desk", "x"], "desk"),
      // It says there whose handover is shown.
      (["handover", "show", "--desk", "Europe"], nil),
    ] as [([String], String?)])
  func deskAndRoleFollowTheConfiguration(words: [String], refused: String?) throws {
    var system = SystemConfiguration()
    (system.desk, system.desks, system.roles) = ("Africa", ["Asia"], ["officer", "lead"])
    let said = try refusal(words, system)
    if let refused {
      #expect(said?.contains(refused) == true, "\(said ?? "allowed")")
    } else {
      #expect(said == nil)
    }
    #expect(try refusal(words, system, restricted: false) == nil)
  }

  /// What the configuration does not name is not allowed; without one the words are sshd's.
  @Test func aConfigurationWithoutDesksAllowsNone() throws {
    let said = try refusal(["--desk", "Africa"], SystemConfiguration())
    #expect(said?.contains("/etc/watchfloor.json names none") == true)
    #expect(try refusal(["--desk", "Africa", "--role", "x"], nil) == nil)
  }

  @Test func theRoleOfTheConfigurationHoldsWhereNoneIsNamed() {
    var system = SystemConfiguration()
    system.role = "officer"
    let context = RunContext(Arguments(), environment: [:], system: system)
    #expect(LogSetup(Arguments(), context).role.value == "officer")
  }

  @Test func idlenessIsWarnedOfOnceAndThenEnds() throws {
    let start = MonotonicTime.now
    var idle = IdleWatch(limit: .seconds(30 * 60), now: start)
    #expect(idle.due(now: start + .seconds(28 * 60)) == nil)
    #expect(idle.milliseconds(at: start) / 1_000 == 29 * 60)
    guard case .warn(let text)? = idle.due(now: start + .seconds(29 * 60)) else {
      Issue.record("no warning")
      return
    }
    #expect(text.string.contains("leaves in 61 seconds") || text.string.contains("60 seconds"))
    #expect(idle.due(now: start + .seconds(29 * 60 + 30)) == nil)
    idle.heardKey(now: start + .seconds(29 * 60 + 40))
    #expect(idle.due(now: start + .seconds(31 * 60)) == nil)
    guard case .leave? = idle.due(now: start + .seconds(60 * 60)) else {
      Issue.record("never left")
      return
    }
  }
}

@Suite("System configuration") struct SystemConfigurationTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func read(_ text: String) throws -> SystemConfiguration? {
    let path = try directory.write(text, to: "watchfloor.json")
    return try SystemConfiguration.read(path: path, owner: Self.user)
  }

  private static var user: UInt32 { getuid() }

  @Test func saysWhatHoldsForEverySession() throws {
    let found = try #require(
      try read(
        #"{"schemaVersion": 1, "restricted": true, "archive": "/a", "log": "/l", "desk": "D"}"#))
    #expect(found.isRestricted)
    #expect(found.archive == "/a" && found.log == "/l" && found.desk == "D")
    #expect(try read(#"{"schemaVersion": 1}"#) == SystemConfiguration())
    #expect(try SystemConfiguration.read(path: "\(directory.path)/none") == nil)
  }

  @Test func saysWhoWritesAndHowMuch() throws {
    let found = try #require(
      try read(
        #"""
        {"schemaVersion": 1, "role": "officer", "desks": ["A", "B"], "roles": [], "queue": true,
         "keys": "/etc/keys/%u", "entriesPerMinute": 1, "bytesPerDay": 1000}
        """#))
    #expect(found.role == "officer" && found.desks == ["A", "B"] && found.roles == [])
    #expect(found.queues && found.keys?.pattern == "/etc/keys/%u")
    #expect(found.limits == WritingLimits(entriesPerMinute: 1, bytesPerDay: 1_000))
  }

  @Test(arguments: [
    (#"{"schemaVersion": 1, "restricted": "yes"}"#, ":1:36: $.restricted"),
    (#"{"schemaVersion": 1, "restrict": true}"#, "restrict"), ("{}", "schemaVersion"),
    (#"{"schemaVersion": 2}"#, ":1:19:"), ("[", ":1:"), ("", ":1:"),
    (#"{"schemaVersion": 1, "log": 7}"#, "$.log"),
    (#"{"schemaVersion": 1, "desks": "A"}"#, "$.desks"),
    (#"{"schemaVersion": 1, "desks": ["A", ""]}"#, "$.desks[1]"),
    (#"{"schemaVersion": 1, "keys": "authorized_keys"}"#, "$.keys"),
    (#"{"schemaVersion": 1, "keys": "/etc/%i"}"#, "$.keys"),
    (#"{"schemaVersion": 1, "entriesPerMinute": 0}"#, "$.entriesPerMinute"),
    (#"{"schemaVersion": 1, "entriesPerMinute": 1001}"#, "$.entriesPerMinute"),
    (#"{"schemaVersion": 1, "bytesPerDay": 999}"#, "$.bytesPerDay"),
  ])
  func whatIsWrongStopsTheProgram(text: String, place: String) throws {
    do {
      _ = try read(text)
      Issue.record("\(text) was taken")
    } catch let error as SystemConfiguration.Failure {
      #expect(error.text.string.contains(place), "\(error.text.string)")
    }
  }

  @Test func whatOthersCanWriteDoesNotCount() throws {
    let path = try directory.write(#"{"schemaVersion": 1}"#, to: "watchfloor.json")
    #expect(chmod(path, 0o666) == 0)
    #expect(throws: SystemConfiguration.Failure.self) {
      try SystemConfiguration.read(path: path, owner: Self.user)
    }
    #expect(chmod(path, 0o644) == 0)
    #expect(throws: SystemConfiguration.Failure.self) {
      try SystemConfiguration.read(path: path, owner: Self.user + 1)
    }
  }
}
