import FoundationEssentials
import Glibc
import TestSupport
import Testing
import WatchLog

/// A process of its own that appends to a log.
final class WriterProcess {
  private let directory: TemporaryDirectory
  private let process: pid_t

  /// - Parameters:
  ///   - options: what follows `LOG NAME COUNT`.
  ///   - prefix: a command that runs the writer.
  init(
    _ log: String, name: String, count: Int, options: [String] = [], prefix: [String] = []
  ) throws {
    directory = try TemporaryDirectory()
    let command = prefix + [Self.path, log, name, "\(count)"] + options
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in [(1 as Int32, "output"), (2, "messages")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, "\(directory.path)/\(file)", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    let arguments = command.map { strdup($0) }
    defer { for word in arguments { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, nil, arguments + [nil], environ)
    try #require(code == 0, "\(command[0]): \(String(cString: strerror(code)))")
    self.process = process
  }

  /// Beside the test bundle, where it is built.
  private static let path: String = {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = max(0, readlink("/proc/self/exe", &path, path.count))
    let bytes = path.prefix(count).map(UInt8.init(bitPattern:))
    let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self) + "/watchlog-writer"
  }()

  /// The keys of the entries that were said to be kept.
  var acknowledged: [LogKey] {
    text("output").split(separator: "\n").compactMap { line in
      LogKey(hexadecimal: String(line.suffix(32)))
    }
  }

  var messages: String { text("messages") }

  private func text(_ name: String) -> String {
    (try? String(contentsOfFile: "\(directory.path)/\(name)", encoding: .utf8)) ?? ""
  }

  func kill() {
    Glibc.kill(process, SIGKILL)
  }

  /// The exit code; minus the signal that ended it.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }
}
