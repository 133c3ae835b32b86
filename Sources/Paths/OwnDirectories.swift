internal import Glibc

/// A missing directory that could not be made.
package struct DirectoryFailure: Error, Hashable, Sendable {
  /// The directory, not the path that was asked for.
  package let path: String
  /// Why mkdir failed.
  package let errno: Int32
}

/// Directories that the program makes for its own files.
package enum OwnDirectories {
  /// Makes the missing directories above a path, for their owner alone.
  ///
  /// Existing directories keep their rights. If the path ends with a slash, it names a directory,
  /// which is made too.
  package static func make(above path: String) throws(DirectoryFailure) {
    for place in PathText.directories(above: path) {
      if place.withPath({ mkdir($0, 0o700) }) == 0 { continue }
      let problem = errno
      // An existing directory may lie where mkdir is forbidden, and then mkdir reports that
      // instead.
      if problem == EEXIST || place.withPath({ access($0, F_OK) }) == 0 { continue }
      throw DirectoryFailure(path: place, errno: problem)
    }
  }
}
