import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The real program with a real log, on a real terminal.
@Suite("Watch log, in tmux", .serialized) struct LogProgramTests {
  private let directory: TemporaryDirectory
  private var path: String { "\(directory.path)/log.db" }

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func start(_ tmux: Tmux, log: String? = nil) async throws {
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    let options = "--at 2011-10-04 --desk Africa --log \(log ?? path)"
    try tmux.enter(
      "clear; sh -c 'echo $$ > \(directory.path)/pid; exec \(Watchfloor.path) \(options)'")
    try await tmux.wait(for: "Active crises")
  }

  private func write(_ tmux: Tmux, _ text: String) async throws {
    try tmux.press("w")
    try await tmux.wait(for: "general (Tab)")
    try tmux.paste(text)
    try await tmux.wait(for: text)
    try tmux.press("Enter")
  }

  /// The program that was started last.
  private var process: pid_t {
    get throws {
      let bytes = try Data(contentsOf: URL(filePath: "\(directory.path)/pid"))
      let digits = String(decoding: bytes, as: UTF8.self).prefix { $0.isNumber }
      return try #require(pid_t(String(digits)))
    }
  }

  private var listed: String {
    get throws { try Watchfloor.run("log", "--log", path).outputText }
  }

  @Test func anEntryIsThereAfterTheNextStart() async throws {
    let tmux = try Tmux()
    try await start(tmux)
    try await write(tmux, "convoy left")
    try await tmux.wait(for: "written as #1")
    try tmux.press("q")
    try await start(tmux)
    try tmux.press("8")
    try await tmux.wait(for: "convoy left")
  }

  @Test func twoProgramsSeeOneAnother() async throws {
    let (mine, theirs) = (try Tmux(), try Tmux())
    try await start(mine)
    try await start(theirs)
    try mine.press("8")
    try await mine.wait(for: "none yet; w writes one")
    try await write(theirs, "from the other desk")
    try await theirs.wait(for: "written as #1")
    try await mine.wait(for: "from the other desk")
    try await write(mine, "and back")
    try theirs.press("8")
    try await theirs.wait(for: "and back")
  }

  @Test func whatWasConfirmedSurvivesAKill() async throws {
    let tmux = try Tmux()
    try await start(tmux)
    try await write(tmux, "before the kill")
    try await tmux.wait(for: "written as #1")
    #expect(kill(try process, SIGKILL) == 0)
    #expect(try listed.contains("before the kill"))
    #expect(try Watchfloor.run("log", "verify", "--log", path).code == 0)
  }

  @Test func aLogThatCannotBeOpenedIsSaidAndTheTextKept() async throws {
    let tmux = try Tmux()
    try await start(tmux, log: "/proc/none/log.db")
    try await tmux.wait(for: "LOG ✘ in the header") { $0.first?.contains("LOG") == true }
    try await write(tmux, "not to be lost")
    try await tmux.wait(for: "the text in a prompt and the reason above it") { lines in
      lines.last?.contains("not to be lost") == true
        && lines.contains { $0.contains("not written: /proc/none") }
    }
    try tmux.press("Escape")
    // At once it would be Alt-q, which does nothing.
    try await tmux.wait(for: "not written, and kept")
    try tmux.press("q")
    try await tmux.wait(for: "shell>")
  }

  private func startWithHome(_ tmux: Tmux, _ options: String = "") async throws {
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    try tmux.enter(
      "clear; sh -c 'echo $$ > \(directory.path)/pid; HOME=\(directory.path) exec \(Watchfloor.path) --fresh --at 2011-10-04 --log \(path) \(options)'"
    )
    try await tmux.wait(for: "Active crises")
  }

  private func typeHalf(_ tmux: Tmux, _ text: String) async throws {
    try tmux.press("w")
    try await tmux.wait(for: "general (Tab)")
    try tmux.paste(text)
    try await tmux.wait(for: text)
  }

  private func expectOffer(_ tmux: Tmux, _ text: String) async throws {
    try tmux.press("w")
    try await tmux.wait(for: "the text in a prompt") { $0.last?.contains(text) == true }
  }

  private var keptFiles: [String] {
    let listed = try? ProgramRun("/usr/bin/find", [directory.path, "-name", "*.draft"])
    return listed?.lines ?? []
  }

  @Test func withoutAHomeAnUnfinishedEntryIsSaidAtTheEnd() async throws {
    let tmux = try Tmux(width: 120, height: 30)
    try await start(tmux)
    try await typeHalf(tmux, "half a sente")
    try await tmux.wait(for: "no home directory: what you do not write is lost with the program")
    #expect(kill(try process, SIGTERM) == 0)
    try await tmux.wait(for: "NOT in the watch log: \"half a sente\"")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func aSignalLosesNoText(signal: Int32) async throws {
    let tmux = try Tmux(width: 120, height: 30)
    try await startWithHome(tmux)
    try await typeHalf(tmux, "half a sente")
    #expect(kill(try process, signal) == 0)
    if signal == SIGINT {
      try await tmux.wait(for: "not written, and kept")
      #expect(kill(try process, signal) == 0)
    }
    try await tmux.wait(for: "not in the watch log, but kept: \"half a sente\"")
    try await startWithHome(tmux)
    try await expectOffer(tmux, "half a sente")
    try tmux.press("Enter")
    try await tmux.wait(for: "written as #1")
    try tmux.press("q")
    try await tmux.wait(for: "an empty prompt") {
      $0.last { !$0.isEmpty }?.hasPrefix("shell>") == true
    }
    #expect(keptFiles == [])
  }

  /// Esc, then the way out that asks nothing; in a session that trusts the system alone as well.
  @Test func whatEscClosedIsOfferedToTheNextSession() async throws {
    let tmux = try Tmux(width: 120, height: 30)
    try await startWithHome(tmux)
    try await typeHalf(tmux, "half a sente")
    try tmux.press("Escape")
    try await tmux.wait(for: "not written, and kept")
    try tmux.press("Q")
    try await tmux.wait(for: "but kept: \"half a sente\" (its prompt was closed)")
    let files = keptFiles
    #expect(files.count == 1)
    try await startWithHome(tmux)
    try await expectOffer(tmux, "half a sente")
  }

  @Test func aKillLosesNothingOlderThanAMoment() async throws {
    let tmux = try Tmux(width: 120, height: 30)
    try await startWithHome(tmux)
    try await typeHalf(tmux, "half a sente")
    try await tmux.wait(for: "the text on the disk") { _ in keptFiles.count == 1 }
    #expect(kill(try process, SIGKILL) == 0)
    // The terminal of the killed one is as it was left.
    let next = try Tmux(width: 120, height: 30)
    try await startWithHome(next)
    try await expectOffer(next, "half a sente")
  }

  /// A read-only session types nothing and takes nothing up.
  @Test func aReadOnlySessionKeepsNothing() async throws {
    let tmux = try Tmux(width: 120, height: 30)
    try await startWithHome(tmux, "--read-only")
    try tmux.press("w")
    try await tmux.wait(for: "not allowed")
    try tmux.press("q")
    try await tmux.wait(for: "an empty prompt") {
      $0.last { !$0.isEmpty }?.hasPrefix("shell>") == true
    }
    #expect(keptFiles == [])
    let found = try ProgramRun("/usr/bin/find", [directory.path, "-name", "half-written*"])
    #expect(found.lines == [])
  }

  @Test func anAcknowledgementIsCountedApart() async throws {
    let tmux = try Tmux(width: 100, height: 30)
    try await start(tmux)
    try await tmux.wait(for: "alerts")
    try tmux.press("A")
    try await tmux.wait(for: "OPEN")
    try tmux.press("a")
    try await tmux.wait(for: "acknowledge ")
    try tmux.press("Enter")
    try await tmux.wait(for: "a count of its own") { $0.first?.contains("✔1") == true }
  }

  @Test func aRestrictedSessionIsNotSuspended() async throws {
    let tmux = try Tmux()
    try await tmux.wait(for: "shell>")
    try tmux.enter("\(Watchfloor.path) --restricted")
    try await tmux.wait(for: "Active crises")
    try tmux.press("C-z")
    try await tmux.wait(for: "suspending the program is not allowed")
    try tmux.press("y")
    try await tmux.wait(for: "the terminal's clipboard is not allowed")
    try tmux.press("q")
    try await tmux.wait(for: "shell>")
  }
}
