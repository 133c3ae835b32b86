import CrisisModel
import FoundationEssentials
import Glibc
import StrictJSON
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Watch log from the command line") struct LogCommandTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func run(_ words: String...) throws -> ProgramRun {
    try Watchfloor.run(["log"] + words + ["--log", path])
  }

  @Test func whatIsWrittenIsListedNewestFirst() throws {
    let first = try run(
      "write", "convoy left", "--level", "incident", "--crisis", "libya-2011", "--desk", "Africa",
      "--role", "duty officer", "--occurred", "-20m")
    #expect(first.code == 0)
    #expect(first.outputText == "written as #1 in \(path)\n")
    #expect(try run("write", "second").code == 0)
    let lines = try run().lines
    #expect(lines.count == 4)
    #expect(lines[0] == "TLP:AMBER")
    #expect(lines[2].hasPrefix("2 ") && lines[2].hasSuffix("second"))
    #expect(lines[3].contains("incident") && lines[3].contains("Africa"))
    let filtered = try run("--where", "level:incident convoy").lines
    #expect(filtered.count == 3)
    #expect(try run("--limit", "1").lines.count == 3)
  }

  @Test func jsonIsAsItsSchemaSays() throws {
    _ = try run("write", "a \u{1B}[2J\"b\"", "--crisis", "libya-2011")
    let shown = try run("--json")
    let schema = try ProgramRun("/bin/cat", ["\(Repository.root)/Data/schema/log.schema.json"])
    let tables = JSONSchema(try #require(JSONValue(schema.output)))
    #expect(tables.failures(try #require(JSONValue(shown.output))) == [])
    #expect(try run().harmful == [])
  }

  @Test func anAlertIsAcknowledgedOnceAndTheSecondIsTold() throws {
    let words = ["ack", "new-veto/", "--note", "seen", "--at", "2011-10-04", "--log", path]
    let first = try Watchfloor.run(["log"] + words)
    #expect(first.code == 0, "\(first.messageText)")
    let second = try Watchfloor.run(["log"] + words)
    #expect(second.code == 0)
    #expect(second.messageText.contains("acknowledged before by"))
    let shown = try Watchfloor.run(["alerts", "--at", "2011-10-04", "--log", path, "--json"])
    #expect(shown.outputText.contains("\"acknowledgedNote\": \"seen\""))
  }

  @Test(arguments: [
    ["ack", "new-vto/x", "--at", "2011-10-04"], ["write", " "], ["wirte"],
    ["write", "x", "--occurred", "2999-01-01T00:00Z"], ["--where", "levle:x"],
    ["write", "x", "--level", "high"], ["write"], ["--limit", "0"],
  ])
  func whatIsWrongIsUsage(words: [String]) throws {
    let run = try Watchfloor.run(["log"] + words + ["--log", path])
    #expect(run.code == 2, "\(run.messageText)")
    #expect(!run.messages.isEmpty)
  }

  @Test(arguments: [["log"], ["log", "verify"], ["log", "write", "x"]])
  func aLogThatCannotBeReachedIsCode7(words: [String]) throws {
    let run = try Watchfloor.run(words + ["--log", "/proc/none/log.db"])
    #expect(run.code == 7)
    #expect(run.messageText.contains("/proc/none"))
  }

  /// Looking makes nothing.
  @Test func readingDoesNotMakeALog() throws {
    #expect(try run().code == 7)
    #expect(try Watchfloor.run("alerts", "--log", path).code == 0)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func verifyFindsWhatWasAltered() throws {
    for text in ["one", "two", "three"] { _ = try run("write", text) }
    let sound = try run("verify")
    #expect(sound.code == 0)
    #expect(sound.lines.first == "3 entries, sound")
    #expect(sound.lines.last?.hasPrefix("head 3:") == true)
    try alter(from: "two", to: "owt")
    let broken = try run("verify")
    #expect(broken.code == 1)
    #expect(broken.lines.first?.hasPrefix("#2: altered") == true, "\(broken.outputText)")
  }

  /// Changes bytes in the file, as no program that knows the log would.
  private func alter(from old: String, to new: String) throws {
    var isDone = false
    for file in [path, "\(path)-wal"] where FileManager.default.fileExists(atPath: file) {
      var bytes = Array(try Data(contentsOf: URL(filePath: file)))
      let wanted = Array(old.utf8)
      for start in bytes.indices.dropLast(wanted.count)
      where bytes[start..<start + wanted.count].elementsEqual(wanted) {
        bytes.replaceSubrange(start..<start + wanted.count, with: new.utf8)
        isDone = true
      }
      try Data(bytes).write(to: URL(filePath: file))
    }
    #expect(isDone)
  }

  @Test func doctorSaysWhichLogAndWhy() throws {
    let run = try Watchfloor.run(
      ["doctor"], environment: ["WATCHFLOOR_LOG": path, "WATCHFLOOR_DESK": "Africa"])
    #expect(run.outputText.contains("log         \(path), by WATCHFLOOR_LOG"))
    #expect(run.outputText.contains("nothing is in it yet"))
    #expect(run.outputText.contains("desk        Africa, by WATCHFLOOR_DESK"))
  }
}
