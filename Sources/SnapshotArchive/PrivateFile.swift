internal import Glibc
internal import Paths

/// Why a file could not be replaced.
package struct WriteFailure: Error, Hashable, Sendable {
  /// The file, or the directory that could not be made.
  package let path: String
  /// Why the call failed.
  package let errno: Int32

  /// A failure of a call on a path.
  package init(path: String, errno: Int32) {
    self.path = path
    self.errno = errno
  }

  /// The system's own words for the error.
  package var reason: String { String(cString: strerror(errno)) }

  /// Whether the reader of a pipe has gone away, which is no failure in any filter.
  package var isReaderGone: Bool { errno == EPIPE }
}

/// Files that the program keeps for itself, readable by their owner alone.
package enum PrivateFile {
  /// Replaces a file in one step, and makes the directories above it.
  ///
  /// A reader sees either the old file or the new one, even if two processes write at once.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(WriteFailure) {
    try makeDirectories(above: path)
    do {
      try WholeFile(path: path, permissions: 0o600, replaces: true, isPrivate: true)
        .write(bytes)
    } catch {
      switch error {
      case .exists(let path): throw WriteFailure(path: path, errno: EEXIST)
      case .system(let failure): throw failure
      }
    }
  }

  /// Makes the missing directories above a path; if the path ends with a slash, also the one it
  /// names.
  package static func makeDirectories(above path: String) throws(WriteFailure) {
    do {
      try OwnDirectories.make(above: path)
    } catch {
      throw WriteFailure(path: error.path, errno: error.errno)
    }
  }
}
