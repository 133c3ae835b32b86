internal import Glibc
internal import StrictJSON
internal import WatchLog

/// The file of a log: for its owner alone, or for the group that shares its directory.
enum LogFile {
  /// Makes the directories that are missing, and an empty file where there is none.
  ///
  /// Directories are made for the owner alone. The file is for the group as well where the directory
  /// lets the group write; SQLite gives the files beside it the same rights. Rights of what is there
  /// already stay as they are.
  static func prepare(_ path: String) throws(WatchLogError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let directory = parts.dropLast().joined(separator: "/")
    if !directory.isEmpty { try makeDirectories(directory) }
    var status = stat()
    let shared = S_IWGRP | S_IXGRP
    let isShared =
      stat(directory.isEmpty ? "." : directory, &status) == 0 && status.st_mode & shared == shared
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else {
      let problem = errno
      // Whatever else is wrong, SQLite says more exactly.
      if problem == EEXIST { return }
      throw failure(path, problem)
    }
    defer { close(file) }
    // The umask has its say when the file is made; the directory's rights say what is meant.
    if isShared && fchmod(file, 0o660) != 0 { throw failure(path, errno) }
  }

  private static func makeDirectories(_ path: String) throws(WatchLogError) {
    for end in path.indices where path[end] == "/" && end > path.startIndex {
      try makeDirectory(String(path[..<end]))
    }
    try makeDirectory(path)
  }

  private static func makeDirectory(_ path: String) throws(WatchLogError) {
    if mkdir(path, 0o700) == 0 { return }
    let problem = errno
    // A directory above may be read-only, or another's, and still be there.
    if problem == EEXIST || access(path, F_OK) == 0 { return }
    throw failure(path, problem)
  }

  private static func failure(_ path: String, _ errno: Int32) -> WatchLogError {
    switch errno {
    case EROFS, EACCES, EPERM: .readOnly(place: path)
    case ENOSPC, EDQUOT: .full(place: path)
    default: .unavailable(place: path, reason: "\(plain: String(cString: strerror(errno)))")
    }
  }
}
