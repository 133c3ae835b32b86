internal import Glibc

/// A directory that is missing and cannot be made.
package struct DirectoryFailure: Error, Hashable, Sendable {
  /// The directory, not the path that was asked for.
  package let path: String
  /// Why mkdir failed.
  package let errno: Int32
}

/// Directories that the program makes for what it keeps.
package enum OwnDirectories {
  /// Makes the directories above a path that are missing, for their owner alone.
  ///
  /// Rights of what is there stay as they are. A path that ends with a slash names a directory, which
  /// is made as well.
  package static func make(above path: String) throws(DirectoryFailure) {
    for place in PathText.directories(above: path) {
      if place.withPath({ mkdir($0, 0o700) }) == 0 { continue }
      let problem = errno
      // One that is there may lie where nothing can be made, which is then what is said of it.
      if problem == EEXIST || place.withPath({ access($0, F_OK) }) == 0 { continue }
      throw DirectoryFailure(path: place, errno: problem)
    }
  }
}
