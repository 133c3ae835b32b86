internal import Glibc
internal import Paths

/// The result of `stat`, under a name that differs from the function's.
typealias FileStatus = stat

/// What is at a path that is to be written.
enum FileDestination {
  /// A descriptor of this process, such as `/dev/stdout`: it is written where it stands.
  case descriptor(Int32)
  /// A device, a pipe or a socket, opened for writing.
  case stream(Int32)
  /// A file under its own name, with links resolved.
  case existing(String, FileStatus)
  /// No file yet; for a link that points to nothing, the name that it points to.
  case new(String)

  /// - Parameters:
  ///   - isWaiting: whether to wait for a reader of a pipe, as a shell does.
  ///   - opensFiles: whether to check, before anything is done, that a file may be written.
  init(_ path: String, isWaiting: Bool, opensFiles: Bool) throws(WriteFailure) {
    if let number = Self.descriptor(path) {
      self = .descriptor(number)
      return
    }
    var status = FileStatus()
    guard path.withPath({ stat($0, &status) }) == 0 else {
      guard errno == ENOENT else { throw WriteFailure(path: path, errno: errno) }
      self = .new(try Self.followed(path))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw WriteFailure(path: path, errno: EISDIR)
    case S_IFREG:
      if opensFiles { try Self.close(Self.open(path)) }
      self = .existing(try Self.withoutLinks(path), status)
    default: self = .stream(try Self.open(path, isWaiting ? 0 : O_NONBLOCK))
    }
  }

  static func isLink(_ path: String) -> Bool {
    var status = FileStatus()
    return path.withPath({ lstat($0, &status) }) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func directory(of path: String) -> String {
    PathText.directory(of: path) ?? "."
  }

  /// Opens it for writing; never creates or truncates it.
  private static func open(_ path: String, _ flags: Int32 = 0) throws(WriteFailure) -> Int32 {
    while true {
      let file = path.withPath { Glibc.open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY | flags) }
      if file >= 0 { return file }
      if errno != EINTR { throw WriteFailure(path: path, errno: errno) }
    }
  }

  private static func close(_ file: Int32) { _ = Glibc.close(file) }

  private static func withoutLinks(_ path: String) throws(WriteFailure) -> String {
    guard let name = path.withPath({ realpath($0, nil) }) else {
      throw WriteFailure(path: path, errno: errno)
    }
    defer { free(name) }
    return String(path: name)
  }

  /// The descriptor behind `/dev/stdout`, `/dev/fd/3` or `/proc/self/fd/3`: a file that was opened
  /// anew would be written from its beginning.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      let roots = ["/dev/fd/", "/proc/self/fd/"]
      return roots.first(where: path.hasPrefix).flatMap { Int32(path.dropFirst($0.count)) }
    }
  }

  /// The name at the end of a chain of links, the last of which points to nothing.
  private static func followed(_ path: String) throws(WriteFailure) -> String {
    var name = path
    for _ in 0..<40 {
      guard let target = try link(name) else { return name }
      name = target.hasPrefix("/") ? target : "\(directory(of: name))/\(target)"
    }
    throw WriteFailure(path: path, errno: ELOOP)
  }

  /// What a link points to; `nil` if the name is no link.
  private static func link(_ path: String) throws(WriteFailure) -> String? {
    var status = FileStatus()
    guard path.withPath({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFLNK else {
      return nil
    }
    guard isTrusted(status, in: directory(of: path)) else {
      throw WriteFailure(path: path, errno: EACCES)
    }
    var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = path.withPath { readlink($0, &target, Int(PATH_MAX)) }
    guard count >= 0 else { throw WriteFailure(path: path, errno: errno) }
    return PathText.text(target[..<count].map(UInt8.init(bitPattern:)))
  }

  /// Whether a link may be followed.
  ///
  /// In a directory that everybody can write, such as `/tmp`, only one's own link and that of the
  /// directory's owner are followed, as the kernel does when it opens files.
  private static func isTrusted(_ link: FileStatus, in directory: String) -> Bool {
    var place = FileStatus()
    guard directory.withPath({ stat($0, &place) }) == 0 else { return true }
    let shared = S_ISVTX | S_IWOTH
    guard place.st_mode & shared == shared else { return true }
    return link.st_uid == geteuid() || link.st_uid == place.st_uid
  }
}
