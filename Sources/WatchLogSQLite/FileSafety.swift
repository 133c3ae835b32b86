internal import Glibc
internal import Paths
internal import WatchLog

/// Who may own the files of a database.
enum FileKeepers: Hashable, Sendable {
  /// The user or root, for what waits on this machine.
  case user
  /// Also those who share the directory, for a log.
  case group
}

/// Refuses the files of a database that others than its keepers could have put there or may write.
///
/// The check precedes SQLite's opening of them. Whoever could exchange a file in between may write
/// to the directory, and is one of its keepers already.
struct FileSafety {
  /// The path as it was given, for people.
  private let place: String
  /// The same path with its directory resolved.
  private let path: String
  private let keepers: FileKeepers
  private let directory: stat

  /// The database, and the files that SQLite keeps beside it.
  private static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// - Parameter path: the result of `LogFile.resolved`.
  static func check(
    _ path: String, place: String, keepers: FileKeepers
  ) throws(WatchLogError) {
    let parent = PathText.directory(of: path) ?? "/"
    guard let directory = status(parent) else {
      throw LogFile.failure(place, errno)
    }
    let safety = FileSafety(place: place, path: path, keepers: keepers, directory: directory)
    try safety.checkDirectories(parent)
    for suffix in suffixes { try safety.checkFile(suffix) }
  }

  /// The status of a name, of a link itself; `nil` leaves the reason in `errno`.
  private static func status(_ path: String) -> stat? {
    var status = stat()
    return path.withPath { lstat($0, &status) } == 0 ? status : nil
  }

  /// Checks every directory above: whoever may exchange one may exchange the file.
  private func checkDirectories(_ parent: String) throws(WatchLogError) {
    for place in PathText.directories(above: parent + "/") {
      guard let found = Self.status(place), found.st_mode & S_IWOTH != 0 else { continue }
      guard found.st_mode & S_ISVTX != 0 else {
        throw .unsafe(place: self.place, .directoryWritableByAll(place))
      }
    }
  }

  private func checkFile(_ suffix: String) throws(WatchLogError) {
    guard let file = Self.status(path + suffix) else { return }
    let kind = file.st_mode & S_IFMT
    let danger: FileDanger? =
      if kind == S_IFLNK {
        .symbolicLink
      } else if kind != S_IFREG {
        .noRegularFile
      } else if file.st_mode & S_IWOTH != 0 {
        .writableByAll
      } else {
        strangers(file.st_uid)
      }
    if let danger { throw .unsafe(place: place + suffix, danger) }
  }

  private func strangers(_ owner: uid_t) -> FileDanger? {
    if owner == geteuid() { return nil }
    // In a directory that everybody may write, only the user's own file can be trusted.
    if directory.st_mode & S_IWOTH != 0 {
      return .directoryWritableByAll(PathText.directory(of: path) ?? "/")
    }
    if owner == 0 { return nil }
    let entry = UserEntry(of: owner)
    let isKeeper = owner == directory.st_uid || entry?.isMember(of: directory.st_gid) == true
    if keepers == .group, isKeeper { return nil }
    return .ofStranger(owner: entry?.login ?? "user \(owner)")
  }
}
