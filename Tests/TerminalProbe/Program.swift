/// A program to run on a pseudo-terminal, and the terminal it finds.
package struct Program: Sendable {
  /// What stands between the terminal and the program.
  package enum Wrapper: Sendable {
    case none
    /// Some signals are ignored, as SIGHUP is under `nohup`.
    case ignoring([Int32])
    /// A session of its own: the terminal is not its controlling terminal.
    case otherSession
    /// A shell that waits for the program, as a script does.
    case shell
  }

  package var path: String
  package var arguments: [String]
  /// The whole environment; nothing is inherited.
  package var environment: [String: String]
  package var columns = 80
  package var rows = 24
  package var wrapper = Wrapper.none

  package init(path: String, arguments: [String] = [], environment: [String: String] = [:]) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
  }

  /// The command line with the wrapper around it.
  var commandLine: [String] {
    let own = [path] + arguments
    return switch wrapper {
    case .none: own
    case .ignoring(let signals):
      ["/bin/bash", "-c", "trap '' \(Self.numbers(signals)); exec \"$@\"", "sh"] + own
    case .otherSession: ["/bin/sh", "-c", "setsid \"$@\" & wait", "sh"] + own
    case .shell: ["/bin/sh", "-c", "\"$@\"; exit $?", "sh"] + own
    }
  }

  private static func numbers(_ signals: [Int32]) -> String {
    signals.map { "\($0)" }.joined(separator: " ")
  }
}
