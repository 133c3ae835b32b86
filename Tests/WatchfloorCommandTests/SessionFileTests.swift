import FoundationEssentials
import TestSupport
import Testing

/// The session of the real program, on a real terminal, over two starts.
@Suite("Session file", .serialized) struct SessionFileTests {
  private let state: TemporaryDirectory
  private let tmux: Tmux

  init() throws {
    state = try TemporaryDirectory()
    tmux = try Tmux()
  }

  private func start(_ options: String = "") async throws {
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    try tmux.enter(
      "clear; XDG_STATE_HOME=\(state.path) \(Watchfloor.path) --at 2011-03-17 \(options)")
  }

  private func leaveOnTheLadder() async throws {
    try await start()
    try await tmux.wait(for: "Active crises")
    try tmux.press("Down", "3")
    try await tmux.wait(for: "Ladder · Libya")
    try tmux.press("Q")
  }

  private var files: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(state.path)/watchfloor")
    return (names ?? []).sorted()
  }

  @Test func isTakenUpAgainUnlessToldNotTo() async throws {
    try await leaveOnTheLadder()
    try await start()
    try await tmux.wait(for: "the ladder again") { lines in
      lines.contains { $0.contains("Ladder · Libya") }
        && lines.last?.contains("as you left it") == true
    }
    try tmux.press("Q")
    try await start("--fresh")
    try await tmux.wait(for: "Active crises")
    try tmux.press("Q")
    // Told not to, it neither reads nor writes: the one before is still there.
    try await start()
    try await tmux.wait(for: "Ladder · Libya")
    #expect(files.count == 1)
  }

  /// Where an officer was is nobody else's business.
  @Test func onlyItsOwnerCanReadIt() async throws {
    try await leaveOnTheLadder()
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    let file = try #require(files.first)
    let mode = { (path: String) in
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(files.count == 1, "nothing half-written stays")
    #expect(try mode("\(state.path)/watchfloor/\(file)") == 0o600)
    #expect(try mode("\(state.path)/watchfloor") == 0o700)
  }

  @Test func anotherArchiveHasAnotherSession() async throws {
    try await leaveOnTheLadder()
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    try tmux.enter(
      "clear; XDG_STATE_HOME=\(state.path) \(Watchfloor.path) \(Repository.root)/Data/archives/gambia-2016"
    )
    try await tmux.wait(for: "Active crises")
    try tmux.press("Q")
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    #expect(files.count == 2)
  }

  @Test func aBrokenFileIsSaidAndTheOverviewShown() async throws {
    try await leaveOnTheLadder()
    try await tmux.wait(for: "an empty prompt") { $0.last { !$0.isEmpty } == "shell>" }
    let file = try #require(files.first)
    try state.write("{\"schemaVersion\": 1, \"archive\": 7}", to: "watchfloor/\(file)")
    try await start()
    try await tmux.wait(for: "the overview and what is wrong") { lines in
      lines.contains { $0.contains("Active crises") }
        && lines.last?.contains("the last session is lost") == true
    }
  }

  @Test func whereItCannotBeWrittenThatIsSaid() async throws {
    try await tmux.wait(for: "shell>")
    let blocked = try state.write("not a directory", to: "file")
    try tmux.enter("XDG_STATE_HOME=\(blocked) \(Watchfloor.path) --at 2011-03-17")
    try await tmux.wait(for: "Active crises")
    try tmux.press("Q")
    try await tmux.wait(for: "what went wrong") { lines in
      lines.contains { $0.contains("the session is not remembered") }
    }
  }
}
