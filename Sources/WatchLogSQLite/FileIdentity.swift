internal import Glibc
internal import Paths
internal import StrictJSON
internal import WatchLog

/// A file as it stands under a name, to find out later whether another one stands there.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  let size: Int64
  /// When it was last written, in nanoseconds.
  private let written: Int64

  /// `nil` if there is no file of that name.
  init?(path: String) {
    var status = stat()
    // For a link, the link itself: its target may change while the link stays.
    guard path.withPath({ lstat($0, &status) }) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    written = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }

  /// Whether it is the same file, however often it was written.
  func isSameFile(as other: FileIdentity) -> Bool {
    device == other.device && inode == other.inode
  }
}

/// The files that a connection has open, as they were when it was opened.
///
/// SQLite continues to write to a file whose name is gone, where nobody would find it.
struct OpenedFiles: Sendable {
  private let path: String
  private var files: [FileIdentity?]

  /// The log, and the files that SQLite keeps beside it.
  private static let suffixes = ["", "-wal", "-shm"]

  init(path: String) {
    self.path = path
    files = Self.suffixes.map { FileIdentity(path: path + $0) }
  }

  /// What has happened to the files; `nil` if they are as they were.
  ///
  /// Files beside the log may still appear. The -wal may shrink rightly: its contents are then in
  /// the log.
  ///
  /// - Parameter isWriter: whether the connection may write. For one that only reads, the files
  ///   beside the log may go when the last writer leaves.
  mutating func change(isWriter: Bool) -> FileChange? {
    for (index, suffix) in Self.suffixes.enumerated() {
      let name = path + suffix
      let found = FileIdentity(path: name)
      if let known = files[index] {
        let mayGo = index > 0 && !isWriter
        guard let found else { return mayGo ? .renewed : .lost(place: name, .moved) }
        guard found.isSameFile(as: known) else {
          return mayGo ? .renewed : .lost(place: name, .replaced)
        }
        if found.size < known.size { return index == 0 ? .lost(place: name, .cutShort) : .renewed }
      }
      files[index] = found
    }
    return nil
  }

  /// Whether nobody has written to the files, for a connection that gets no news of it.
  func areUntouched() -> Bool {
    // SQLite does not use the -shm of a file that stands still.
    zip(Self.suffixes, files).prefix(2).allSatisfy { FileIdentity(path: path + $0) == $1 }
  }
}

/// What has happened to the files of a connection.
enum FileChange: Hashable, Sendable {
  case lost(place: String, WatchLogLoss)
  /// They must be opened again; nothing is wrong.
  case renewed

  /// `place: what happened`, to be given as the reason of another error.
  var reason: Message {
    switch self {
    case .lost(let place, let loss): "\(place: place) \(loss.words) meanwhile"
    case .renewed: "its files were written anew meanwhile"
    }
  }
}
