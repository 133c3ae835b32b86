internal import Glibc

/// What tells one state of a file from another.
///
/// The time of the last change of the inode is in it, which no program can set back.
package struct FileStamp: Hashable, Sendable {
  /// In bytes.
  package let size: Int
  let inode: UInt64
  let modified: Time
  let changed: Time

  struct Time: Hashable, Sendable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) {
      (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
    }
  }

  /// `nil` where the file is not there, or is a link to nothing.
  package init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
  }
}
