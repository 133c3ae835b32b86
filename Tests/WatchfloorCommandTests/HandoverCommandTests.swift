import CrisisModel
import FoundationEssentials
import StrictJSON
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Handovers from the command line") struct HandoverCommandTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func run(_ words: String...) throws -> ProgramRun {
    try Watchfloor.run(["handover"] + words + ["--log", path])
  }

  @Test func aHandoverIsPreparedShownAndAcceptedOnce() throws {
    let prepared = try run(
      "prepare", "--at", "2011-03-12", "--desk", "Africa", "--question", "where?", "--question",
      "when?")
    #expect(prepared.code == 0, "\(prepared.messageText)")
    #expect(prepared.lines.first?.hasPrefix("prepared as #1, key ") == true)
    let own = try run("accept", "--desk", "Africa")
    #expect(own.code == 2)
    #expect(own.messageText.contains("your own handover"))
    let elsewhere = try run("accept", "1", "--desk", "Asia", "--same-officer")
    #expect(elsewhere.code == 2)
    #expect(elsewhere.messageText.contains("prepared at the desk \"Africa\""))
    let key = try #require(prepared.lines.first?.split(separator: " ").last.map(String.init))
    let accepted = try run("accept", key, "--desk", "Africa", "--same-officer", "--note", "mine")
    #expect(accepted.code == 0, "\(accepted.messageText)")
    #expect(accepted.lines.first == "accepted #1 as #2")
    let again = try run("accept", "#1", "--desk", "Africa", "--same-officer")
    #expect(again.code == 2)
    #expect(again.messageText.contains("#1 is accepted already, by "))
    let shown = try run("show", "1")
    #expect(shown.outputText.contains("Asked by the outgoing officer: when?"))
    #expect(shown.outputText.contains("the same officer, alone"))
    #expect(shown.lines.first?.contains("TLP:CLEAR") == true)
    #expect(shown.lines.last?.contains("TLP:CLEAR") == true)
    #expect(try run("show").output == shown.output)
    #expect(try run("show", "--desk", "Africa").output == shown.output)
    let ofAnother = try run("show", "--desk", "Asia")
    #expect(ofAnother.code == 2)
    #expect(ofAnother.messageText.contains("no handover of the desk \"Asia\" in the log yet"))
    let next = try run("--at", "2011-03-17", "--desk", "Africa")
    #expect(next.outputText.contains("122359Z MAR 11 to 172359Z MAR 11, 5 days"))
    #expect(next.outputText.contains("#1, accepted by"))
  }

  @Test func nothingToAcceptAndNoSuchHandoverAreUsage() throws {
    _ = try Watchfloor.run("log", "write", "x", "--log", path)
    #expect(try run("accept").code == 2)
    #expect(try run("accept", "1").code == 2)
    #expect(try run("show", "7").code == 2)
    #expect(try run("show").code == 2)
    let misspelt = try run("prepair")
    #expect(misspelt.code == 2)
    #expect(misspelt.messageText.contains("prepare, accept, show"))
  }

  @Test func aLogThatCannotBeReachedIsCode7AndSaid() throws {
    let draft = try Watchfloor.run("handover", "--log", "/proc/none/log.db")
    #expect(draft.code == 7)
    #expect(draft.outputText.contains("NOT READ"))
    for word in ["prepare", "accept"] {
      let run = try Watchfloor.run("handover", word, "--log", "/proc/none/log.db")
      #expect(run.code == 7)
      #expect(run.output.isEmpty)
    }
  }

  /// Preparing is writing, so it begins the log; accepting has nothing to accept, and says what has.
  @Test func theFirstHandoverBeginsTheLog() throws {
    let log = "\(directory.path)/new/place/log.db"
    let accepted = try Watchfloor.run("handover", "accept", "--log", log)
    #expect(accepted.code == 7)
    #expect(
      accepted.messageText.contains(
        "\(log): there is no such log; log write or handover prepare begins it"))
    #expect(!FileManager.default.fileExists(atPath: "\(directory.path)/new"))
    let prepared = try Watchfloor.run("handover", "prepare", "--log", log, "--at", "2011-03-12")
    #expect(prepared.code == 0, "\(prepared.messageText)")
    #expect(prepared.lines.first?.hasPrefix("prepared as #1, key ") == true)
    #expect(try Watchfloor.run("handover", "accept", "--log", log, "--same-officer").code == 0)
    let none = try Watchfloor.run("handover", "prepare", "--log", "none")
    #expect(none.code == 7)
    #expect(none.messageText.contains("no watch log is kept here, by --log"))
  }

  @Test func lookingMakesNoLogAndReadOnlyForbidsWriting() throws {
    let draft = try run()
    #expect(draft.code == 7)
    #expect(draft.outputText.contains("NOT READ"))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try run("prepare", "--read-only").code == 6)
    #expect(try run("accept", "--read-only").code == 6)
  }

  /// The last snapshots of 2011, one of which is marked TLP:RED.
  private func marked(last count: Int, red: Int) throws -> String {
    for (index, var snapshot) in ShippedArchive.year2011.snapshots.suffix(count).enumerated() {
      if index == red { snapshot.handling = .red }
      try directory.write(SnapshotWriter.write(snapshot), to: "marked/\(snapshot.asOf.basic).json")
    }
    return "\(directory.path)/marked"
  }

  @Test func aStricterMarkingIsRefusedAsOfABrief() throws {
    let archive = try marked(last: 2, red: 1)
    let brief = try Watchfloor.run("brief", archive)
    #expect(brief.code == 6)
    _ = try Watchfloor.run("log", "write", "x", "--log", path)
    let prepared = try run("prepare", archive)
    #expect(prepared.code == 0)
    #expect(prepared.lines.last?.hasPrefix("marked TLP:RED; ") == true)
    for words in [[archive], ["show", "2"]] {
      let refused = try Watchfloor.run(["handover"] + words + ["--log", path])
      #expect(refused.code == 6)
      #expect(refused.output.isEmpty)
      #expect(refused.messageText == brief.messageText)
      let file = "\(directory.path)/out.txt"
      let toFile = try Watchfloor.run(["handover"] + words + ["--log", path, "--output", file])
      #expect(toFile.code == 6)
      #expect(!FileManager.default.fileExists(atPath: file))
      let allowed = try Watchfloor.run(
        ["handover"] + words + ["--log", path, "--max-handling", "red"])
      #expect(allowed.code == 0)
      #expect(allowed.lines.first?.contains("TLP:RED") == true)
    }
  }

  /// Neither of the two snapshots that it compares is marked.
  @Test func theSnapshotThatRaisedAnAlertMarksTheStoredDocument() throws {
    let archive = try marked(last: 3, red: 0)
    _ = try run("prepare", archive, "--desk", "Africa", "--at", "2011-10-31")
    let document = try run("show", "1", "--max-handling", "red")
    #expect(document.lines.first?.contains("TLP:RED") == true)
    #expect(document.lines.last?.contains("TLP:RED") == true)
    #expect(try run("show", "1").code == 6)
  }

  @Test(arguments: [["handover"], ["handover", "show", "1"]])
  func aLimitThatIsNotUnderstoodIsSaidBeforeAnythingIsRead(words: [String]) throws {
    let run = try Watchfloor.run(
      words + ["--log", "/proc/none/log.db"], environment: ["WATCHFLOOR_MAX_HANDLING": "secret"])
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("WATCHFLOOR_MAX_HANDLING: \"secret\": not understood"))
    #expect(run.messages.count { $0 == 0x0A } == 1)
  }

  @Test func jsonHoldsToItsSchema() throws {
    let path = "\(Repository.root)/Data/schema/report.schema.json"
    let schema = JSONSchema(try #require(JSONValue(try ProgramRun("/bin/cat", [path]).output)))
    _ = try Watchfloor.run("log", "write", "x", "--log", self.path)
    let run = try run("--format", "json", "--at", "2011-03-17")
    #expect(run.code == 0)
    #expect(schema.failures(try #require(JSONValue(run.output))) == [])
  }
}
