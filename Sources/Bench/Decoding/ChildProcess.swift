internal import Glibc

/// A process that ran to its end: what it printed and how much memory it held at most.
struct ChildProcess {
  let output: String
  /// Bytes; the greatest resident size that the kernel saw.
  let peakMemory: Int

  /// Runs a program and waits for it; another exit code than those allowed is an error.
  ///
  /// To the peak of a child Linux adds that of the process that spawned it, up to the moment of
  /// `exec`. So this process must itself stay small: whatever is large happens in children.
  init(
    _ path: String, _ arguments: [String], allowed: Set<Int32> = [0]
  ) throws(BenchError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do {
      process = try Self.spawn(path, arguments, descriptors: [STDOUT_FILENO: ends[1]])
      close(ends[1])
    } catch {
      for end in ends { close(end) }
      throw error
    }
    output = Self.readAll(ends[0])
    close(ends[0])
    peakMemory = try Self.wait(for: process, task: arguments.first ?? path, allowed)
  }

  /// POSIX_SPAWN_SETSID, whose macro Swift does not see.
  private static let newSession: Int16 = 0x80

  /// - Parameter isApart: in a session of its own, which no Ctrl-C reaches.
  static func spawn(
    _ path: String, _ arguments: [String], descriptors: [Int32: Int32], isApart: Bool = false
  ) throws(BenchError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, own) in descriptors { posix_spawn_file_actions_adddup2(&actions, own, place) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if isApart { posix_spawnattr_setflags(&attributes, newSession) }
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, path, &actions, &attributes, words + [nil], environ)
    guard problem == 0 else { throw .system(call: "posix_spawn", errno: problem) }
    return process
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
    }
  }

  private static func wait(
    for process: pid_t, task: String, _ allowed: Set<Int32>
  ) throws(BenchError) -> Int {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw .system(call: "wait4", errno: errno) }
    }
    let (signal, code) = (status & 0x7F, (status >> 8) & 0xFF)
    guard signal == 0, allowed.contains(code) else {
      let ending = signal == 0 ? "ended with \(code)" : "was killed by \(signal)"
      throw .child(task: task, ending: ending)
    }
    // Linux counts in units of 1,024 bytes.
    return usage.ru_maxrss * 1_024
  }
}
