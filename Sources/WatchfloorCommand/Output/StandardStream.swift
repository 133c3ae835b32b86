internal import Glibc
internal import SnapshotArchive

/// Standard output or standard error, and what became of what was written there.
final class StandardStream {
  private let descriptor: Int32
  /// The number of the first error; nothing is written after it.
  ///
  /// That the reader has gone away (`EPIPE`) is no error, as in any filter.
  private(set) var failure: Int32?
  private var isAbandoned = false
  private var isUsed = false

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  func write(_ text: String) {
    write(Array(text.utf8))
  }

  func write(_ bytes: [UInt8]) {
    guard failure == nil, !isAbandoned else { return }
    isUsed = true
    note(WholeWriting.write(bytes, to: descriptor))
  }

  /// Learns of what a file system tells only when a file is closed, as those of other machines do
  /// of a disk that is full.
  func finish() {
    guard isUsed, failure == nil, !isAbandoned else { return }
    let copy = dup(descriptor)
    if copy >= 0 && close(copy) != 0 { note(errno) }
  }

  private func note(_ reason: Int32?) {
    guard let reason else { return }
    if reason == EPIPE { isAbandoned = true } else { failure = reason }
  }

  /// Fills the places of standard descriptors that are closed, before anything is opened.
  ///
  /// Else a file that is opened later has the number of one of them: results would be written into
  /// the watch log. What stands there can be neither read nor written, as if it were closed.
  static func fillClosed() {
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      // The lowest number that is free is this one, since those below it are taken.
      _ = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
  }
}
