internal import FoundationEssentials
internal import Glibc

/// One run of a program without a terminal: what it printed, and how it ended.
package struct ProgramRun: Sendable {
  package let output: [UInt8]
  package let messages: [UInt8]
  /// The exit code; 128 and the number of the signal where one ended it.
  package let code: Int32

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var messageText: String { String(decoding: messages, as: UTF8.self) }

  package struct StartFailure: Error {
    let path: String
    let errno: Int32
  }

  /// The program obeys this file, so a test would write into the log of whoever wrote it.
  package struct MachineIsConfigured: Error {
    let what = "/etc/watchfloor.json is there; move it away while the tests run"
  }

  /// Runs a program to its end; standard input is empty, the environment is what is given.
  package init(
    _ path: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws {
    let directory = try TemporaryDirectory()
    let (output, messages) = ("\(directory.path)/output", "\(directory.path)/messages")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT, 0o600)
    code = try Self.wait(for: Self.start([path] + arguments, environment, &actions))
    self.output = Array(try Data(contentsOf: URL(filePath: output)))
    self.messages = Array(try Data(contentsOf: URL(filePath: messages)))
  }

  /// POSIX_SPAWN_SETSID, whose macro Swift does not see.
  private static let sessionFlag: Int16 = 0x80

  /// Starts a program, the first word of a command, and does not wait for it.
  static func start(
    _ command: [String], _ environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t, newSession: Bool = false
  ) throws -> pid_t {
    if access("/etc/watchfloor.json", F_OK) == 0 { throw MachineIsConfigured() }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    cleanSignals(&attributes, newSession ? sessionFlag : 0)
    let words = command.map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let failure = posix_spawn(
      &process, command[0], &actions, &attributes, words + [nil], variables + [nil])
    guard failure == 0 else { throw StartFailure(path: command[0], errno: failure) }
    return process
  }

  /// Gives the child the signals of a login shell.
  ///
  /// Threads that run tests block most of them, and a child would inherit that: `timeout` could
  /// not stop anything, and tmux would not heed `kill-server`.
  private static func cleanSignals(_ attributes: inout posix_spawnattr_t, _ flags: Int16) {
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, flags | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
  }

  static func wait(for process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw StartFailure(path: "waitpid", errno: errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
