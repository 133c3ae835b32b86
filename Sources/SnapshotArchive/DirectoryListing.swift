internal import Glibc
internal import Paths

/// Lists directories.
package enum DirectoryListing {
  /// The names in a directory, in no order, without `.` and `..`.
  ///
  /// - Parameter hidden: whether to include names that begin with a dot.
  package static func names(
    in path: String, hidden: Bool = false
  ) throws(FileError) -> [String] {
    guard let directory = path.withPath({ opendir($0) }) else {
      throw FileError(path: path, errno: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      // readdir reports its end and an error in the same way but for errno.
      errno = 0
      guard let entry = readdir(directory) else {
        let problem = errno
        guard problem == 0 else { throw FileError(path: path, errno: problem) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(path: $0) }
      }
      if name == "." || name == ".." || !hidden && name.hasPrefix(".") { continue }
      names.append(name)
    }
  }
}
