import CrisisModel
import FoundationEssentials
import Glibc
import TestSupport
import Testing
import WatchLog
import WatchLogSQLite

/// A log that may be read and not written, and what stands beside it.
@Suite("A log without the right to write") struct ReadOnlyLogTests {
  private let directory: TemporaryDirectory
  /// The directory of the log, to which nobody may write.
  private var place: String { "\(directory.path)/shelf" }
  private var path: String { "\(place)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
    try #require(mkdir(place, 0o700) == 0)
  }

  /// How the log was left.
  enum State: String, CaseIterable, CustomTestStringConvertible {
    /// Everything is in the log.
    case closed
    /// A program has it open, and its entries are in the -wal.
    case inUse
    /// Copied, or left by a machine that lost its power: entries are in the -wal alone.
    case withWAL
    /// The same with the index of a process that is no more.
    case withWALAndIndex

    var testDescription: String { rawValue }
  }

  private func note(_ text: String) -> LogDraft {
    let writer = LogWriter(
      author: LogAuthor(name: "Alice", login: "a", host: "h"), desk: "Africa", role: "")
    let noon = Instant(seconds: 1_300_363_200)
    return LogDraft(occurred: noon, recorded: noon, by: writer, .note(text))
  }

  /// Makes a log of two entries; gives it where it stays open.
  private func prepare(_ state: State) throws -> SQLiteLog? {
    let source = state == .closed || state == .inUse ? path : "\(directory.path)/source.db"
    let log = try SQLiteLog(path: source)
    for text in ["first", "second"] { _ = try log.append(note(text)) }
    for suffix in state == .withWAL ? ["", "-wal"] : state == .withWALAndIndex ? Self.files : [] {
      let bytes = try Data(contentsOf: URL(filePath: source + suffix))
      try bytes.write(to: URL(filePath: path + suffix))
    }
    return state == .inUse ? log : nil
  }

  private static let files = ["", "-wal", "-shm"]

  private func takeRights() {
    for suffix in Self.files { chmod(path + suffix, 0o444) }
    chmod(place, 0o555)
  }

  private func giveRights() {
    chmod(place, 0o755)
    for suffix in Self.files { chmod(path + suffix, 0o644) }
  }

  /// Runs the program as somebody for whom rights count; root is above them.
  private func run(_ words: String...) throws -> ProgramRun {
    let command = Self.withoutPrivileges + [Watchfloor.path] + words + ["--log", path]
    return try ProgramRun(
      command[0], Array(command.dropFirst()),
      environment: ["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"])
  }

  private static let withoutPrivileges =
    geteuid() == 0
    ? ["/usr/bin/setpriv", "--bounding-set=-all", "--inh-caps=-all"] : ["/usr/bin/env"]

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: place).sorted() }
  }

  @Test(arguments: State.allCases) func canBeReadAndIsNotTouched(state: State) throws {
    let open = try prepare(state)
    takeRights()
    defer { giveRights() }
    let found = try names
    let listed = try run("log")
    #expect(listed.code == 0, "\(listed.messageText)")
    #expect(listed.lines.count == 4, "with a head and the marking")
    #expect(listed.outputText.contains("second"))
    #expect(try run("log", "verify").lines.first == "2 entries, sound")
    #expect(try run("doctor").outputText.contains("2 entries, can only be read"))
    let refused = try run("log", "write", "third")
    #expect(refused.code == 7)
    #expect(
      refused.messageText == "watchfloor: \(WatchLogError.readOnly(place: path).text)\n")
    #expect(try names == found, "nothing is made beside it")
    _ = open
  }

  /// While somebody else goes on writing, what they write is read.
  @Test func entriesOfTheOneWhoMayWriteAreRead() throws {
    let log = try #require(try prepare(.inUse))
    takeRights()
    defer { giveRights() }
    #expect(try run("log").lines.count == 4)
    giveRights()
    _ = try log.append(note("third"))
    takeRights()
    #expect(try run("log").outputText.contains("third"))
    giveRights()
    #expect(try log.verify().isSound)
  }

  /// The file may be written, but nothing can be made beside it.
  @Test func aDirectoryWithoutRightsIsEnough() throws {
    _ = try prepare(.closed)
    chmod(place, 0o555)
    defer { giveRights() }
    #expect(try run("log").lines.count == 4)
    #expect(try run("log", "write", "third").code == 7)
  }

  @Test func theDashboardSaysSoBeforeAnybodyTypes() async throws {
    _ = try prepare(.closed)
    takeRights()
    defer { giveRights() }
    let tmux = try Tmux()
    try await tmux.wait(for: "shell>")
    let command = Self.withoutPrivileges + [Watchfloor.path, "--at", "2011-10-04", "--log", path]
    try tmux.enter("clear; \(command.joined(separator: " "))")
    try await tmux.wait(for: "a sign in the header") {
      $0.first?.contains("LOG r/o") == true
    }
    try tmux.press("w")
    try await tmux.wait(for: "can only be read")
    try tmux.press("8")
    try await tmux.wait(for: "second")
    try tmux.press("q")
  }
}
