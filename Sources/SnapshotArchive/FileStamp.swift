internal import Glibc
internal import Paths

/// Tells one state of a file from another, even if size and time of writing are the same.
///
/// Whoever writes a file cannot set the inode's time of change, and a file that is renamed into
/// place has another inode.
package struct FileStamp: Hashable, Sendable {
  /// In bytes.
  package var size: Int64
  /// The time of writing, in nanoseconds since 1970.
  package var written: Int64
  /// The time of the inode's change, in nanoseconds since 1970.
  package var changed: Int64
  /// The number of the inode, unique within its file system.
  package var inode: UInt64

  /// The stamp as an index kept it.
  package init(size: Int64, written: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.written = written
    self.changed = changed
    self.inode = inode
  }

  /// The stamp of what the path leads to; `nil` if that does not exist.
  package init?(path: String) {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = Int64(status.st_size)
    written = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
    inode = UInt64(status.st_ino)
  }

  /// Whether only name, owner or permissions changed meanwhile.
  func hasSameContent(as other: FileStamp) -> Bool {
    size == other.size && written == other.written && inode == other.inode
  }

  /// Whether a name is a symbolic link or one of several names of a file.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    guard path.withPath({ lstat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
  }

  /// Overflows silently for the times of a hostile file system, which are only compared.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Whether a later write would have another stamp: the clock of a file system ticks in steps, and
  /// a file may be written twice within one.
  func isSettled(after nanoseconds: Int64) -> Bool { age >= nanoseconds }

  /// Nanoseconds since the last change, by the clock of the machine; below zero where that is ahead.
  var age: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let (age, overflow) = Self.nanoseconds(now).subtractingReportingOverflow(changed)
    return overflow ? .min : age
  }

  /// The same for any other change that may follow, such as the rest of a file.
  package func isSettled(after time: Duration) -> Bool {
    isSettled(after: Int64(time / .nanoseconds(1)))
  }
}
