internal import Glibc
internal import Paths

/// Names the files that the program keeps about an archive.
package struct ArchiveKey: Hashable, Sendable {
  /// The absolute path with links resolved; the path as it was given if there is no such directory.
  package let path: String

  /// Resolves the path, so that every way to one directory gives one key.
  package init(archive: String) {
    guard let resolved = archive.withPath({ realpath($0, nil) }) else {
      path = archive
      return
    }
    defer { free(resolved) }
    path = String(path: resolved)
  }

  /// A short name for the path (FNV-1a, 16 hexadecimal digits); a file under it must itself say
  /// whose it is.
  package var digest: String { Self.digest(of: path) }

  /// The same for any text that says what a file is about.
  package static func digest(of text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
