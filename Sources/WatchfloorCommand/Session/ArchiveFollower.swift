internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// Keeps the session's list of snapshots true while files come and go.
///
/// Changes are taken in a moment after the first of them, so that a storm of files is one change.
/// Time comes as a value: there is no clock in here.
struct ArchiveFollower {
  /// How long changes are gathered; well below what an officer would notice.
  private static let gathering = Duration.milliseconds(20)

  private let watch: ArchiveWatch
  private var due: ContinuousClock.Instant?
  /// The directory could not be read the last time.
  private var isLost = false

  /// - Parameter polls: looks again and again even where the kernel would tell.
  init(path: String, at now: ContinuousClock.Instant, polls: Bool = false) {
    watch = ArchiveWatch(path: path, polls: polls)
    // The directory may have changed since it was listed.
    due = now
  }

  var descriptor: Int32? { watch.pollDescriptor }

  /// Milliseconds until `changes` should be asked; `nil` where nothing is under way.
  func timeout(at now: ContinuousClock.Instant) -> Int? {
    due.map { max(0, Int(($0 - now) / .milliseconds(1)) + 1) }
  }

  /// The kernel has told that something happened.
  mutating func wasTold(at now: ContinuousClock.Instant) {
    watch.drain()
    if due == nil { due = now + Self.gathering }
  }

  /// What the archive holds now, if it is time to look and something changed.
  mutating func action(
    updating archive: inout Archive, at now: ContinuousClock.Instant
  ) -> Action? {
    guard let time = due, time <= now else { return nil }
    due = nil
    defer {
      if due == nil, case .polling(let milliseconds) = watch.manner {
        due = now + .milliseconds(milliseconds)
      }
    }
    do {
      let names = try watch.changes()
      let listed = try Archive(path: archive.path)
      guard isLost || !names.isEmpty || listed != archive else { return nil }
      isLost = false
      archive = listed
      let changed = names.compactMap { Instant(fileName: $0) }
      return .archiveChanged(instants: listed.entries.map(\.asOf), changed: Set(changed))
    } catch {
      isLost = true
      return .archiveLost("\(SafeText(error.text)); the last good state is shown")
    }
  }
}
