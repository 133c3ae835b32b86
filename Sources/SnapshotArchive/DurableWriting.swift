internal import Glibc
internal import Paths

/// Seeing to it that what was written outlives a loss of power.
package enum DurableWriting {
  /// The number of the error; that a device or a file system has no such thing is none.
  package static func file(_ descriptor: Int32) -> Int32? {
    while fsync(descriptor) != 0 {
      if errno == EINTR { continue }
      return [EINVAL, EROFS, ENOTSUP, ENOSYS].contains(errno) ? nil : errno
    }
    return nil
  }

  /// The names in a directory.
  package static func directory(_ path: String) -> Int32? {
    let directory = path.withPath { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    // One may write into a directory that one may not list.
    guard directory >= 0 else { return errno == EACCES ? nil : errno }
    defer { close(directory) }
    return file(directory)
  }

  /// Gives a file another name, in place of what has it; the number of the error.
  package static func rename(_ path: String, to target: String) -> Int32? {
    path.withPath { from in target.withPath { Glibc.rename(from, $0) } } == 0 ? nil : errno
  }
}
