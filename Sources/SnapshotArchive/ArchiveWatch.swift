internal import CFiles
internal import Glibc
internal import Paths
package import Threads

/// Notices that files of a directory came, went or were replaced, and which are still being
/// written.
///
/// Where the file system supports it, inotify reports changes at once. A network file system, or
/// one that the kernel refuses to watch, is checked every few seconds. Listing the directory shows
/// what exactly changed, so that a lost or merged event loses nothing. The directory is a name: if
/// the name, a link on the way to it or a directory above leads elsewhere, the watch follows.
package final class ArchiveWatch {
  /// How the watch learns of changes.
  package enum Manner: Hashable, Sendable {
    /// The kernel reports them.
    case events
    /// It checks every two seconds.
    case polling(Reason)
  }

  /// Why the kernel does not report changes.
  package enum Reason: Hashable, Sendable {
    case asked
    case networkFileSystem
    case refused(errno: Int32)
    case lost
  }

  /// What the kernel reported.
  package enum News: Hashable, Sendable {
    case change
    /// A file continues to be written, which concerns only its writer.
    case writing
  }

  /// What a look found that had changed since the last one.
  package struct Look: Hashable, Sendable {
    /// The names of files that came, went or were replaced.
    ///
    /// If the kernel reports the end of writing, a file that is still being written is left out
    /// until it is whole.
    package var changed: Set<String>
    /// The names of files that are still being written, as far as is known.
    package var arriving: Set<String>

    /// What a look found; tests make their own.
    package init(changed: Set<String>, arriving: Set<String>) {
      self.changed = changed
      self.arriving = arriving
    }
  }

  /// How long an unchanged file must be quiet to count as whole if nobody said that it is.
  package static let quietTime = Duration.seconds(5)
  private static let pollingInterval = Duration.seconds(2)
  /// Nobody reports that a file system was mounted over the directory.
  private static let checkInterval = Duration.seconds(30)

  private let path: String
  private var events: EventWatch?
  private var reason: Reason
  /// The directory in which the stamps were taken.
  private var identity: DirectoryIdentity?
  private var stamps: [String: FileStamp]
  /// When each file that is being written last changed.
  private var arriving: [String: MonotonicTime] = [:]

  /// - Parameters:
  ///   - polls: whether to check regularly even if the kernel would report changes.
  ///   - suspects: the names of files that looked half written just now.
  package init(
    path: String, polls: Bool = false, suspects: Set<String> = [],
    at now: MonotonicTime = .now
  ) {
    self.path = path
    reason = polls ? .asked : .lost
    // It watches first and lists afterwards, so that a change in between is seen twice and not
    // missed.
    stamps = [:]
    identity = DirectoryIdentity(path: path)
    startEvents()
    stamps = (try? Self.stamps(in: path)) ?? [:]
    for name in suspects where stamps[name] != nil { arriving[name] = now }
  }

  /// How the watch learns of changes now; it may change with each look.
  package var manner: Manner { events == nil ? .polling(reason) : .events }

  /// Readable when something happened; `nil` if the directory must be checked.
  package var pollDescriptor: Int32? { events?.descriptor }

  /// How long to wait at most before asking `isDue`.
  package var interval: Duration {
    events?.isWhole == true ? Self.checkInterval : Self.pollingInterval
  }

  /// Whether a look is due although the kernel reported nothing.
  package var isDue: Bool { events == nil || DirectoryIdentity(path: path) != identity }

  /// Reads what the kernel has reported, so that the descriptor is quiet again; `nil` if nothing of
  /// it matters.
  package func takeNews() -> News? { events?.take() }

  /// Returns what changed since the last look.
  ///
  /// Throws if the directory cannot be listed; then the former state is kept, and the next look
  /// compares with it.
  package func look(at now: MonotonicTime) throws(FileError) -> Look {
    _ = events?.take()
    let current = DirectoryIdentity(path: path)
    if events?.mayLeadElsewhere != false || current != identity { startEvents() }
    do {
      let found = try Self.stamps(in: path)
      // Another directory has other files, even if they look the same.
      let isOther = current != identity
      identity = current
      return compare(found, isOther, at: now)
    } catch {
      events = nil
      if reason != .asked { reason = .lost }
      throw error
    }
  }

  private func compare(
    _ found: [String: FileStamp], _ isOther: Bool, at now: MonotonicTime
  ) -> Look {
    var changed: Set<String> = []
    for name in Set(found.keys).union(stamps.keys) {
      let isChanged = isOther || found[name] != stamps[name]
      if isChanged && !isOther && isBeingWritten(name, found[name]) {
        arriving[name] = now
        // Without reports a reader must try whether a file is whole.
        if events == nil { changed.insert(name) }
      } else if isChanged {
        arriving[name] = nil
        changed.insert(name)
      } else if let since = arriving[name], isOver(name, since, at: now) {
        arriving[name] = nil
        changed.insert(name)
      }
    }
    events?.forgetEnds()
    stamps = found
    return Look(changed: changed, arriving: Set(arriving.keys))
  }

  private func isOver(
    _ name: String, _ since: MonotonicTime, at now: MonotonicTime
  ) -> Bool {
    events?.ended.contains(name) == true || now - since >= Self.quietTime
  }

  /// Whether a changed file may still grow.
  private func isBeingWritten(_ name: String, _ stamp: FileStamp?) -> Bool {
    guard let stamp else { return false }
    if events?.ended.contains(name) == true { return false }
    if let before = stamps[name], before.hasSameContent(as: stamp) { return false }
    // A link is created in one step.
    return !FileStamp.isLink("\(path)/\(name)")
  }

  private static func stamps(in path: String) throws(FileError) -> [String: FileStamp] {
    let names = try DirectoryListing.names(in: path)
    var stamps: [String: FileStamp] = [:]
    stamps.reserveCapacity(names.count)
    for name in names where name.hasSuffix(".json") {
      stamps[name] = FileStamp(path: "\(path)/\(name)")
    }
    return stamps
  }

  /// Watches whatever the path leads to now.
  private func startEvents() {
    let ended = events?.ended ?? []
    events = nil
    guard reason != .asked else { return }
    guard !path.withPath({ wf_is_remote($0) }) else { return reason = .networkFileSystem }
    do {
      events = try EventWatch(path: path, ended: ended)
    } catch {
      reason = .refused(errno: error.errno)
    }
  }
}
