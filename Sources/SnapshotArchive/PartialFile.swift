internal import CFiles
internal import Glibc
internal import Paths

/// A file under a temporary name until it is whole: `.watchfloor-0123456789abcdef.part`.
///
/// It is locked while somebody writes it. A file without a lock was left by a run that was killed;
/// the program removes it when it next writes to that directory.
struct PartialFile {
  let descriptor: Int32
  private let path: String
  private let directory: String
  private var isPlaced = false

  private static let prefix = ".watchfloor-"
  private static let suffix = ".part"
  private static let digits = 16
  /// Where files cannot be locked, nobody takes so many seconds to write one.
  private static let longestWriting = 86_400

  init(in directory: String, permissions: UInt32) throws(WriteFailure) {
    self.directory = directory
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    while true {
      // The name is random: process numbers are not unique if machines share a directory.
      let number = String(UInt64.random(in: .min ... .max), radix: 16)
      let padding = String(repeating: "0", count: Self.digits - number.count)
      let path = "\(directory)/\(Self.prefix)\(padding)\(number)\(Self.suffix)"
      let file = path.withPath { open($0, flags, permissions) }
      if file < 0 {
        if errno == EINTR || errno == EEXIST { continue }
        throw WriteFailure(path: directory, errno: errno)
      }
      if Self.lock(file) != EWOULDBLOCK, Self.hasName(file) {
        (descriptor, self.path) = (file, path)
        return
      }
      // Before the lock, another run took it for a file that was left behind.
      close(file)
      Self.remove(path)
    }
  }

  /// Takes over mode and owner of the file that it will replace.
  ///
  /// If the group cannot be kept, the new group gets no more rights than everybody has.
  func take(_ before: FileStatus) {
    var mode = before.st_mode & 0o7777
    if fchown(descriptor, before.st_uid, before.st_gid) != 0 {
      mode &= 0o777
      if fchown(descriptor, uid_t.max, before.st_gid) != 0 {
        mode = mode & 0o707 | (mode & 0o007) << 3
      }
    }
    // If this fails, the file system has no modes, and only the owner reads the file.
    _ = fchmod(descriptor, mode)
  }

  /// Renames it to its final name once it is safely on the disk; returns the number of the error,
  /// `EEXIST` if it must not replace the file that is there.
  ///
  /// - Parameter renameToNew: renames unless there is a file of that name.
  mutating func place(
    at target: String, replaces: Bool,
    renameToNew: (String, String) -> Int32 = { from, to in
      from.withPath { from in to.withPath { wf_rename_to_new(from, $0) } }
    }
  ) -> Int32? {
    if let reason = DurableWriting.file(descriptor) { return reason }
    let reason =
      replaces
      ? DurableWriting.rename(path, to: target)
      : Self.nonzero(renameToNew(path, target))
    if let reason {
      let isUnable = !replaces && [EINVAL, ENOSYS, ENOTSUP].contains(reason)
      guard isUnable else { return reason }
      if let reason = reserveAndRename(target) { return reason }
    }
    isPlaced = true
    return DurableWriting.directory(directory)
  }

  /// Reserves the name first, so that it never replaces a file that appeared meanwhile; for file
  /// systems that cannot do both at once.
  private func reserveAndRename(_ target: String) -> Int32? {
    let reserved = target.withPath {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    guard reserved >= 0 else { return errno }
    close(reserved)
    guard let reason = DurableWriting.rename(path, to: target) else { return nil }
    Self.remove(target)
    return reason
  }

  /// Closes it, and removes it unless it has its final name.
  func discard() {
    if !isPlaced { Self.remove(path) }
    close(descriptor)
  }

  private static func remove(_ path: String) {
    _ = path.withPath { unlink($0) }
  }

  private static func nonzero(_ reason: Int32) -> Int32? { reason == 0 ? nil : reason }

  /// Returns 0 or the number of the error; not every file system has locks.
  private static func lock(_ file: Int32) -> Int32 {
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      if errno != EINTR { return errno }
    }
    return 0
  }

  private static func hasName(_ file: Int32) -> Bool {
    var status = FileStatus()
    return fstat(file, &status) == 0 && status.st_nlink > 0
  }
}

extension PartialFile {
  /// Removes what killed runs of this user left in a directory.
  static func removeStale(in directory: String) {
    guard let names = try? DirectoryListing.names(in: directory, hidden: true) else { return }
    for name in names where isOurs(name) {
      let path = "\(directory)/\(name)"
      let file = path.withPath { open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
      guard file >= 0 else { continue }
      if isStale(file) { remove(path) }
      close(file)
    }
  }

  private static func isOurs(_ name: String) -> Bool {
    let number = name.dropFirst(prefix.count).dropLast(suffix.count)
    return name.hasPrefix(prefix) && name.hasSuffix(suffix) && number.utf8.count == digits
      && number.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func isStale(_ file: Int32) -> Bool {
    var status = FileStatus()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid()
    else { return false }
    switch lock(file) {
    case 0: return true
    case EWOULDBLOCK: return false
    default: return time(nil) - status.st_mtim.tv_sec > longestWriting
    }
  }
}
