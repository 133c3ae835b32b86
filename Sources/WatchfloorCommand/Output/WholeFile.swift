internal import Glibc
internal import TerminalUI

/// A file that is written in one step: a reader finds all of it, or what was there before.
struct WholeFile {
  let path: String
  /// Of the new file, as `open` takes them.
  let permissions: mode_t
  /// Whether a file that is there gives way.
  let replaces: Bool

  /// Why nothing was written.
  enum Failure: Error, Equatable {
    case exists(path: String)
    case system(path: String, errno: Int32)

    var text: SafeText {
      switch self {
      case .exists(let path):
        "\(SafeText(path)): is there already; name another file, or replace it with --force"
      case .system(let path, let errno):
        "\(SafeText(path)): \(SafeText(String(cString: strerror(errno))))"
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    let temporary = "\(path).\(getpid())"
    // One that a killed process left behind goes; what somebody else put there is never followed.
    unlink(temporary)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = open(temporary, flags, permissions)
    guard file >= 0 else { throw .system(path: temporary, errno: errno) }
    let isWhole = Self.writeAll(bytes, to: file)
    guard close(file) == 0, isWhole, move(temporary) else {
      let reason = errno
      unlink(temporary)
      throw reason == EEXIST ? .exists(path: path) : .system(path: path, errno: reason)
    }
  }

  private func move(_ temporary: String) -> Bool {
    if replaces { return rename(temporary, path) == 0 }
    // Unlike rename, it never takes the place of a file that came meanwhile.
    guard link(temporary, path) == 0 else { return false }
    return unlink(temporary) == 0
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = Glibc.write(file, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
      return true
    }
  }
}
