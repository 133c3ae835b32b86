internal import Glibc

/// Starts a program on a terminal, with clean signals and nothing inherited.
enum Spawn {
  /// POSIX_SPAWN_SETSID, whose macro Swift does not see.
  private static let newSession: Int16 = 0x80

  static func start(
    _ program: Program, terminal: String, channel: Int32
  ) throws(ProbeError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a session leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_adddup2(&actions, channel, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    cleanSignals(&attributes)
    return try spawn(program, &actions, &attributes)
  }

  private static func cleanSignals(_ attributes: inout posix_spawnattr_t) {
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)
  }

  private static func spawn(
    _ program: Program, _ actions: inout posix_spawn_file_actions_t,
    _ attributes: inout posix_spawnattr_t
  ) throws(ProbeError) -> Int32 {
    let command = program.commandLine
    let arguments = command.map { strdup($0) }
    let environment = program.environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for pointer in arguments + environment { free(pointer) } }
    var processID: Int32 = 0
    let problem = posix_spawn(
      &processID, command[0], &actions, &attributes, arguments + [nil], environment + [nil])
    guard problem == 0 else { throw .system(call: "posix_spawn", errno: problem) }
    return processID
  }
}
