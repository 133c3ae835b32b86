internal import Glibc
internal import Paths

/// Notices that any process of this machine wrote to a log, moved it or deleted it.
final class FileWatch: Sendable {
  /// Readable after that.
  let descriptor: Int32

  /// `nil` if the kernel has no watch left.
  ///
  /// - Parameter path: the log's; entries go to the -wal beside it.
  init?(log path: String) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    guard follow(log: path) else { return nil }
  }

  deinit {
    close(descriptor)
  }

  /// Watches the files that are there now; former files keep their watches, which stay quiet.
  ///
  /// - Returns: `false` if one cannot be watched, so that entries may come unnoticed.
  @discardableResult
  func follow(log path: String) -> Bool {
    let loss = UInt32(IN_MOVE_SELF) | UInt32(IN_DELETE_SELF) | UInt32(IN_ATTRIB)
    return watch(path, loss) && watch(path + "-wal", loss | UInt32(IN_MODIFY))
  }

  private func watch(_ path: String, _ events: UInt32) -> Bool {
    path.withPath { inotify_add_watch(descriptor, $0, events) } >= 0
  }

  /// Reads all events, so that the descriptor is quiet again.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
