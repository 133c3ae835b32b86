internal import Glibc

/// Notices that a file was written to, by whichever process of this machine.
final class FileWatch: Sendable {
  /// Readable after a write.
  let descriptor: Int32

  /// `nil` where the file is not there or the kernel has no watch to spare.
  init?(path: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    if inotify_add_watch(descriptor, path, UInt32(IN_MODIFY)) < 0 {
      close(descriptor)
      return nil
    }
  }

  deinit {
    close(descriptor)
  }

  /// Takes what the kernel has told, so that the descriptor is quiet again.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
