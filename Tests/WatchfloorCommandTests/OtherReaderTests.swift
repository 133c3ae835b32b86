import CrisisModel
import TestSupport
import Testing

/// What the program writes for other programs is read once by a reader that is not ours.
@Suite("Read by others") struct OtherReaderTests {
  private static let at = ["--at", "2011-03-17"]

  private static let tables: [(command: [String], head: String)] = [
    (["list"], "ID"), (["sources"], "ID"), (["council"], "SYMBOL"), (["alerts"], "RAISED"),
    (["positions", "libya-2011"], "HOLDER"), (["ladder", "libya-2011"], "RUNG"),
    (["tests", "libya-2011"], "NO"), (["untried", "libya-2011"], "RUNG"),
  ]

  /// The rows of the table and of the JSON are the same, and so is a cell that both have.
  @Test(arguments: tables) func aTableAndItsJSON(command: [String], head: String) throws {
    let document = try Watchfloor.run(command + ["--json"] + Self.at)
    let facts = try OtherReader.read(document.output, as: "json", ["rows", "asOf", "command"])
    #expect(OtherReader.texts(Array(facts.dropFirst())) == ["2011-03-17T23:59:00Z", command[0]])
    let table = try Watchfloor.run(command + Self.at)
    let rows = try OtherReader.read(table.output, as: "table", [head])
    #expect(rows.first?.hasPrefix("\(head),") == true)
    #expect(Int(facts[0]) == rows.count - 1)
    #expect(rows.count > 1)
  }

  @Test func theFirstCellsOfATableAreTheIDsOfItsJSON() throws {
    let document = try Watchfloor.run(["list", "--json"] + Self.at)
    let table = try Watchfloor.run(["list"] + Self.at)
    let rows = try OtherReader.read(table.output, as: "table", ["ID"]).dropFirst()
    let ids = try OtherReader.read(
      document.output, as: "json", rows.indices.map { "rows.\($0 - 1).id" })
    #expect(OtherReader.texts(ids) == rows.map { String($0.prefix { $0 != "," }) })
  }

  @Test(arguments: [
    ["show", "libya-2011", "--json"], ["diff", "2011-02-26", "2011-03-17", "--json"],
    ["changes", "--json", "--at", "2011-03-17"],
    ["brief", "--format", "json", "--at", "2011-03-17"],
  ])
  func otherDocuments(command: [String]) throws {
    let run = try Watchfloor.run(command)
    #expect(try OtherReader.read(run.output, as: "json") == [])
  }

  @Test func theLogAndAHandover() throws {
    let directory = try TemporaryDirectory()
    let log = ["WATCHFLOOR_LOG": "\(directory.path)/log.db"]
    let text = "a \"note\"\u{301} \\ <b>"
    #expect(try Watchfloor.run(["log", "write", text], environment: log).code == 0)
    let entries = try Watchfloor.run(["log", "--json"], environment: log)
    let read = try OtherReader.read(entries.output, as: "json", ["rows", "rows.0.text"])
    #expect(read.first == "1")
    #expect(OtherReader.isSame(OtherReader.texts(read)[1], text))
    let command = ["handover", "--at", "2011-03-17", "--format"]
    let document = try Watchfloor.run(command + ["json"], environment: log)
    #expect(try OtherReader.read(document.output, as: "json") == [])
    let page = try Watchfloor.run(command + ["html"], environment: log)
    let told = OtherReader.texts(try OtherReader.read(page.output, as: "html"))
    #expect(told.contains { $0.contains("a \"note\"\u{301} \\ <b>") })
  }

  @Test func aBriefAsHTML() throws {
    let run = try Watchfloor.run(["brief", "--format", "html"] + Self.at)
    let told = OtherReader.texts(try OtherReader.read(run.output, as: "html"))
    #expect(told.contains("Situation report"))
    #expect(told.contains { $0.contains("S/RES/1973 (2011)") })
  }

  /// Every text arrives as it is in the file; where a text is shown, with nothing but its marks.
  @Test func textsThatEndAQuotationArriveWhole() throws {
    for (index, text) in (HostileText.quotation + HostileText.markup).enumerated()
    where index % 5 == 0 && !text.allSatisfy(\.isWhitespace) {
      let archive = try TemporaryDirectory()
      var snapshot = try #require(ShippedArchive.year2011.snapshots.first)
      snapshot.crises[0].summary = text
      try archive.write(SnapshotWriter.write(snapshot), to: "\(snapshot.asOf.basic).json")
      let id = snapshot.crises[0].id.rawValue
      let run = try Watchfloor.run("show", id, "--json", archive.path)
      let read = try OtherReader.read(run.output, as: "json", ["summary"])
      #expect(OtherReader.isSame(OtherReader.texts(read)[0], text), "\(text.debugDescription)")
    }
  }

  @Test func markupOfTheRecordIsTextForABrowser() throws {
    let archive = try TemporaryDirectory()
    for (index, day) in ["20110226T235900Z", "20110317T235900Z"].enumerated() {
      let asOf = try #require(Instant(day))
      var snapshot = try #require(ShippedArchive.year2011.snapshots.first { $0.asOf == asOf })
      for crisis in snapshot.crises.indices {
        let attack = HostileText.markup[(index + crisis) % HostileText.markup.count]
        snapshot.crises[crisis].name = attack
        snapshot.crises[crisis].verdict.rationale = "</td></table><h1>all calm</h1> \(attack)"
      }
      try archive.write(SnapshotWriter.write(snapshot), to: "\(day).json")
    }
    let run = try Watchfloor.run("brief", "--format", "html", archive.path)
    #expect(run.code == 0)
    let told = OtherReader.texts(try OtherReader.read(run.output, as: "html"))
    #expect(told.contains { $0.contains("</td></table><h1>all calm</h1>") })
    #expect(!told.contains("all calm"))
  }
}

/// A test that does not run says nothing, and says it in green.
@Suite("Tests that do not run") struct SkippedTestsTests {
  @Test func noneIsSwitchedOff() throws {
    let words = [".enabled" + "(if", ".disabled" + "(", "XCT" + "Skip", "withKnown" + "Issue"]
    let run = try ProgramRun("/usr/bin/find", ["\(Repository.root)/Tests", "-name", "*.swift"])
    #expect(run.lines.count > 100)
    for path in run.lines {
      let text = try ProgramRun("/bin/cat", [path]).outputText
      for word in words { #expect(!text.contains(word), "\(path): \(word)") }
    }
  }
}
