internal import CFiles
internal import Glibc

/// Notices that files of a directory have come, gone or been replaced.
///
/// inotify tells at once where the file system has it; a network file system, and one that the
/// kernel refuses to watch, are looked at again every few seconds. What exactly changed is found
/// by listing the directory, so that a lost or merged event loses nothing.
package final class ArchiveWatch {
  package enum Manner: Hashable, Sendable {
    /// Told by the kernel.
    case events
    /// Looked at every so many milliseconds.
    case polling(milliseconds: Int)
  }

  private static let pollingInterval = 2_000

  private let path: String
  /// Whether events are wanted at all.
  private let polls: Bool
  private var descriptor: Int32 = -1
  private var watch: Int32 = -1
  private var stamps: [String: FileStamp]

  /// - Parameter polls: looks at the directory again and again even where the kernel would tell.
  package init(path: String, polls: Bool = false) {
    self.path = path
    self.polls = polls
    stamps = Self.stamps(in: path) ?? [:]
    startEvents()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  package var manner: Manner {
    watch >= 0 ? .events : .polling(milliseconds: Self.pollingInterval)
  }

  /// Readable when something happened; `nil` where the directory must be looked at.
  package var pollDescriptor: Int32? { watch >= 0 ? descriptor : nil }

  /// Takes what the kernel has told, so that the descriptor is quiet again.
  package func drain() {
    guard descriptor >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }

  /// What changed since the last call: names of files that came, went or were replaced.
  ///
  /// Throws where the directory cannot be listed; the state before is kept, and the next call
  /// compares with it.
  package func changes() throws(FileError) -> Set<String> {
    guard let found = Self.stamps(in: path) else {
      stopEvents()
      throw errno == ENOENT ? .notFound(path: path) : .unreadable(path: path, errno: errno)
    }
    // A directory that was replaced has lost its watch.
    if watch < 0 || !isWatchingTheDirectory { restartEvents() }
    let names = Set(found.keys).union(stamps.keys)
    let changed = names.filter { found[$0] != stamps[$0] }
    stamps = found
    return changed
  }

  private static func stamps(in path: String) -> [String: FileStamp]? {
    guard let names = try? DirectoryListing.names(in: path) else { return nil }
    var stamps: [String: FileStamp] = [:]
    stamps.reserveCapacity(names.count)
    for name in names where name.hasSuffix(".json") {
      stamps[name] = FileStamp(path: "\(path)/\(name)")
    }
    return stamps
  }

  // MARK: Events

  private var watchedDirectory: UInt64 = 0

  private var isWatchingTheDirectory: Bool {
    Self.inode(of: path) == watchedDirectory
  }

  private static func inode(of path: String) -> UInt64 {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
  }

  private func startEvents() {
    guard !polls, !wf_is_remote(path) else { return }
    if descriptor < 0 { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }
    guard descriptor >= 0 else { return }
    let kinds =
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
    watch = inotify_add_watch(descriptor, path, UInt32(kinds) | UInt32(IN_CREATE))
    watchedDirectory = Self.inode(of: path)
  }

  private func stopEvents() {
    if watch >= 0 { inotify_rm_watch(descriptor, watch) }
    watch = -1
  }

  private func restartEvents() {
    stopEvents()
    startEvents()
  }
}
