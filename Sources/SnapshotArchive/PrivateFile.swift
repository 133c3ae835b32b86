internal import Glibc

/// Why a file could not be replaced.
package struct WriteFailure: Error, Hashable, Sendable {
  package let path: String
  package let errno: Int32

  package var reason: String { String(cString: strerror(errno)) }
}

/// Files that the program keeps for itself, readable by their owner alone.
package enum PrivateFile {
  /// Replaces a file in one step, and makes the directories above it.
  ///
  /// Whoever reads sees the old file or the new one, also where two processes write at once.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(WriteFailure) {
    for place in parents(of: path) where mkdir(place, 0o700) != 0 && errno != EEXIST {
      throw WriteFailure(path: place, errno: errno)
    }
    // A name of its own: process numbers are not unique where machines share a directory.
    let temporary = "\(path).\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 16))"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw WriteFailure(path: temporary, errno: errno) }
    var failure = writeAll(bytes, to: file)
    if close(file) != 0 && failure == nil { failure = errno }
    if failure == nil && rename(temporary, path) != 0 { failure = errno }
    guard let failure else { return }
    unlink(temporary)
    throw WriteFailure(path: path, errno: failure)
  }

  /// The number of the error that stopped it.
  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = write(file, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : EIO }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return nil
    }
  }

  /// The directories above a path, from the root.
  private static func parents(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" && $0 > path.startIndex }.map { String(path[..<$0]) }
  }
}
