import FoundationEssentials
import TestSupport
import Testing

@Suite("Validate") struct ValidateTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func shipped() throws -> String {
    try String(
      contentsOfFile: "\(Repository.archives)/2011/20110317T235900Z.json", encoding: .utf8)
  }

  @Test func theShippedDataIsSound() throws {
    let run = try Watchfloor.run(
      "validate", "\(Repository.archives)/2011", "\(Repository.archives)/gambia-2016",
      Repository.reference, "\(Repository.root)/Themes")
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(run.messageText.hasSuffix(" files read, 0 errors, 0 findings\n"))
  }

  @Test func aBrokenFileGivesPlacesOnStandardOutput() throws {
    let text = try shipped().replacing(
      "\"arms-embargo\"", with: "\"arms-embargoo\"", maxReplacements: 1)
    let path = try directory.write(text, to: "20110317T235900Z.json")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("arms-embargoo") }
    let number = try #require(line) + 1
    let run = try Watchfloor.run("validate", path)
    #expect(run.code == 3)
    #expect(run.lines.count == 1)
    let problem = try #require(run.lines.first)
    #expect(problem.hasPrefix("\(path):\(number):"))
    #expect(problem.contains("$.crises["))
    #expect(problem.hasSuffix("unknown step \"arms-embargoo\"; did you mean \"arms-embargo\"?"))
    #expect(run.messageText == "watchfloor: 1 file read, 1 error, 0 findings\n")
  }

  @Test func allProblemsAreNamedInOrder() throws {
    let text = try shipped().replacing("\"grade\": \"A1\"", with: "\"grade\": \"Z9\"")
    let run = try Watchfloor.run("validate", try directory.write(text, to: "20110317T235900Z.json"))
    #expect(run.code == 3)
    #expect(run.lines.count > 5)
    let numbers = run.lines.compactMap {
      $0.split(separator: ":").dropFirst().first.flatMap { Int($0) }
    }
    #expect(numbers.count == run.lines.count)
    #expect(numbers == numbers.sorted())
  }

  @Test func aFindingIsNoError() throws {
    let text = try shipped().replacing(
      "\"schemaVersion\": 1,", with: "\"schemaVersion\": 1, \"colour\": 1,")
    let run = try Watchfloor.run("validate", try directory.write(text, to: "20110317T235900Z.json"))
    #expect(run.code == 0)
    #expect(run.lines.count == 1)
    #expect(run.messageText.hasSuffix("0 errors, 1 finding\n"))
  }

  @Test func aMissingFileIsAnError() throws {
    let run = try Watchfloor.run("validate", "/nonexistent.json")
    #expect(run.code == 3)
    #expect(run.lines == ["/nonexistent.json: no such file or directory; check the path"])
  }

  /// Opening a pipe waits for its writer, who may never come; only one that was named is waited for.
  @Test func aPipeOfADirectoryIsRefusedAndDoesNotHang() throws {
    let path = "\(directory.path)/20110317T235900Z.json"
    let made = try ProgramRun("/usr/bin/mkfifo", [path])
    try #require(made.code == 0)
    let run = try Watchfloor.run(within: 10, ["validate", directory.path])
    #expect(run.code == 3)
    #expect(run.lines == ["\(path): not a regular file; name a file"])
  }

  @Test func namesOfFilesTellTheirKind() throws {
    try directory.write("{}", to: "Themes/dark.json")
    try directory.write("{}", to: "steps.json")
    let theme = try Watchfloor.run("validate", "\(directory.path)/Themes/dark.json")
    #expect(theme.code == 3)
    #expect(theme.outputText.contains("\"backdrop\" is missing"))
    let steps = try Watchfloor.run("validate", "\(directory.path)/steps.json")
    #expect(steps.code == 3)
    #expect(steps.outputText.contains("\"steps\" is missing"))
  }
}

/// One snapshot of several is broken: what the others show must not suffer.
@Suite("A broken snapshot in an archive") struct BrokenSnapshotTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    for name in ["20110312T235900Z", "20110317T235900Z"] {
      try directory.copy("\(Repository.archives)/2011/\(name).json", to: "\(name).json")
    }
  }

  @Test func theBannerNamesTheFileUnderTheLastGoodPicture() throws {
    try directory.write("{ \"asOf\": ", to: "20110317T235900Z.json")
    let run = try Watchfloor.run(
      "render", directory.path, "--at", "2011-03-12", "--size", "200x50", "--keys", "]")
    #expect(run.code == 0)
    #expect(run.lines[0].contains("122359Z MAR 11"))
    #expect(run.lines[1].contains("✘ \(directory.path)/20110317T235900Z.json:1:"))
    #expect(run.outputText.contains("Libya"))
  }

  @Test func whereTheFirstIsBrokenAnEarlierOneStandsUnderTheBanner() throws {
    try directory.write("[]", to: "20110317T235900Z.json")
    let run = try Watchfloor.run("render", directory.path, "--size", "200x50")
    #expect(run.lines[0].contains("122359Z MAR 11"))
    #expect(run.lines[1].contains("20110317T235900Z.json:1:1: $: expected an object"))
    let printed = try Watchfloor.run(directory.path)
    #expect(printed.code == 3)
    #expect(printed.lines[0].hasPrefix("ERROR \(directory.path)/20110317T235900Z.json:1:1:"))
    #expect(printed.lines[1].contains("AS OF 122359Z MAR 11"))
  }

  @Test func whereAllAreBrokenThereIsNoData() throws {
    for name in ["20110312T235900Z", "20110317T235900Z"] {
      try directory.write("[]", to: "\(name).json")
    }
    let printed = try Watchfloor.run(directory.path)
    #expect(printed.code == 3)
    #expect(printed.lines.last == "no snapshot could be read")
    #expect(try Watchfloor.run("render", directory.path).lines[0].contains("NO DATA"))
  }

  /// An unknown field is a finding; the banner is for what made the snapshot fail.
  @Test func theBannerNamesTheErrorNotAFindingBeforeIt() throws {
    let path = "\(directory.path)/20110317T235900Z.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("\"schemaVersion\": 1,", with: "\"schemaVersion\": 1, \"colour\": 1,")
      .replacing("\"arms-embargo\"", with: "\"arms-embargoo\"")
    try directory.write(text, to: "20110317T235900Z.json")
    let run = try Watchfloor.run(
      "render", directory.path, "--at", "2011-03-12", "--size", "200x50", "--keys", "]")
    #expect(run.lines[1].contains("arms-embargoo"))
  }

  @Test func aFileThatIsGoneIsNamed() throws {
    try FileManager.default.removeItem(atPath: "\(directory.path)/20110317T235900Z.json")
    try FileManager.default.createSymbolicLink(
      atPath: "\(directory.path)/20110317T235900Z.json", withDestinationPath: "/nonexistent")
    let run = try Watchfloor.run(
      "render", directory.path, "--at", "2011-03-12", "--size", "200x50", "--keys", "]")
    #expect(
      run.lines[1].contains("20110317T235900Z.json: no such file or directory; check the path"))
  }
}
