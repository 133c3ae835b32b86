internal import Glibc
internal import Paths

/// A file as it is named on the command line: a path, or `-` for standard input.
///
/// It may be a pipe or a device: `<(command)`, `/dev/fd/3`, a FIFO.
package struct NamedSource: Hashable, Sendable {
  private let word: String

  /// - Parameter word: as it was typed; nothing is opened yet.
  package init(_ word: String) {
    self.word = word
  }

  /// Whether the word is `-`; `/dev/stdin` is a path.
  package var isStandardInput: Bool { word == "-" }

  /// How messages call it.
  package var name: String { isStandardInput ? "standard input" : word }

  /// Whether it is a terminal, from which keys come.
  package var isKeyboard: Bool { descriptor.map { isatty($0) == 1 } ?? false }

  /// Whether there is something to read that is not a directory.
  package var isThere: Bool {
    if descriptor != nil { return true }
    var status = stat()
    return word.withPath({ stat($0, &status) }) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// Whether what it delivers is gone once it was read.
  package var isReadOnce: Bool {
    if let descriptor { return lseek(descriptor, 0, SEEK_CUR) < 0 }
    var status = stat()
    return word.withPath({ stat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// The descriptor that the program was given: opening its path anew fails for sockets, and for
  /// what another user opened.
  private var descriptor: Int32? {
    if isStandardInput || word == "/dev/stdin" { return STDIN_FILENO }
    for directory in ["/dev/fd/", "/proc/self/fd/"] where word.hasPrefix(directory) {
      return Int32(word.dropFirst(directory.count))
    }
    return nil
  }

  /// Opens it for reading; a FIFO waits for its writer.
  func open() throws(FileError) -> Int32 {
    let file =
      descriptor.map { fcntl($0, F_DUPFD_CLOEXEC, 0) }
      ?? word.withPath { Glibc.open($0, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else {
      throw errno == ENOENT ? .notFound(path: name) : .unreadable(path: name, errno: errno)
    }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(file)
      throw .notAFile(path: name)
    }
    return file
  }
}
