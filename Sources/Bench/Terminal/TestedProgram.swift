internal import TerminalProbe

/// The programs that are run on a pseudo-terminal, of 120 columns and 40 rows if nothing is said.
///
/// Each shows its keys in the last row, "quit" among them, once its first frame is whole.
struct TestedProgram {
  let name: String
  private(set) var program: Program

  /// On the shipped archive, which it finds by itself.
  static func dashboard(_ installation: Installation) -> TestedProgram {
    TestedProgram(name: "watchfloor", path: installation.dashboard)
  }

  /// On another archive, with a home of its own for what it keeps between sessions.
  static func dashboard(
    _ installation: Installation, archive: String, home: ProgramHome
  ) -> TestedProgram {
    var tested = dashboard(installation)
    tested.program.arguments = [archive]
    tested.program.environment.merge(home.environment) { $1 }
    return tested
  }

  func sized(columns: Int, rows: Int) -> TestedProgram {
    var sized = self
    (sized.program.columns, sized.program.rows) = (columns, rows)
    return sized
  }

  static func baseline(_ installation: Installation) -> TestedProgram {
    TestedProgram(name: "curses-baseline", path: installation.baseline)
  }

  private init(name: String, path: String) {
    self.name = name
    var program = Program(
      path: path, environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/"])
    (program.columns, program.rows) = (120, 40)
    self.program = program
  }
}

/// A key as xterm sends it to a program that has asked for application keys, as curses does.
enum TestKey: String {
  case down = "\u{1B}OB"
  case up = "\u{1B}OA"
  case help = "?"
  case sources = "9"
  case earlier = "["
  case later = "]"
  case quit = "q"
}
