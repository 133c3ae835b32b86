import FoundationEssentials
import StrictJSON
import TestSupport
import Testing

@testable import WatchfloorCommand

/// What cron is told of alerts that an officer has seen.
@Suite("Alerts that nobody has acknowledged") struct UnacknowledgedAlertsTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }
  /// Deaths, a mandate that ends, and a silent source are open.
  private static let day = ["--at", "2011-02-17"]
  private static let quiet = ["--at", "2010-12-02"]

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func alerts(_ words: [String], log: String? = nil) throws -> ProgramRun {
    try Watchfloor.run(["alerts", "--unacknowledged", "--log", log ?? path] + words)
  }

  private func write(_ words: String...) throws {
    let run = try Watchfloor.run(["log"] + words + ["--log", path])
    #expect(run.code == 0, "\(run.messageText)")
  }

  private func acknowledge(_ beginnings: String...) throws {
    for beginning in beginnings {
      try write("ack", beginning, "--note", "seen", "--at", "2011-02-17")
    }
  }

  /// A silent source too counts until an officer says that they have seen it.
  @Test func cronIsQuietFromTheAcknowledgementOn() throws {
    try write("write", "x")
    let before = try alerts(["--check"] + Self.day)
    #expect(before.code == 1)
    #expect(before.lines.count == 5)
    try acknowledge("deaths-30d/", "mandate-ending/")
    let silent = try alerts(["--check"] + Self.day)
    #expect(silent.code == 4)
    #expect(silent.lines.count == 3)
    #expect(silent.messageText.contains("1 source is silent"))
    try acknowledge("source-silent/")
    let after = try alerts(["--check"] + Self.day)
    #expect(after.code == 0)
    #expect(after.output.isEmpty && after.messages.isEmpty)
    let without = try Watchfloor.run(["alerts", "--check", "--log", path] + Self.day)
    #expect(without.code == 1)
    #expect(without.outputText.contains("seen"))
  }

  @Test func onlyTheAcknowledgedOnesAreLeftOut() throws {
    try acknowledge("deaths-30d/")
    let left = try alerts(Self.day)
    #expect(left.code == 0)
    #expect(left.lines.count == 4)
    #expect(!left.outputText.contains("deaths-30d/"))
  }

  @Test(arguments: [["--check"] + quiet, ["--check"] + day, quiet, day])
  func aLogThatCannotBeReadIsNeverCalm(words: [String]) throws {
    try directory.write("no log at all, but long enough to be looked at", to: "broken.db")
    let all = try Watchfloor.run(["alerts", "--log", "none"] + words)
    for log in ["/proc/none/log.db", "\(directory.path)/broken.db", path, "none"] {
      let run = try alerts(words, log: log)
      #expect(run.code == 7, "\(log): \(run.messageText)")
      #expect(run.messageText.contains("every alert counts as not acknowledged"))
      #expect(run.output == all.output)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func dataThatIsTooOldOutweighsTheLog() throws {
    #expect(try alerts(["--check", "--max-age", "2"]).code == 4)
    try directory.write("[]", to: "archive/20110317T235900Z.json")
    #expect(try alerts(["--check", "\(directory.path)/archive"]).code == 3)
  }

  @Test func aMissingLogSaysWhatToDo() throws {
    let run = try alerts(["--check"] + Self.day)
    #expect(run.messageText.contains("\(path): there is no such log; "))
    #expect(run.messageText.contains("--log"))
  }

  @Test func theAddressOfTheLogIsFoundByTheUsualRules() throws {
    try acknowledge("deaths-30d/", "mandate-ending/", "source-silent/")
    let words = ["alerts", "--check", "--unacknowledged"] + Self.day
    #expect(try Watchfloor.run(words, environment: ["WATCHFLOOR_LOG": path]).code == 0)
    #expect(try Watchfloor.run(words, environment: ["WATCHFLOOR_LOG": "\(path)x"]).code == 7)
    #expect(try Watchfloor.run(words + ["--read-only", "--log", path]).code == 0)
  }

  @Test func jsonTellsNotAcknowledgedFromNotKnown() throws {
    let words = ["alerts", "--json"] + Self.day
    try write("write", "x")
    let schema = try ProgramRun("/bin/cat", ["\(Repository.root)/Data/schema/tables.schema.json"])
    let tables = JSONSchema(try #require(JSONValue(schema.output)))
    for (log, isRead) in [(path, "true"), ("none", "false")] {
      let run = try Watchfloor.run(words + ["--log", log])
      #expect(run.code == 0)
      #expect(run.outputText.contains("\"acknowledgementsRead\": \(isRead)"))
      #expect(tables.failures(try #require(JSONValue(run.output))) == [])
    }
  }
}
