internal import Glibc

/// A file that is written in one step: a reader finds all of it, or what was there before, also
/// where two processes write at once.
package struct WholeFile: Sendable {
  package let path: String
  /// Of the new file, as `open` takes them.
  package let permissions: UInt32
  /// Whether a file that is there gives way.
  package let replaces: Bool

  /// Why nothing was written.
  package enum Failure: Error, Hashable, Sendable {
    case exists(path: String)
    case system(WriteFailure)
  }

  package init(path: String, permissions: UInt32, replaces: Bool) {
    self.path = path
    self.permissions = permissions
    self.replaces = replaces
  }

  package func write(_ bytes: [UInt8]) throws(Failure) {
    // A name of its own: process numbers are not unique where machines share a directory.
    let temporary = "\(path).\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 16))"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = open(temporary, flags, permissions)
    guard file >= 0 else { throw .system(WriteFailure(path: temporary, errno: errno)) }
    var reason = Self.writeAll(bytes, to: file)
    if close(file) != 0 && reason == nil { reason = errno }
    if reason == nil && !move(temporary) { reason = errno }
    guard let reason else { return }
    unlink(temporary)
    throw reason == EEXIST
      ? .exists(path: path) : .system(WriteFailure(path: path, errno: reason))
  }

  private func move(_ temporary: String) -> Bool {
    if replaces { return rename(temporary, path) == 0 }
    // Unlike rename, it never takes the place of a file that came meanwhile.
    guard link(temporary, path) == 0 else { return false }
    return unlink(temporary) == 0
  }

  /// The number of the error that stopped it.
  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = Glibc.write(file, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return nil
    }
  }
}
