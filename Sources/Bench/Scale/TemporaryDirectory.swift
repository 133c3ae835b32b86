internal import Glibc

/// A directory in `$TMPDIR` that is gone when its owner is, however that ends.
///
/// A shell of a session of its own waits at a pipe whose other end only this process holds. When
/// this process lets go, by Ctrl-C and by SIGKILL too, the shell removes the directory.
struct TemporaryDirectory: ~Copyable {
  let path: String
  private let pipe: Int32
  private let janitor: pid_t

  /// - Parameter isKept: it stays, and the caller says where.
  init(isKept: Bool = false) throws(BenchError) {
    let made = try Self.make()
    let watch = isKept ? (-1, -1) : try Self.startJanitor(for: made)
    path = made
    (pipe, janitor) = watch
  }

  private static func make() throws(BenchError) -> String {
    var template = Array("\(parent)/watchfloor-bench-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw .system(call: "mkdtemp in \(parent)", errno: errno) }
    return made
  }

  deinit {
    guard janitor > 0 else { return }
    close(pipe)
    var status: Int32 = 0
    while waitpid(janitor, &status, 0) < 0 && errno == EINTR {}
  }

  /// Where temporary files go.
  static var parent: String {
    getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  /// Makes a directory in it; gives its path.
  func directory(_ name: String) throws(BenchError) -> String {
    let made = "\(path)/\(name)"
    guard mkdir(made, 0o700) == 0 else { throw .system(call: "mkdir \(made)", errno: errno) }
    return made
  }

  /// Programs that are being ended may still write into it, so it tries more than once.
  private static let script = """
    read -r _
    for try in 1 2 3 4 5; do rm -rf "$0" 2>/dev/null && exit; sleep 1; done
    rm -rf "$0"
    """

  private static func startJanitor(for path: String) throws(BenchError) -> (Int32, pid_t) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    do {
      let janitor = try ChildProcess.spawn(
        "/bin/sh", ["-c", script, path], descriptors: [STDIN_FILENO: ends[0]], isApart: true)
      return (ends[1], janitor)
    } catch {
      close(ends[1])
      rmdir(path)
      throw error
    }
  }
}

extension TemporaryDirectory {
  /// Throws where the file system has less room than will be written.
  func demand(megabytes: Int, remedy: String) throws(BenchError) {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { throw .system(call: "statvfs", errno: errno) }
    let free = Int(status.f_bavail) * Int(status.f_frsize) / 1_000_000
    guard free >= megabytes else {
      throw .noRoom(path: path, free: free, needed: megabytes, remedy: remedy)
    }
  }
}
