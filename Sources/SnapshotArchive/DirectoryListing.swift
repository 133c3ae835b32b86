internal import Glibc

package enum DirectoryListing {
  /// The names in a directory, in no order, without `.` and `..`.
  ///
  /// - Parameter hidden: also those that begin with a dot.
  package static func names(
    in path: String, hidden: Bool = false
  ) throws(FileError) -> [String] {
    guard let directory = opendir(path) else {
      throw errno == ENOENT ? .notFound(path: path) : .unreadable(path: path, errno: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." || !hidden && name.hasPrefix(".") { continue }
      names.append(name)
    }
    return names
  }
}
