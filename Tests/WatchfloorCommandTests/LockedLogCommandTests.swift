import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import WatchfloorCommand

/// The program beside a process that keeps the log locked, and copies from the command line.
@Suite("A locked log, and copies, from the command line") struct LockedLogCommandTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func run(_ words: String...) throws -> ProgramRun {
    try Watchfloor.run(
      words + ["--log", path], environment: ["XDG_DATA_HOME": "\(directory.path)/data"])
  }

  @Test func whatIsWrittenMeanwhileIsKeptAndHandedOn() throws {
    #expect(try run("log", "write", "1").code == 0)
    let other = try RawDatabase(path: path)
    try other.execute("BEGIN IMMEDIATE")
    let kept = try run("log", "write", "2")
    #expect(kept.code == 0)
    #expect(kept.messageText.contains("kept on this machine until others let go of the watch log"))
    #expect(kept.output.isEmpty, "it is not written")
    #expect(try run("doctor").outputText.contains("1 entries wait on this machine"))
    #expect(try run("log").lines.count == 3, "reading goes on")
    try other.execute("ROLLBACK")
    #expect(try run("log", "write", "3").code == 0)
    let end = ContinuousClock.now + .seconds(60)
    while try run("log", "head").lines.first?.hasPrefix("3:") != true {
      try #require(ContinuousClock.now < end)
      _ = try run("log", "write", "more")
    }
    #expect(try run("log", "verify").code == 0)
  }

  @Test func theDashboardKeepsWhatIsTyped() async throws {
    #expect(try run("log", "write", "1").code == 0)
    let other = try RawDatabase(path: path)
    try other.execute("BEGIN IMMEDIATE")
    let tmux = try Tmux()
    try await tmux.wait(for: "shell>")
    try tmux.enter(
      "clear; XDG_DATA_HOME=\(directory.path)/data \(Watchfloor.path) --fresh --at 2011-10-04 --log \(path)"
    )
    try await tmux.wait(for: "Active crises")
    try tmux.press("w")
    try await tmux.wait(for: "Tab")
    try tmux.press("t", "w", "o", "Enter")
    try await tmux.wait(for: "kept on this machine")
    try await tmux.wait(for: "LOG 1")
    try other.execute("ROLLBACK")
    try tmux.press("8")
    try await tmux.wait(for: "two")
    try await tmux.wait(for: "a header without the sign") {
      $0.first?.contains("LOG") == false
    }
    try tmux.press("q")
    #expect(try run("log").outputText.contains("two"))
  }

  @Test func aCopyIsToldWithItsHead() throws {
    for text in ["1", "2"] { #expect(try run("log", "write", text).code == 0) }
    let head = try #require(try run("log", "head").lines.first)
    let copy = "\(directory.path)/copy.db"
    let first = try Watchfloor.run("log", "copy", path, copy, "--head", head)
    #expect(first.code == 0, "\(first.messageText)")
    #expect(first.lines == ["copied 2 entries", "log \(copy)", "head \(head)"])
    #expect(try Watchfloor.run("log", "verify", "--log", copy, "--head", head).code == 0)
    #expect(try run("log", "write", "3").code == 0)
    let second = try Watchfloor.run("log", "copy", path, copy)
    #expect(second.lines.first == "copied 1 entry; 2 were there already")
    #expect(try Watchfloor.run("log", "write", "x", "--log", copy).code == 0)
    let third = try Watchfloor.run("log", "copy", path, copy)
    #expect(third.code == 1)
    #expect(third.messageText.contains("it has 4 entries"))
    #expect(try run("log", "write", "4").code == 0)
    let fourth = try Watchfloor.run("log", "copy", path, copy)
    #expect(fourth.code == 1)
    #expect(fourth.messageText.contains("entry #4 is another"))
  }

  @Test(
    arguments: [
      (["log", "copy"], 2), (["log", "copy", "a"], 2), (["log", "copy", "none", "b"], 2),
      (["log", "copy", "a", "b", "c"], 2), (["log", "copy", "mysql://h/a", "b"], 2),
      (["log", "copy", "/proc/none/a", "/proc/none/b"], 7),
      (["log", "copy", "a", "b", "--read-only"], 6),
      (["log", "copy", "a", "b", "--restricted"], 6),
      (["log", "copy", "a", "b", "--log", "c"], 2),
    ] as [([String], Int32)])
  func whatIsNoCopySaysWhy(words: [String], code: Int32) throws {
    let run = try Watchfloor.run(words)
    #expect(run.code == code, "\(run.messageText)")
    #expect(!run.messages.isEmpty)
  }

  /// A password of an address is neither printed nor in the way.
  @Test func anAddressIsTakenAndItsPasswordNotShown() throws {
    #expect(try run("log", "write", "1").code == 0)
    let address = "postgres://watch:secret@127.0.0.1:1/none"
    let copy = try Watchfloor.run("log", "copy", path, address)
    #expect(copy.code == 7)
    #expect(!copy.messageText.contains("secret"))
    #expect(copy.messageText.contains("127.0.0.1"))
  }
}
