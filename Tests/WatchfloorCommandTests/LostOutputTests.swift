import Glibc
import TestSupport
import Testing

@testable import WatchfloorCommand

/// Results that could not be written are a message and exit code 8, whatever was asked for.
@Suite("Lost output") struct LostOutputTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func prepare() throws {
    let log = ["--log", "\(directory.path)/log.db", "--desk", "Africa"]
    #expect(try Watchfloor.run(["handover", "prepare"] + log).code == 0)
  }

  /// Runs it in a shell with such a redirection.
  private func run(_ words: [String], _ redirection: String) throws -> ProgramRun {
    let command = "exec \"$0\" \"$@\" \(redirection)"
    return try ProgramRun(
      "/bin/bash", ["-c", command, Watchfloor.path] + words,
      environment: ["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "HOME": directory.path])
  }

  static let lossy = [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")]

  @Test(arguments: Subcommand.table.map(\.id), lossy)
  func everySubcommandSaysIt(id: Subcommand.ID, loss: (redirection: String, reason: String)) throws
  {
    try prepare()
    let words = try CommandLines(log: "\(directory.path)/log.db").words(.entry(id))
    let run = try run(words, loss.redirection)
    #expect(run.code == 8, "\(words): \(run.messageText)")
    #expect(run.messageText.contains("standard output: \(loss.reason)"))
  }

  @Test(arguments: ["--version", "--help", "list --help"], lossy)
  func soDoDocuments(words: String, loss: (redirection: String, reason: String)) throws {
    let run = try run(words.split(separator: " ").map(String.init), loss.redirection)
    #expect(run.code == 8)
    #expect(run.messageText.contains("standard output: \(loss.reason)"))
  }

  /// Every subcommand that prints reports takes files, and a file system can be full.
  @Test func fullFileIsTheSame() throws {
    let run = try Watchfloor.run("brief", "libya-2011", "--output", "/dev/full")
    #expect(run.code == 8)
    #expect(run.messageText.contains("/dev/full: No space left on device"))
  }

  @Test(arguments: ["sources", "alerts --json", "man", "help", "brief libya-2011"])
  func partOfItIsNotEnough(words: String) throws {
    let path = "\(directory.path)/part"
    let words = words.split(separator: " ").map(String.init)
    let whole = try Watchfloor.run(words).output
    let limit = try ProgramRun(
      "/bin/bash", ["-c", "ulimit -f 1; exec \"$0\" \"$@\" >'\(path)'", Watchfloor.path] + words,
      environment: ["LANG": "C.UTF-8"])
    try #require(whole.count > 1_024)
    #expect(limit.code == 8)
    #expect(limit.messageText.contains("standard output: File too large"))
  }

  @Test func brokenMessagesAreSaidByTheCode() throws {
    // Nothing to say on standard error.
    #expect(try run(["list"], "2>/dev/full").code == 0)
    #expect(try run(["list"], "2>&-").code == 0)
    // Something to say: a count of what was read, where nothing is wrong.
    let themes = "\(Repository.root)/Themes"
    #expect(try run(["validate", themes], ">/dev/null").code == 0)
    #expect(try run(["validate", themes], ">/dev/null 2>/dev/full").code == 8)
    #expect(try run(["validate", themes], ">/dev/null 2>&-").code == 8)
    // Both broken, and a failure that has a code of its own.
    #expect(try run(["list"], ">/dev/full 2>/dev/full").code == 8)
    #expect(try run(["list"], ">&- 2>&-").code == 8)
    #expect(try run(["list"], "<&- >&- 2>&-").code == 8)
    #expect(try run(["list", "--nonsense"], "2>/dev/full").code == 2)
    #expect(try run(["show", "nowhere"], "2>&-").code == 2)
  }

  @Test(arguments: ["list", "man", "alerts --check", "diff 2011-03-12 2011-03-17"])
  func goneReaderIsSilent(words: String) throws {
    let words = words.split(separator: " ").map(String.init)
    let expected = try Watchfloor.run(words).code
    let run = try ProgramRun(
      "/bin/bash",
      ["-c", "\"$0\" \"$@\" | exec true; exit ${PIPESTATUS[0]}", Watchfloor.path] + words,
      environment: ["LANG": "C.UTF-8"])
    #expect(run.code == expected)
    #expect(run.messages.isEmpty)
  }

  /// Whoever shares a pipe may have made it one that does not block.
  @Test func slowPipeGetsEverything() throws {
    let whole = try Watchfloor.run("man").output
    let run = try ProgramRun(
      "/usr/bin/python3", ["-c", Self.slowReader, Watchfloor.path, "man"],
      environment: ["LANG": "C.UTF-8"])
    #expect(run.code == 0, "\(run.messageText)")
    #expect(run.output == whole)
  }

  /// Lends the program a pipe of a page that does not block, and reads it by and by.
  private static let slowReader = """
    import fcntl, os, subprocess, sys
    reading, writing = os.pipe()
    fcntl.fcntl(writing, 1031, 4096)
    os.set_blocking(writing, False)
    child = subprocess.Popen(sys.argv[1:], stdout=writing)
    os.close(writing)
    while True:
        part = os.read(reading, 700)
        if not part: break
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    sys.exit(child.wait())
    """

  /// A closed descriptor is no place for the log: what is opened first would take its number.
  @Test func closedDescriptorsAreNobodysPlace() throws {
    let log = "\(directory.path)/log.db"
    for redirection in [">&-", ">&- 2>&-", "<&- >&- 2>&-", "<&- 2>&-"] {
      let run = try run(
        ["log", "write", "a note", "--handling", "green", "--log", log], redirection)
      #expect(run.code == (redirection.contains(">&- ") || redirection == ">&-" ? 8 : 0))
    }
    let verified = try Watchfloor.run("log", "verify", "--log", log)
    #expect(verified.code == 0)
    #expect(verified.lines.first == "4 entries, sound")
  }

  @Test func whatIsDoneIsSaidElsewhere() throws {
    let log = "\(directory.path)/log.db"
    let run = try run(["log", "write", "a note", "--log", log], ">/dev/full")
    #expect(run.code == 8)
    #expect(run.messageText.contains("written as #1"))
  }
}
