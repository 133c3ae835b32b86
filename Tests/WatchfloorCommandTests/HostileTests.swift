import CrisisModel
import DisplayText
import StrictJSON
import TestSupport
import Testing

@Suite("Hostile names on the command line") struct HostileNameTests {
  private static let names = [
    "a\u{1B}[2Jb", "a\r\nroot# b", "\u{202E}evil", "a\u{9B}31mb", "[red]",
  ]

  @Test(arguments: names) func ofFilesArePrintedHarmlessly(name: String) throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write("[", to: "\(name).json")
    let run = try Watchfloor.run("validate", path, directory.path)
    #expect(run.code == 3)
    #expect(run.harmful == [])
    let shown = ("\(place: name)" as Message).string
    #expect(!run.lines.isEmpty)
    #expect(run.lines.allSatisfy { $0.contains("/\(shown).json:1:") })
  }

  @Test(arguments: names) func ofArchivesArePrintedHarmlessly(name: String) throws {
    let directory = try TemporaryDirectory()
    let shown = SafeText(name).string
    let missing = try Watchfloor.run("\(directory.path)/\(name)")
    #expect(missing.code == 3)
    #expect(missing.harmful == [])
    let place = ("\(place: name)" as Message).string
    #expect(missing.messageText.contains("/\(place): no such file"))
    let source = "\(Repository.archives)/2011/20110317T235900Z.json"
    try directory.copy(source, to: "\(name)/20110317T235900Z.json")
    try directory.write("", to: "\(name)/\(name).json")
    for arguments in [[], ["render"], ["doctor"]] {
      let run = try Watchfloor.run(arguments + ["\(directory.path)/\(name)"])
      #expect(run.code == 0)
      #expect(run.harmful == [])
      #expect(run.outputText.contains(shown))
    }
  }

  @Test(arguments: names) func ofOptionsAndThemesArePrintedHarmlessly(name: String) throws {
    for arguments in [["--\(name)"], ["--size", name], ["render", "--theme", name]] {
      let run = try Watchfloor.run(arguments)
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      #expect(run.harmful == [])
    }
  }

  @Test func ofTerminalsArePrintedHarmlessly() throws {
    let run = try Watchfloor.run(
      ["doctor"], environment: ["TERM": "x\u{1B}]0;y\u{07}", "WATCHFLOOR_THEME": "\u{1B}[2J"])
    #expect(run.harmful == [])
    #expect(run.outputText.contains("x^[]0;y^G"))
  }
}

/// A snapshot in which every string that can be anything is an attack.
@Suite("A hostile snapshot") struct HostileSnapshotTests {
  private static let keys = [
    "", "Down", "End", "2", "2 End", "3", "3 G", "4", "4 Enter", "5", "5 Down Enter", "9",
    "9 Down Down Down Enter", "u", "u Down Down Down Enter", "!", "?", "z", "Tab z", "Tab Tab z",
    "Tab Tab Tab z", "Tab Tab Tab Enter", "2 PageDown Enter", "2 PageDown PageDown Enter",
    "2 PageDown PageDown PageDown PageDown Enter", "2 G Enter", "2 G Up Up Up Enter", "/", "v", "s",
  ]

  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    var generator = SeededGenerator(seed: 2_011)
    for snapshot in ShippedArchive.year2011.snapshots.suffix(2) {
      let hostile = HostileSnapshot.of(snapshot, &generator)
      try directory.write(
        SnapshotWriter.write(hostile), to: "hostile/\(snapshot.asOf.basic).json")
    }
  }

  private var archive: String { "\(directory.path)/hostile" }

  @Test func isAValidSnapshot() throws {
    let run = try Watchfloor.run("validate", archive)
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
  }

  private static let sizes = ["80x24", "60x16", "120x40", "200x60"]

  /// Each in two sizes, one that is narrow and one that is wide.
  @Test(arguments: sizes.indices) func isShownHarmlesslyOnEveryScreen(place: Int) throws {
    TestLocale.prepare()
    let size = Self.sizes[place]
    let width = try #require(size.split(separator: "x").first.flatMap { Int($0) })
    for (number, keys) in Self.keys.enumerated() where number % 2 == place % 2 {
      let run = try Watchfloor.run("render", archive, "--size", size, "--keys", keys)
      #expect(run.code == 0)
      #expect(run.harmful == [], "keys \(keys)")
      #expect(run.messages.isEmpty)
      #expect(run.lines.map(DisplayWidth.of).max() ?? 0 <= width, "keys \(keys)")
      #expect(run.lines.count == Int(size.split(separator: "x")[1]))
    }
  }

  @Test func isPaintedHarmlessly() throws {
    let run = try Watchfloor.run("render", archive, "--theme", "dark", "--keys", "2")
    let bare = run.outputText.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(HostileText.harmful(in: bare) == [])
  }

  @Test func isPrintedHarmlessly() throws {
    let run = try Watchfloor.run(archive)
    #expect(run.code == 0)
    #expect(run.harmful == [])
    #expect(run.outputText.contains("^[[2J"))
    let ascii = try Watchfloor.run(archive, "--ascii")
    #expect(ascii.output.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) })
  }

  @Test(arguments: ["list", "sources", "ladder", "positions", "tests", "untried", "show"])
  func itsTablesArePrintedHarmlessly(command: String) throws {
    let subject = ["list", "sources"].contains(command) ? [] : [HostileSnapshot.firstCrisis]
    let run = try Watchfloor.run([command] + subject + [archive])
    #expect(run.code == 0)
    #expect(run.harmful == [])
    #expect(run.lines.count > 3)
  }

  @Test func itsProblemsArePrintedHarmlessly() throws {
    let path = try directory.write(
      "{\"\\u001b[2J\\u202e\": 1, \"schemaVersion\": \"\\u009b2J\", \"handling\": \"\\r\\n\"}",
      to: "20110317T235900Z.json")
    let run = try Watchfloor.run("validate", path)
    #expect(run.code == 3)
    #expect(run.lines.count >= 4)
    #expect(run.harmful == [])
  }
}
