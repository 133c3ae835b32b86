import StrictJSON
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("Tables without a screen") struct TableTests {
  /// A command with a subject that it takes.
  private static let commands = [
    ["list"], ["show", "libya-2011"], ["ladder", "libya-2011"], ["positions", "libya-2011"],
    ["council"], ["council", "S/RES/1973 (2011)"], ["tests", "libya-2011"],
    ["untried", "libya-2011"], ["sources"],
  ]
  private static let day = ["--at", "2011-03-17"]

  @Test func everyCommandIsTried() {
    #expect(Set(Self.commands.map { $0[0] }) == Set(TableKind.allCases.map(\.rawValue)))
  }

  @Test(arguments: commands) func printATable(command: [String]) throws {
    let run = try Watchfloor.run(command + Self.day)
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    #expect(run.lines.count > 5)
    #expect(run.harmful == [])
    let ascii = try Watchfloor.run(command + Self.day + ["--ascii"])
    #expect(ascii.output.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) })
    #expect(ascii.lines.count == run.lines.count)
  }

  @Test(arguments: commands) func printJSON(command: [String]) throws {
    let run = try Watchfloor.run(command + Self.day + ["--json"])
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    try run.output.withUnsafeBufferPointer { try JSONReader.check($0) }
    #expect(run.outputText.hasPrefix("{"))
    if command[0] != "show" { #expect(run.outputText.contains("\"command\": \"\(command[0])\"")) }
  }

  @Test func whereFiltersAsOnScreen() throws {
    let run = try Watchfloor.run(["list", "--where", "risk>=high !sudan"] + Self.day)
    #expect(run.code == 0)
    #expect(run.lines.count == 4)
    #expect(run.outputText.contains("Libya"))
    #expect(!run.outputText.contains("Darfur"))
    let wrong = try Watchfloor.run("list", "--where", "risk>=hgh")
    #expect(wrong.code == 2)
    #expect(wrong.output.isEmpty)
    #expect(
      wrong.messageText == """
        watchfloor: --where: character 7: "hgh" is not one of elevated, high, critical
          risk>=hgh
                ^

        """)
  }

  @Test func positionsSayWhatTheyWereBefore() throws {
    let run = try Watchfloor.run("positions", "libya-2011", "--at", "2011-10-31", "--json")
    #expect(run.outputText.contains("\"crossed\": \"2011-09-20\""))
    #expect(run.outputText.contains("\"previous\": \"reserved\""))
    #expect(run.outputText.contains("\"since\": \"2011-03-12\""))
  }

  @Test func aCrisisIsNamedByTheBeginningOfItsId() throws {
    let short = try Watchfloor.run(["ladder", "lib"] + Self.day)
    let full = try Watchfloor.run(["ladder", "libya-2011"] + Self.day)
    #expect(short.code == 0)
    #expect(short.output == full.output)
  }

  @Test(arguments: [
    (
      ["ladder", "libia-2011"],
      "no crisis \"libia-2011\" in this snapshot; did you mean libya-2011?"
    ),
    (["council", "S/RES/1974"], "no decision \"S/RES/1974\" in this snapshot; "),
    (["ladder"], "ladder needs a crisis; name its id as list prints it"),
  ])
  func anUnknownSubjectIsAUsageError(arguments: [String], message: String) throws {
    let run = try Watchfloor.run(arguments + Self.day)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.messageText.hasPrefix("watchfloor: \(message)"))
  }

  /// An archive is named last, wherever it lies.
  @Test(arguments: ["list", "council", "sources"]) func takeAnArchive(command: String) throws {
    let directory = try TemporaryDirectory()
    try directory.copy(
      "\(Repository.archives)/2011/20110317T235900Z.json", to: "20110317T235900Z.json")
    let run = try Watchfloor.run(command, directory.path)
    #expect(run.code == 0)
    #expect(run.output == (try Watchfloor.run([command] + Self.day)).output)
  }

  @Test func aBrokenSnapshotIsSaidAndTheExitCodeSaysItToo() throws {
    let directory = try TemporaryDirectory()
    try directory.copy(
      "\(Repository.archives)/2011/20110312T235900Z.json", to: "20110312T235900Z.json")
    try directory.write("[]", to: "20110317T235900Z.json")
    let run = try Watchfloor.run("list", directory.path)
    #expect(run.code == 3)
    #expect(run.messageText.contains("20110317T235900Z.json:1:1:"))
    #expect(run.lines.count == 6)
  }
}

@Suite("Tables in a script") struct ScriptTests {
  @Test(arguments: ["list", "sources", "show libya-2011"])
  func aReaderThatGoesAwayIsNoError(command: String) throws {
    let run = try ProgramRun(
      "/bin/sh", ["-c", "{ \"$0\" \(command); echo code $? >&2; } | head -n 1", Watchfloor.path])
    #expect(run.lines.count == 1)
    #expect(run.messageText == "code 0\n")
  }

  @Test(arguments: ["20110317T0600Z", "17 mar 2011 06:00", "170600Z MAR 11", "-229d"])
  func timesAreTakenAsOfficersWriteThem(time: String) throws {
    let run = try Watchfloor.run("list", "--json", "--at", time)
    #expect(run.code == 0)
    #expect(
      run.outputText.contains("\"asOf\": \"2011-03-12T23:59:00Z\""), "\(run.outputText.prefix(200))"
    )
  }

  @Test func aTimeBeforeTheFirstSnapshotIsNoData() throws {
    let run = try Watchfloor.run("list", "--at", "-9999w")
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.messageText.hasPrefix("watchfloor: no snapshot at or before 1820-"))
    #expect(run.messageText.hasSuffix("; the first is of 2010-12-02T23:59:00Z\n"))
  }

  @Test func aTimeThatIsNotUnderstoodSaysWhatIs() throws {
    let run = try Watchfloor.run("list", "--at", "noon")
    #expect(run.code == 2)
    #expect(
      run.messageText.hasPrefix("watchfloor: --at: \"noon\": not understood; write 2011-03-17, "))
  }

  @Test(arguments: [
    ("risk>=hgh", 8), ("libya \"open", 8), ("漢字 risk>1", 12), ("é\u{301} staus:closed", 4),
  ])
  func aFilterErrorPointsAtItsCharacter(filter: String, column: Int) throws {
    let run = try Watchfloor.run("list", "--where", filter)
    #expect(run.code == 2)
    let lines = run.messageText.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines.last == String(repeating: " ", count: column) + "^", "\(run.messageText)")
  }

  @Test func aMisspeltSubcommandIsNoArchive() throws {
    let run = try Watchfloor.run("lits")
    #expect(run.code == 2)
    #expect(run.messageText.contains("lits is no subcommand either; did you mean list?"))
  }
}
