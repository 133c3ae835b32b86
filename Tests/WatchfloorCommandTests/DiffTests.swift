import CrisisModel
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("diff and changes") struct DiffTests {
  private static let march12 = "\(Repository.archives)/2011/20110312T235900Z.json"
  private static let march17 = "\(Repository.archives)/2011/20110317T235900Z.json"

  @Test func twoFilesAndTwoTimesSayTheSame() throws {
    let files = try Watchfloor.run("diff", Self.march12, Self.march17)
    let times = try Watchfloor.run("diff", "2011-03-12", "17 mar 2011")
    #expect(files.code == 1 && times.code == 1)
    #expect(files.outputText == times.outputText)
    #expect(files.messageText == "")
    let changes = try Watchfloor.run("changes", "--at", "2011-03-17")
    #expect(changes.code == 0)
    #expect(changes.outputText == times.outputText)
  }

  @Test func sameSnapshotsDoNotDiffer() throws {
    let run = try Watchfloor.run("diff", Self.march17, Self.march17)
    #expect(run.code == 0)
    #expect(run.lines[1].hasPrefix("no change on record between"))
    let json = try Watchfloor.run("diff", Self.march17, Self.march17, "--json")
    #expect(json.code == 0)
    #expect(JSONValue(json.output)?["rows"]?.elements?.isEmpty == true)
  }

  @Test func whatIsNeitherFileNorTimeIsAnErrorOfUsage() throws {
    let run = try Watchfloor.run("diff", Self.march12, "no-such.json")
    #expect(run.code == 2)
    #expect(run.messageText.contains("neither two files nor two times"))
    #expect(try Watchfloor.run("diff", Self.march12, Self.march17, "x").code == 2)
    #expect(try Watchfloor.run("diff", Self.march12).code == 2)
    #expect(try Watchfloor.run("diff", "2011-03-12").messageText.contains("two snapshots"))
  }

  @Test func aBrokenSnapshotIsInvalidData() throws {
    let directory = try TemporaryDirectory()
    let broken = try directory.write("{\n", to: "20110317T235900Z.json")
    let run = try Watchfloor.run("diff", Self.march12, broken)
    #expect(run.code == 3)
    #expect(run.outputText == "")
    #expect(run.messageText.contains("20110317T235900Z.json:2:1"))
  }

  @Test func nothingIsBeforeTheFirstSnapshot() throws {
    #expect(try Watchfloor.run("changes", "--at", "2010-12-02").code == 2)
    #expect(try Watchfloor.run("changes", "--since", "1999-01-01").code == 3)
  }

  @Test func sinceIsAnOptionOfChanges() throws {
    let run = try Watchfloor.run("changes", "--since", "-2w", "--json")
    #expect(run.code == 0)
    #expect(JSONValue(run.output)?["since"] == .string("2011-10-04T23:59:00Z"))
    #expect(try Watchfloor.run("list", "--since", "-2w").code == 2)
  }

  /// New kinds must be published.
  @Test func everyKindStandsInTheSchema() throws {
    let run = try ProgramRun("/bin/cat", ["\(Repository.root)/Data/schema/tables.schema.json"])
    for kind in Change.Kind.allCases { #expect(run.outputText.contains("\"\(kind.rawValue)\"")) }
  }
}
