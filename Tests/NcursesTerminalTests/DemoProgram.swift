import Glibc
import NcursesTerminal
import TerminalProbe
import Testing

/// The suites that run a program on a terminal, one test at a time: they measure time.
@Suite("On a terminal", .serialized)
enum OnATerminal {}

/// The program of `Tests/TerminalProbeDemo`, next to the test runner.
enum DemoProgram {
  static func program(_ environment: [String: String] = [:]) -> Program {
    let defaults = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    let merged = defaults.merging(environment) { _, own in own }
    return Program(
      path: directory + "/terminal-probe-demo", environment: merged.filter { !$0.value.isEmpty })
  }

  /// Starts the demo and waits for its first frame.
  static func start(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    try start(program(environment))
  }

  static func start(_ program: Program) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(running: program)
    try #require(terminal.wait(forTold: "ready"), "told: \(terminal.told)")
    return terminal
  }

  private static let directory: String = {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = max(0, readlink("/proc/self/exe", &path, path.count))
    let bytes = path.prefix(count).map(UInt8.init(bitPattern:))
    let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }()
}

extension PseudoTerminal {
  var text: String { String(decoding: output, as: UTF8.self) }

  func contains(_ text: String) -> Bool { occurrences(of: text) > 0 }

  func occurrences(of text: String) -> Int {
    let pattern = Array(text.utf8)
    guard output.count >= pattern.count else { return 0 }
    return (0...(output.count - pattern.count)).count {
      output[$0] == pattern[0] && output[$0..<($0 + pattern.count)].elementsEqual(pattern)
    }
  }

  /// Types something that has no answer on the screen of its own, and waits for the frame.
  func type(_ text: String, toTell line: String) -> Bool {
    send(text)
    return wait(forTold: line)
  }
}
