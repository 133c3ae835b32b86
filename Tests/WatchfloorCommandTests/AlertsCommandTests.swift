import StrictJSON
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Alerts from the command line") struct AlertsCommandTests {
  private static let day = ["--at", "2011-10-04"]

  @Test func printsOpenAlertsNewestFirst() throws {
    let run = try Watchfloor.run(["alerts"] + Self.day)
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    #expect(run.lines.count > 5)
    #expect(run.lines[2].hasPrefix("2011-10-04T23:59:00Z  2"))
    #expect(run.outputText.contains("S/2011/612 vetoed by China, Russian Federation"))
    #expect(run.harmful == [])
  }

  @Test func clearedOnesAreThereWithAWindow() throws {
    let open = try Watchfloor.run(["alerts"] + Self.day)
    let all = try Watchfloor.run(["alerts", "--since", "2011-03-16"] + Self.day)
    #expect(!open.outputText.contains("new-force"))
    #expect(all.outputText.contains("new-force/libya-2011/authority-4/2011-03-17"))
    #expect(!all.outputText.contains("2011-03-10"))
  }

  @Test func whereChoosesCrises() throws {
    let run = try Watchfloor.run(["alerts", "--where", "syria"] + Self.day)
    #expect(run.outputText.contains("new-veto"))
    #expect(!run.outputText.contains("libya"))
  }

  @Test(arguments: [
    (["--at", "2011-03-17", "--since", "2011-03-12"], 1),
    (["--at", "2011-10-31", "--since", "-1d"], 4),
    (["--at", "2010-12-02"], 0),
    (["--at", "2011-03-17", "--max-age", "2"], 4),
  ])
  func checkSaysItByTheExitCode(options: [String], code: Int) throws {
    let run = try Watchfloor.run(["alerts", "--check"] + options)
    #expect(Int(run.code) == code, "\(run.messageText)")
    #expect(run.output.isEmpty == (code == 0) || code == 4)
    #expect(run.messages.isEmpty == (code != 4))
  }

  @Test func aBrokenSnapshotIsInvalidDataAndIsLeftOut() throws {
    let directory = try TemporaryDirectory()
    try directory.copy(
      "\(Repository.archives)/2011/20110312T235900Z.json", to: "20110312T235900Z.json")
    try directory.write("[]", to: "20110317T235900Z.json")
    let run = try Watchfloor.run("alerts", directory.path, "--check")
    #expect(run.code == 3)
    #expect(run.messageText.contains("left out: "))
    #expect(run.messageText.contains("20110317T235900Z.json:1:1:"))
  }

  @Test func anOfficersRuleReplacesTheShippedOneAndThatIsSaid() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.rule(level: "3"), to: "mine.json")
    let run = try Watchfloor.run(
      ["alerts", "--rules", "\(directory.path)/mine.json", "--json"] + Self.day)
    #expect(run.code == 0)
    #expect(
      run.messageText == "watchfloor: rule new-veto is replaced by \(directory.path)/mine.json\n")
    #expect(run.outputText.contains("\"level\": 3"))
  }

  @Test func theOfficersRulesAreFoundWhereTheyAreConfigured() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.rule(level: "3"), to: "watchfloor/alert-rules.json")
    let run = try Watchfloor.run(
      ["alerts"] + Self.day, environment: ["XDG_CONFIG_HOME": directory.path])
    #expect(run.messageText.contains("rule new-veto is replaced by "))
  }

  @Test func brokenRulesAreInvalidDataAndNeverCalm() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Self.rule(level: "9"), to: "mine.json")
    let run = try Watchfloor.run(
      ["alerts", "--check", "--rules", "\(directory.path)/mine.json", "--at", "2010-12-02"])
    #expect(run.code == 3)
    #expect(
      run.messageText.contains(
        "mine.json:1:74: $.rules[0].level: 9 is out of range; write a whole number from 1 to 3"))
    let missing = try Watchfloor.run("alerts", "--rules", "\(directory.path)/none.json")
    #expect(missing.code == 3)
    #expect(missing.messageText.contains("no such file"))
  }

  @Test func validateKnowsRulesByTheirName() throws {
    let run = try Watchfloor.run("validate", "\(Repository.reference)/alert-rules.json")
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
  }

  private static func rule(level: String) -> String {
    """
    {"schemaVersion": 1, "rules": [{"id": "new-veto", "title": "x", "level": \(level),
     "kind": "newVeto", "parameters": {"freshDays": 60, "openDays": 30}, "minimumDays": 0,
     "mergeDays": 0, "refireDays": 0, "raiseWhenWorse": false, "basis": "x"}]}
    """
  }
}
