internal import CSQLite
internal import Glibc
internal import Paths

/// For what a database is opened.
enum FileUse: Hashable, Sendable {
  case read, write
}

/// What a database can be used for, given the purpose, its rights and its medium.
enum FileAccess: Hashable, Sendable {
  case write
  /// It can be read, and what its writers share can be read too.
  case read
  /// Nothing can be shared, because no file can be made beside it. It is read as if nobody wrote,
  /// and read again if somebody did.
  case still

  init(path: String, _ use: FileUse) {
    let beside = [path + "-wal", path + "-shm"]
    let place = PathText.directory(of: path) ?? "."
    let isWritten = use == .write && Self.may(W_OK, path)
    if isWritten, Self.may(W_OK, place) || beside.allSatisfy({ Self.may(W_OK, $0) }) {
      self = .write
    } else {
      // Making the files beside it would keep its rightful writers from doing so.
      self = beside.allSatisfy { Self.may(R_OK, $0) } ? .read : .still
    }
  }

  private static func may(_ mode: Int32, _ path: String) -> Bool {
    path.withPath { faccessat(AT_FDCWD, $0, mode, AT_EACCESS) } == 0
  }
}

extension FileAccess {
  /// How SQLite opens the file: name, flags, and the file system layer that does the locking.
  func opening(of path: String) -> (name: String, flags: Int32, locking: String?) {
    switch self {
    case .write: return (path, SQLITE_OPEN_READWRITE, nil)
    case .read: return (path, SQLITE_OPEN_READONLY, nil)
    case .still:
      // A -wal with entries must be read; without one, SQLite would have to make one.
      if (FileIdentity(path: path + "-wal")?.size ?? 0) > 0 {
        return (path, SQLITE_OPEN_READONLY, "unix-none")
      }
      return ("\(Self.uri(path))?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
    }
  }

  /// A path as SQLite's URIs need it (RFC 3986).
  private static func uri(_ path: String) -> String {
    "file:"
      + PathText.bytes(path).map { byte in
        let isPlain =
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
          || "/-._~".utf8.contains(byte)
        let digits = String(byte, radix: 16)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
      }.joined()
  }
}
