internal import Glibc
internal import Paths

/// What tells one state of a file from another, also where size and time of writing were kept.
///
/// The time of change of the inode cannot be set by who writes the file, and a file that is renamed
/// into place has another inode.
package struct FileStamp: Hashable, Sendable {
  package var size: Int64
  /// Nanoseconds since 1970.
  package var written: Int64
  /// Nanoseconds since 1970.
  package var changed: Int64
  package var inode: UInt64

  package init(size: Int64, written: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.written = written
    self.changed = changed
    self.inode = inode
  }

  /// `nil` where there is no such file.
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

  /// Whether only its name, its owner or its permissions were changed meanwhile.
  func hasSameContent(as other: FileStamp) -> Bool {
    size == other.size && written == other.written && inode == other.inode
  }

  /// Whether a name is one of several of a file, or leads to another name.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    guard path.withPath({ lstat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
  }

  /// Wraps for the times of a hostile file system, which are compared only.
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

  /// The same for what else may come, such as the rest of a file.
  package func isSettled(after time: Duration) -> Bool {
    isSettled(after: Int64(time / .nanoseconds(1)))
  }
}
