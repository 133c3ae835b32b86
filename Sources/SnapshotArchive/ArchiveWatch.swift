internal import CFiles
internal import Glibc
internal import Paths
package import Threads

/// Notices that files of a directory have come, gone or been replaced, and which are still being
/// written.
///
/// inotify tells at once where the file system has it; a network file system, and one that the
/// kernel refuses to watch, are looked at again every few seconds. What exactly changed is found
/// by listing the directory, so that a lost or merged event loses nothing. The directory is a name:
/// where the name, a link on the way to it or a directory above leads elsewhere, so does the watch.
package final class ArchiveWatch {
  package enum Manner: Hashable, Sendable {
    /// Told by the kernel.
    case events
    /// Looked at every two seconds.
    case polling(Reason)
  }

  /// Why the kernel does not tell.
  package enum Reason: Hashable, Sendable {
    case asked
    case networkFileSystem
    case refused(errno: Int32)
    case lost
  }

  /// What the kernel told.
  package enum News: Hashable, Sendable {
    case change
    /// A file goes on being written, which is no news for anybody but its writer.
    case writing
  }

  /// What a look found since the one before.
  package struct Look: Hashable, Sendable {
    /// Names of files that came, went or were replaced.
    ///
    /// Where the kernel tells of a file's end, one that is still being written is left out until it
    /// is whole.
    package var changed: Set<String>
    /// Names of files that are still being written, for all that is known.
    package var arriving: Set<String>

    package init(changed: Set<String>, arriving: Set<String>) {
      self.changed = changed
      self.arriving = arriving
    }
  }

  /// A file is taken for whole when it has not changed for so long, though nobody said so.
  package static let quietTime = Duration.seconds(5)
  private static let pollingInterval = Duration.seconds(2)
  /// Nobody tells of a file system that is mounted over the directory.
  private static let checkInterval = Duration.seconds(30)

  private let path: String
  private var events: EventWatch?
  private var reason: Reason
  /// Of the directory that the stamps were found in.
  private var identity: DirectoryIdentity?
  private var stamps: [String: FileStamp]
  /// When a file that is being written last changed.
  private var arriving: [String: MonotonicTime] = [:]

  /// - Parameters:
  ///   - polls: looks at the directory again and again even where the kernel would tell.
  ///   - suspects: names of files that looked half written just now.
  package init(
    path: String, polls: Bool = false, suspects: Set<String> = [],
    at now: MonotonicTime = .now
  ) {
    self.path = path
    reason = polls ? .asked : .lost
    // Watched first, then listed: what comes between is seen twice, not never.
    stamps = [:]
    identity = DirectoryIdentity(path: path)
    startEvents()
    stamps = (try? Self.stamps(in: path)) ?? [:]
    for name in suspects where stamps[name] != nil { arriving[name] = now }
  }

  package var manner: Manner { events == nil ? .polling(reason) : .events }

  /// Readable when something happened; `nil` where the directory must be looked at.
  package var pollDescriptor: Int32? { events?.descriptor }

  /// How long one may wait before `isDue` is asked.
  package var interval: Duration {
    events?.isWhole == true ? Self.checkInterval : Self.pollingInterval
  }

  /// Whether a look is due though the kernel told nothing.
  package var isDue: Bool { events == nil || DirectoryIdentity(path: path) != identity }

  /// Takes what the kernel has told, so that the descriptor is quiet again; `nil` where it is of
  /// no concern.
  package func takeNews() -> News? { events?.take() }

  /// What changed since the last look.
  ///
  /// Throws where the directory cannot be listed; the state before is kept, and the next look
  /// compares with it.
  package func look(at now: MonotonicTime) throws(FileError) -> Look {
    _ = events?.take()
    let current = DirectoryIdentity(path: path)
    if events?.mayLeadElsewhere != false || current != identity { startEvents() }
    do {
      let found = try Self.stamps(in: path)
      // Nothing of another directory is what it was, even if it looks the same.
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
        // Who is not told when a file is whole must try it.
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

  /// Whether more may come into a file that has changed.
  private func isBeingWritten(_ name: String, _ stamp: FileStamp?) -> Bool {
    guard let stamp else { return false }
    if events?.ended.contains(name) == true { return false }
    if let before = stamps[name], before.hasSameContent(as: stamp) { return false }
    // A link comes in one step.
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

  /// Watches what the path leads to now.
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
