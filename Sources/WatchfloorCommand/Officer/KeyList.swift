internal import DisplayText
internal import Glibc
internal import Paths

/// A list of keys that nobody but root can have written.
enum KeyList {
  /// Why a list gives no names.
  enum Flaw: Error, Equatable {
    case noPath
    case unreadable(path: String, errno: Int32)
    case noFile(path: String)
    /// The file, or a directory above it.
    case writable(path: String)
    case tooLarge(path: String)
  }

  /// A list has some hundred bytes a key.
  private static let longest = 4 << 20

  /// - Parameters:
  ///   - owner: who alone may be able to write it.
  ///   - top: the directory from which on others must not be able to write; tests have one of theirs.
  static func read(
    _ path: String, owner: uid_t = 0, from top: String = "/"
  ) throws(Flaw) -> AuthorizedKeys {
    let real = try resolved(path)
    let places = PathText.directories(above: real).filter { $0.utf8.starts(with: top.utf8) }
    for place in ([top] + places) { try check(place, owner) }
    let file = real.withPath { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard file >= 0 else { throw .unreadable(path: real, errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path: real, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .noFile(path: real) }
    guard isOnly(of: owner, status) else { throw .writable(path: real) }
    return AuthorizedKeys(try bytes(of: file, at: real))
  }

  private static func resolved(_ path: String) throws(Flaw) -> String {
    guard let real = path.withPath({ realpath($0, nil) }) else {
      throw .unreadable(path: path, errno: errno)
    }
    defer { free(real) }
    return String(path: real)
  }

  private static func check(_ directory: String, _ owner: uid_t) throws(Flaw) {
    var status = stat()
    guard directory.withPath({ stat($0, &status) }) == 0 else {
      throw .unreadable(path: directory, errno: errno)
    }
    guard isOnly(of: owner, status) else { throw .writable(path: directory) }
  }

  private static func isOnly(of owner: uid_t, _ status: stat) -> Bool {
    status.st_uid == owner && status.st_mode & (S_IWGRP | S_IWOTH) == 0
  }

  private static func bytes(of file: Int32, at path: String) throws(Flaw) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > longest { throw .tooLarge(path: path) }
    }
  }
}

extension KeyList.Flaw {
  var text: SafeText {
    switch self {
    case .noPath: "the list of keys has no path for this login"
    case .unreadable(let path, let code):
      "\(SafeText(path)): cannot be read (\(SafeText(String(cString: strerror(code)))))"
    case .noFile(let path): "\(SafeText(path)): is no file"
    case .writable(let path):
      "\(SafeText(path)): others than root can write it; chown root and chmod go-w"
    case .tooLarge(let path): "\(SafeText(path)): is longer than 4 MiB"
    }
  }
}
