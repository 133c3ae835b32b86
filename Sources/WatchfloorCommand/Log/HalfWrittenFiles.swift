internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import Paths
internal import SnapshotArchive
internal import WatchLog

/// The half-written texts of one officer and one log on this machine's disk, one file each.
///
/// A text is synced before an older form of it is removed, so that a crash at any moment leaves one.
/// The files of a session are locked while it lives: no other session offers what is being typed
/// there. All of it is for the owner alone.
final class HalfWrittenFiles {
  private struct Held {
    let name: String
    let file: Int32
  }

  /// More than a text of the greatest length, with its links.
  private static let longest = 2 * LogDraft.longest
  private static let suffix = ".draft"
  /// Of a file that is being written; one that is found is whole or worthless.
  private static let unfinished = ".new"

  private let directory: String
  private let writer: LogWriter
  private var held: [HalfWritten: Held] = [:]

  init(directory: String, writer: LogWriter) {
    self.directory = directory
    self.writer = writer
  }

  deinit {
    for text in held.values { close(text.file) }
  }

  /// Takes what ended sessions of the officer have left, the oldest first.
  ///
  /// - Returns: the texts, and files that cannot be read; those stay as they are.
  func take() throws(WriteFailure) -> (found: [HalfWritten], unread: [String]) {
    guard directory.withPath({ access($0, F_OK) }) == 0 else { return ([], []) }
    let lock = try lockDirectory()
    defer { close(lock) }
    let names = try names()
    var unread: [String] = []
    for name in names where name.hasSuffix(Self.suffix) {
      if take(name) == .unreadable { unread.append("\(directory)/\(name)") }
    }
    for name in names where name.hasSuffix(Self.unfinished) { finish(name) }
    let found = held.keys.sorted { ($0.since?.seconds ?? 0) < ($1.since?.seconds ?? 0) }
    return (found, unread)
  }

  private func names() throws(WriteFailure) -> [String] {
    do {
      return try DirectoryListing.names(in: directory)
    } catch {
      guard case .unreadable(_, let code) = error else { return [] }
      throw WriteFailure(path: directory, errno: code)
    }
  }

  /// Takes what a crash left unfinished where it is whole; whoever writes holds the lock.
  private func finish(_ name: String) {
    let path = "\(directory)/\(name)"
    let whole = String(name.dropLast(Self.unfinished.count)) + Self.suffix
    switch take(name) {
    case .taken(let text, let file):
      if DurableWriting.rename(path, to: "\(directory)/\(whole)") == nil {
        held[text] = Held(name: whole, file: file)
      }
    case .unreadable: _ = path.withPath { unlink($0) }
    case .left: break
    }
  }

  private enum Taking: Equatable {
    case taken(HalfWritten, file: Int32)
    /// It is of another session, or of another officer.
    case left
    case unreadable
  }

  private func take(_ name: String) -> Taking {
    // A pipe in its place is not waited for.
    let file = "\(directory)/\(name)".withPath {
      open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    }
    guard file >= 0 else { return errno == ENOENT ? .left : .unreadable }
    guard Self.isOwn(file) else {
      close(file)
      return .unreadable
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(file)
      return .left
    }
    guard let bytes = Self.bytes(of: file), let draft = LogDraft(canonicalBytes: bytes),
      let text = HalfWritten(draft)
    else {
      close(file)
      return .unreadable
    }
    guard draft.author.mayBeSameOfficer(as: writer.author), held[text] == nil else {
      close(file)
      return .left
    }
    held[text] = Held(name: name, file: file)
    return .taken(text, file: file)
  }

  /// Whether nobody but the user and root could have written it.
  private static func isOwn(_ file: Int32) -> Bool {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return [0, geteuid()].contains(status.st_uid) && status.st_mode & S_IWOTH == 0
  }

  /// `nil` where it is longer than any, or cannot be read.
  private static func bytes(of file: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= longest {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += buffer[..<count]
    }
    return nil
  }

  /// Keeps some texts.
  ///
  /// - Parameter isComplete: whether texts that are not among them are written or dropped.
  func keep(
    _ texts: [HalfWritten], isComplete: Bool, now: Instant
  ) throws(WriteFailure) {
    let wanted = Set(texts)
    let new = wanted.filter { held[$0] == nil }
    if !new.isEmpty {
      try PrivateFile.makeDirectories(above: directory + "/")
      let lock = try lockDirectory()
      defer { close(lock) }
      for text in new {
        guard let draft = text.draft(now: now, by: writer) else { continue }
        held[text] = try write(draft)
      }
    }
    guard isComplete else { return }
    for (text, file) in held where !wanted.contains(text) {
      try remove(file)
      held[text] = nil
    }
  }

  private func remove(_ text: Held) throws(WriteFailure) {
    let path = "\(directory)/\(text.name)"
    guard path.withPath({ unlink($0) }) == 0 || errno == ENOENT else {
      throw WriteFailure(path: path, errno: errno)
    }
    close(text.file)
  }

  /// Held while files are made or looked through, so that none is seen before it is locked.
  private func lockDirectory() throws(WriteFailure) -> Int32 {
    let path = "\(directory)/lock"
    let file = path.withPath { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard file >= 0 else { throw WriteFailure(path: path, errno: errno) }
    // Where the file system knows no locks, the worst is that two sessions offer one text.
    while flock(file, LOCK_EX) != 0 && errno == EINTR {}
    return file
  }

  /// Written beside, synced, then renamed; the directory is synced as well.
  private func write(_ draft: LogDraft) throws(WriteFailure) -> Held {
    let key = draft.key.description
    let name = key + Self.suffix
    let (path, temporary) = ("\(directory)/\(name)", "\(directory)/\(key)\(Self.unfinished)")
    let file = temporary.withPath {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard file >= 0 else { throw WriteFailure(path: temporary, errno: errno) }
    _ = flock(file, LOCK_EX | LOCK_NB)
    let reason =
      WholeWriting.write(draft.canonicalBytes, to: file) ?? DurableWriting.file(file)
      ?? DurableWriting.rename(temporary, to: path) ?? DurableWriting.directory(directory)
    guard let reason else { return Held(name: name, file: file) }
    close(file)
    _ = temporary.withPath { unlink($0) }
    throw WriteFailure(path: path, errno: reason)
  }
}
