import CrisisModel
import DisplayText
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

@Suite("The program without a terminal") struct ProgramTests {
  @Test func saysItsVersion() throws {
    let run = try Watchfloor.run("--version")
    #expect(run.code == 0)
    #expect(run.outputText == "watchfloor \(Version.text.string)\n")
    #expect(run.messages.isEmpty)
  }

  @Test(arguments: ["--help", "-h", "help"]) func saysItsHelp(word: String) throws {
    let run = try Watchfloor.run(word)
    #expect(run.code == 0)
    #expect(run.lines == HelpText.lines.map(\.string))
    #expect(run.messages.isEmpty)
  }

  @Test(arguments: [
    (["--colour", "16"], "watchfloor: unknown option --colour; did you mean --color?\n"),
    (["a", "b"], "watchfloor: b is one argument too many; see --help\n"),
    (["validate"], "watchfloor: validate needs at least one file or directory; name it\n"),
    (["--size"], "watchfloor: --size needs a value; see --help\n"),
  ])
  func usageErrorsGoToStandardError(arguments: [String], message: String) throws {
    let run = try Watchfloor.run(arguments)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.messageText == message)
  }

  @Test func printsTheOverviewWhereThereIsNoTerminal() throws {
    let run = try Watchfloor.run("--at", "2011-03-17")
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    #expect(run.lines[0].hasPrefix("WATCHFLOOR  2011  AS OF 172359Z MAR 11  11/22  REPLAY"))
    #expect(run.lines[1].hasPrefix("5 of 5 crises"))
    for name in ["Libya", "Côte d'Ivoire", "Yemen", "Syria", "Sudan (Darfur)"] {
      #expect(run.lines.contains { $0.hasPrefix(name) })
    }
    #expect(run.lines.contains { $0.contains("S/RES/1973 (2011)") && $0.contains("10-0-5") })
    #expect(run.harmful == [])
  }

  @Test func opensAnotherArchive() throws {
    let run = try Watchfloor.run("\(Repository.archives)/gambia-2016")
    #expect(run.code == 0)
    #expect(run.lines[0].hasPrefix("WATCHFLOOR  gambia-2016  AS OF 262359Z JAN 17  9/9"))
  }

  @Test func aTimeBeforeTheFirstSnapshotIsNoData() throws {
    let run = try Watchfloor.run("--at", "2001-01-01")
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(
      run.messageText
        == "watchfloor: no snapshot at or before 2001-01-01T23:59:59Z; the first is of 2010-12-02T23:59:00Z\n"
    )
  }

  @Test func withoutDataItSaysHowToNameIt() throws {
    let directory = try TemporaryDirectory()
    // By another process: one of ours that forks meanwhile would keep the copy open for writing.
    let moved = "\(directory.path)/watchfloor"
    let copied = try ProgramRun("/bin/cp", [Watchfloor.path, moved])
    try #require(copied.code == 0)
    let run = try ProgramRun(moved, [], environment: ["LANG": "C.UTF-8"])
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.messageText.hasPrefix("watchfloor: no data found; "))
    let named = try ProgramRun(
      moved, [], environment: ["LANG": "C.UTF-8", "WATCHFLOOR_DATA": Repository.root])
    #expect(named.code == 0)
    #expect(named.lines.count > 20)
  }

  @Test(arguments: ["--data=/nonexistent", "/nonexistent", "--data="])
  func missingDirectoriesAreNamed(word: String) throws {
    let run = try Watchfloor.run(word)
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("no such file") || run.messageText.contains("--data"))
  }

  @Test func anEmptyArchiveSaysHowSnapshotsAreNamed() throws {
    let directory = try TemporaryDirectory()
    let run = try Watchfloor.run(directory.path)
    #expect(run.code == 3)
    #expect(run.messageText.contains("no snapshot in it; snapshots are named as"))
  }

  @Test(arguments: [["LANG": "C"], ["LANG": "POSIX"], ["LC_ALL": "C", "LANG": "C.UTF-8"]])
  func anotherCharsetGivesASCII(environment: [String: String]) throws {
    for arguments in [["--at", "2011-03-17"], ["render"], ["--help"], ["doctor"]] {
      let run = try Watchfloor.run(arguments, environment: environment)
      #expect(run.output.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) })
      #expect(!run.output.isEmpty)
    }
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let run = try ProgramRun(
      "/bin/sh", ["-c", "{ \"$0\"; echo code $? >&2; } | head -n 1", Watchfloor.path])
    #expect(run.lines.count == 1)
    #expect(run.messageText == "code 0\n")
  }

  @Test func doctorSaysWhereThingsWereFound() throws {
    let run = try Watchfloor.run(["doctor"], environment: ["TERM": "nonsense", "NO_COLOR": "1"])
    #expect(run.code == 0)
    let text = run.outputText
    #expect(text.contains("\(Repository.root), by checkout above the program"))
    #expect(text.contains("0 errors, 0 findings"))
    #expect(text.contains("22 snapshots"))
    #expect(text.contains("nonsense, entry used: xterm-256color"))
    #expect(text.contains("mono, by NO_COLOR"))
    #expect(try Watchfloor.run("doctor", "--data", "/nonexistent").code == 3)
  }
}

@Suite("Render") struct RenderTests {
  @Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 16), (40, 12), (1, 1), (1_000, 1_000)])
  func hasTheSizeAskedFor(width: Int, height: Int) throws {
    let run = try Watchfloor.run("render", "--size", "\(width)x\(height)")
    #expect(run.code == 0)
    #expect(run.lines.count == height)
    TestLocale.prepare()
    #expect(run.lines.map(DisplayWidth.of).max() ?? 0 <= width)
    #expect(run.harmful == [])
  }

  @Test func pressesKeysFirst() throws {
    let run = try Watchfloor.run("render", "--at", "2011-03-17", "--keys", "/ text:libya Enter u")
    #expect(run.code == 0)
    #expect(run.lines[1].hasPrefix("╭─ Not tried · Libya"))
  }

  @Test func isTheScreenOfTheTests() throws {
    let run = try Watchfloor.run("render", "--at", "2011-03-17", "--keys", "Down 3")
    let dashboard = Rehearsal().withAlerts()
    dashboard.press("Down 3")
    #expect(run.lines == dashboard.lines)
  }

  @Test func asciiIsASCIIOnly() throws {
    for keys in ["", "2", "3", "5", "?"] {
      let run = try Watchfloor.run("render", "--ascii", "--size", "120x40", "--keys", keys)
      #expect(run.output.allSatisfy { $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) })
      #expect(run.lines.count == 40)
    }
  }

  @Test func anUnknownThemeNamesTheKnownOnes() throws {
    let run = try Watchfloor.run("render", "--theme", "drak")
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.messageText.contains("no theme \"drak\"; there are standard, dark"))
  }

  /// Paints two screens; escape sequences show as ␛, so that the file can be read and compared.
  @Test(arguments: [("dark", "indexed"), ("mono", "mono")])
  func paintsWithTheTheme(theme: String, depth: String) throws {
    let color = depth == "mono" ? "mono" : "256"
    let run = try Watchfloor.run(
      "render", "--at", "2011-03-17", "--keys", "Down", "--theme", theme, "--color", color)
    #expect(run.code == 0)
    let text = run.outputText.replacing("\u{1B}", with: "␛")
    let golden = Golden(file: "overview.painted.\(theme).80x24.txt")
    let complaint = try golden.complaint(about: text)
    if let complaint { Issue.record("\(complaint)") }
  }

  @Test func paintChangesNoText() throws {
    let plain = try Watchfloor.run("render")
    let painted = try Watchfloor.run("render", "--theme", "dark")
    let bare = painted.outputText.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    let lines = bare.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.map { String($0.replacing(/\ +$/, with: "")) } == plain.lines)
  }

  @Test func monoHasNoColors() throws {
    let run = try Watchfloor.run("render", "--theme", "mono", "--color", "256")
    #expect(!run.outputText.contains("38;5;"))
    #expect(!run.outputText.contains("48;5;"))
    #expect(run.outputText.contains("\u{1B}[0;7m"))
  }
}

@Suite("Frame painter") struct FramePainterTests {
  @Test func changesTheLookOnlyWhereTheRoleChanges() {
    var buffer = CellBuffer(size: Size(width: 4, height: 1))
    buffer.draw("ab", in: Rect(x: 0, y: 0, width: 2, height: 1), role: .strong)
    let style = Style(
      foreground: .indexed(3), background: .indexed(250), attributes: [.bold, .reverse])
    let theme = Theme(
      name: "t", title: "T", backdrop: .any, styles: [.indexed: ["strong": style]])
    let painter = FramePainter(theme: theme, depth: .indexed)
    #expect(
      painter.text(Frame(buffer: buffer))
        == "\u{1B}[0;1;7;38;5;3;48;5;250mab\u{1B}[0m  \u{1B}[0m\n")
  }
}

/// What the tests of this target rest on.
@Suite("Running a program") struct ProgramRunTests {
  @Test func keepsStreamsAndCodeApart() throws {
    let run = try ProgramRun("/bin/sh", ["-c", "echo out; echo err >&2; exit 7"])
    #expect(run.outputText == "out\n")
    #expect(run.messageText == "err\n")
    #expect(run.code == 7)
  }

  @Test func inheritsNothing() throws {
    #expect(try ProgramRun("/usr/bin/env", []).output.isEmpty)
    #expect(try ProgramRun("/usr/bin/env", [], environment: ["A": "b c"]).outputText == "A=b c\n")
  }

  /// Threads that run tests block signals; a child that did so too could not be stopped.
  @Test(arguments: [("TERM", 143), ("HUP", 129), ("PIPE", 141)] as [(String, Int32)])
  func leavesSignalsToTheProgram(signal: String, code: Int32) throws {
    let run = try ProgramRun("/bin/sh", ["-c", "kill -\(signal) $$; echo survived"])
    #expect(run.code == code)
    #expect(run.output.isEmpty)
  }
}
