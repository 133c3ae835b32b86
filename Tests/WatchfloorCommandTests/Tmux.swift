import FoundationEssentials
import Glibc
import TerminalUI
import TestSupport
import Testing

/// A tmux server of one test, on a socket of its own, with a shell in its one pane.
///
/// Waiting is for the screen to match: it is asked again and again until it does, and a deadline
/// makes a screen that never comes a failure. Nothing is assumed to have happened meanwhile.
final class Tmux: Sendable {
  static let path = "/usr/bin/tmux"
  /// Seconds that a screen may take on a machine that is busy with other tests.
  private static let patience = 20.0

  private let directory: TemporaryDirectory
  private let environment: [String: String]

  private var socket: String { "\(directory.path)/socket" }

  init(width: Int = 80, height: Int = 24) throws {
    directory = try TemporaryDirectory()
    // Without a home no session is remembered: each start is a first one.
    environment = [
      "HOME": "", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
    ]
    let started = try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
      "PS1='shell> ' ENV= exec /bin/sh")
    try #require(started.code == 0, "\(started.messageText)")
  }

  deinit {
    _ = try? tmux("kill-server")
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(Self.path, ["-u", "-S", socket] + arguments, environment: environment)
  }

  /// Types keys by tmux' names: `Down`, `Enter`, `Escape`, `q`.
  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// Types a line to the shell.
  func enter(_ command: String) throws {
    try tmux("send-keys", "-l", command)
    try tmux("send-keys", "Enter")
  }

  func resize(width: Int, height: Int) throws {
    try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// Pastes as a terminal does that was asked to mark pastes.
  func paste(_ text: String) throws {
    let file = try directory.write(text, to: "paste")
    try tmux("load-buffer", file)
    try tmux("paste-buffer", "-p")
  }

  func screen() throws -> [String] {
    try tmux("capture-pane", "-p").lines
  }

  /// The screen once it matches; what was there last where it never does.
  @discardableResult
  func wait(
    for what: String, at location: SourceLocation = #_sourceLocation,
    until matches: ([String]) -> Bool
  ) async throws -> [String] {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(Self.patience)
    while true {
      let screen = try screen()
      if matches(screen) { return screen }
      if clock.now > deadline {
        let text = screen.joined(separator: "\n")
        Issue.record("never seen: \(what); the screen was\n\(text)", sourceLocation: location)
        return screen
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @discardableResult
  func wait(
    for text: String, at location: SourceLocation = #_sourceLocation
  ) async throws -> [String] {
    try await wait(for: text, at: location) { lines in lines.contains { $0.contains(text) } }
  }

  /// Waits for a screen to be this one, line by line; names the first line that never was.
  func wait(
    for expected: [String], at location: SourceLocation = #_sourceLocation
  ) async throws {
    try await wait(
      for: "the expected screen, whose lines are\n\(expected.joined(separator: "\n"))\n",
      at: location
    ) {
      $0 == expected
    }
  }
}
