internal import Glibc
internal import Paths

/// Makes sure that what was written survives loss of power.
package enum DurableWriting {
  /// Syncs a file; returns the number of the error, `nil` also if the device or file system cannot
  /// sync.
  package static func file(_ descriptor: Int32) -> Int32? {
    while fsync(descriptor) != 0 {
      if errno == EINTR { continue }
      return [EINVAL, EROFS, ENOTSUP, ENOSYS].contains(errno) ? nil : errno
    }
    return nil
  }

  /// Syncs the names in a directory; returns the number of the error.
  package static func directory(_ path: String) -> Int32? {
    let directory = path.withPath { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    // A directory that may be written may still be unreadable.
    guard directory >= 0 else { return errno == EACCES ? nil : errno }
    defer { close(directory) }
    return file(directory)
  }

  /// Renames a file over whatever has the other name; returns the number of the error.
  package static func rename(_ path: String, to target: String) -> Int32? {
    path.withPath { from in target.withPath { Glibc.rename(from, $0) } } == 0 ? nil : errno
  }
}
