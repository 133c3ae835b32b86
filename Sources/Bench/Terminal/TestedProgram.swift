internal import TerminalProbe

/// The programs that are run on a pseudo-terminal of 120 columns and 40 rows.
///
/// Each shows its keys in the last row, "quit" among them, once its first frame is whole.
struct TestedProgram {
  let name: String
  let program: Program

  static let columns = 120
  static let rows = 40

  /// On the shipped archive, which it finds by itself.
  static func dashboard(_ installation: Installation) -> TestedProgram {
    TestedProgram(name: "watchfloor", path: installation.dashboard)
  }

  static func baseline(_ installation: Installation) -> TestedProgram {
    TestedProgram(name: "curses-baseline", path: installation.baseline)
  }

  private init(name: String, path: String) {
    self.name = name
    var program = Program(
      path: path, environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/"])
    (program.columns, program.rows) = (Self.columns, Self.rows)
    self.program = program
  }
}

/// A key as xterm sends it to a program that has asked for application keys, as curses does.
enum TestKey: String {
  case down = "\u{1B}OB"
  case up = "\u{1B}OA"
  case help = "?"
  case sources = "9"
  case quit = "q"
}
