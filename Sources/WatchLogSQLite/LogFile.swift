internal import Glibc
internal import Paths
internal import StrictJSON
internal import WatchLog

/// The file of a log, for its owner alone or for the group that shares its directory.
enum LogFile {
  /// Throws if the file is missing, or empty, which SQLite would take for a new database.
  static func require(_ path: String) throws(WatchLogError) {
    guard let file = FileIdentity(path: path) else {
      let problem = errno
      if problem == ENOENT || problem == ENOTDIR { throw .missing(place: path) }
      throw failure(path, problem)
    }
    if file.size == 0 { throw .damaged(place: path, reason: "it is empty") }
  }

  /// Makes missing directories, and an empty file if there is none.
  ///
  /// Directories are for their owner alone. The file is also for the group if the directory lets
  /// the group write; SQLite gives the files beside it the same rights. What exists keeps its
  /// rights.
  static func prepare(
    _ path: String, keepers: FileKeepers = .group
  ) throws(WatchLogError) {
    try makeDirectories(above: path)
    try FileSafety.check(resolved(path), place: path, keepers: keepers)
    var status = stat()
    let shared = S_IWGRP | S_IXGRP
    let isShared =
      (PathText.directory(of: path) ?? ".").withPath { stat($0, &status) } == 0
      && status.st_mode & shared == shared
    let file = path.withPath {
      open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard file >= 0 else {
      let problem = errno
      // SQLite reports more exactly whatever else is wrong.
      if problem == EEXIST { return try refuseBeheaded(path) }
      throw failure(path, problem)
    }
    defer { close(file) }
    // The umask applies when the file is made; the directory's rights tell what is meant.
    if isShared && fchmod(file, 0o660) != 0 { throw failure(path, errno) }
  }

  /// Throws if the -wal of a log that was taken away is still there: a new log would make SQLite
  /// delete it, with the entries in it.
  static func refuseBeheaded(_ path: String) throws(WatchLogError) {
    guard (FileIdentity(path: path + "-wal")?.size ?? 0) > 0 else { return }
    switch FileIdentity(path: path)?.size {
    case nil:
      throw .damaged(place: path, reason: "it is gone, and entries of it are in the -wal beside it")
    case 0:
      throw .damaged(place: path, reason: "it is empty, and its entries are in the -wal beside it")
    default: return
    }
  }

  /// The path with its directory resolved; the last name stays as it is, even if it is a link.
  static func resolved(_ path: String) throws(WatchLogError) -> String {
    let last = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = last.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    if name.isEmpty { throw .unsafe(place: path, .noRegularFile) }
    guard let found = (PathText.directory(of: path) ?? ".").withPath({ realpath($0, nil) }) else {
      let problem = errno
      if problem == ENOENT || problem == ENOTDIR { throw .missing(place: path) }
      throw failure(path, problem)
    }
    defer { free(found) }
    let directory = String(path: found)
    return directory == "/" ? "/\(name)" : "\(directory)/\(name)"
  }

  private static func makeDirectories(above path: String) throws(WatchLogError) {
    do {
      try OwnDirectories.make(above: path)
    } catch {
      throw failure(error.path, error.errno)
    }
  }

  static func failure(_ path: String, _ errno: Int32) -> WatchLogError {
    switch errno {
    case EROFS, EACCES, EPERM: .readOnly(place: path)
    case ENOSPC, EDQUOT: .full(place: path)
    default: .unavailable(place: path, reason: "\(plain: String(cString: strerror(errno)))")
    }
  }
}
