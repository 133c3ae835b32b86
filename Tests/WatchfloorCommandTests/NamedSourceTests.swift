import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// What is named on the command line may be a pipe, a device or standard input.
@Suite("Files that are no files") struct NamedSourceTests {
  private static let march12 = "\(Repository.archives)/2011/20110312T235900Z.json"
  private static let march17 = "\(Repository.archives)/2011/20110317T235900Z.json"
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// Runs a line of a shell in which `$W` is the program, under a limit of time.
  private func shell(_ line: String) throws -> ProgramRun {
    try ProgramRun(
      "/usr/bin/timeout", ["-k", "1", "30", "/bin/bash", "-c", line],
      environment: [
        "W": Watchfloor.path, "OLD": Self.march12, "NEW": Self.march17, "D": directory.path,
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
      ])
  }

  @Test(arguments: [
    "cat $NEW | $W validate -", "$W validate - < $NEW", "$W validate <(cat $NEW)",
    "$W validate /dev/stdin < $NEW", "cat $NEW | $W validate /dev/stdin",
    "exec 5< <(cat $NEW); $W validate /dev/fd/5", "$W validate /proc/self/fd/7 7< $NEW",
    "mkfifo $D/f; cat $NEW > $D/f & $W validate $D/f", "(sleep 0.1; cat $NEW) | $W validate -",
  ])
  func aSoundSnapshotIsReadWhole(line: String) throws {
    let run = try shell(line)
    #expect(run.code == 0, "\(run.messageText)")
    #expect(run.outputText == "")
    #expect(run.messageText == "watchfloor: 1 file read, 0 errors, 0 findings\n")
  }

  @Test func placesOfProblemsAreTold() throws {
    let run = try shell("sed s/arms-embargo/arms-embargoo/ $NEW | $W validate -")
    #expect(run.code == 3)
    #expect(run.outputText.hasPrefix("standard input:"))
    #expect(run.outputText.contains("did you mean \"arms-embargo\"?"))
    #expect(try shell("head -c 5000 $NEW | $W validate -").code == 3)
    #expect(try shell("$W validate - < /dev/null").code == 3)
    #expect(try shell("$W validate /dev/null").code == 3)
  }

  /// A pipe has its content once; a file may be named as often as one likes.
  @Test func aPipeIsReadOnce() throws {
    let twice = try shell("cat $NEW | $W validate - -")
    #expect(twice.code == 3)
    #expect(twice.outputText == "standard input: can be read once only; name it once\n")
    #expect(try shell("$W validate $NEW $NEW").code == 0)
    let diff = try shell("cat $NEW | $W diff - -")
    #expect(diff.code == 2)
    #expect(diff.messageText.contains("can be read once only"))
  }

  @Test(arguments: [
    "$W diff <(cat $OLD) $NEW", "$W diff $OLD <(cat $NEW)", "$W diff <(cat $OLD) <(cat $NEW)",
    "cat $OLD | $W diff - $NEW", "$W diff $OLD - < $NEW",
  ])
  func pipesAreCompared(line: String) throws {
    let files = try shell("$W diff $OLD $NEW")
    let run = try shell(line)
    #expect(run.code == 1, "\(run.messageText)")
    #expect(run.outputText == files.outputText)
    #expect(run.messageText == "")
  }

  /// A pipe within a directory is nobody's choice, and holds nobody up.
  @Test func pipesOfADirectoryAreNotRead() throws {
    let run = try shell(
      "mkdir $D/a; cp $NEW $D/a; mkfifo $D/a/20110318T000000Z.json; $W validate $D/a")
    #expect(run.code == 3)
    #expect(run.outputText.contains("not a regular file"))
  }

  @Test func rulesMayComeThroughAPipe() throws {
    let rules = "\(Repository.reference)/alert-rules.json"
    let run = try shell("$W alerts --at 2011-10-04 --rules <(cat \(rules)) | wc -l")
    #expect(run.code == 0)
    #expect(run.messageText == "" || run.messageText.contains("is replaced by /dev/fd/"))
  }

  @Test func anEntryIsReadFromStandardInput() throws {
    let write = "$W log write - --log $D/log.db"
    #expect(
      try shell("printf 'Côte d’Ivoire\\nsecond line\\n' | \(write)").outputText
        == "written as #1 in \(directory.path)/log.db\n")
    let listed = try shell("$W log --json --log $D/log.db")
    #expect(listed.outputText.contains("Côte d’Ivoire\\u000asecond line\""))
    for (line, said) in [
      ("printf '' | \(write)", "nothing to write"),
      ("printf '\\n\\n' | \(write)", "nothing to write"),
      ("printf 'caf\\351' | \(write)", "no UTF-8"),
    ] {
      let run = try shell(line)
      #expect(run.code == 2, "\(line)")
      #expect(run.messageText.contains(said), "\(line)")
    }
  }

  /// The bound that the dashboard's prompt has, and one byte more.
  @Test func aTextBeyondTheLimitIsRefusedWhole() throws {
    func write(_ bytes: Int) throws -> ProgramRun {
      try shell("head -c \(bytes) /dev/zero | tr '\\0' x | $W log write - --log $D/log.db")
    }
    #expect(try write(1_000_000).code == 0)
    for bytes in [1_000_001, 1_000_002, 5_000_000] {
      let run = try write(bytes)
      #expect(run.code == 2)
      #expect(run.messageText.contains("more than the 1000000 allowed"))
    }
    #expect(
      try Watchfloor.run("log", "verify", "--log", "\(directory.path)/log.db").outputText.contains(
        "1 entries, sound"))
  }
}

@Suite("What of the environment is not heeded") struct EnvironmentTests {
  @Test func nearMissesAndRelativePathsAreSaid() throws {
    let run = try Watchfloor.run(
      ["list"],
      environment: ["WATCHFLOOR_TEHME": "x", "XDG_DATA_HOME": "here", "WATCHFLOOR_OTHER_TOOL": "1"])
    #expect(run.code == 0)
    #expect(
      run.messageText.contains("WATCHFLOOR_TEHME: no such variable; did you mean WATCHFLOOR_THEME?")
    )
    #expect(run.messageText.contains("XDG_DATA_HOME: \"here\" is no absolute path"))
    #expect(!run.messageText.contains("OTHER_TOOL"))
    #expect(try Watchfloor.run(["list"], environment: ["WATCHFLOOR_RECORD": "1"]).messageText == "")
  }

  @Test func anUnknownThemeIsSaidByDoctor() throws {
    let run = try Watchfloor.run(["doctor"], environment: ["WATCHFLOOR_THEME": "nigth"])
    #expect(run.outputText.contains("WATCHFLOOR_THEME: no theme \"nigth\"; there are standard"))
  }
}
