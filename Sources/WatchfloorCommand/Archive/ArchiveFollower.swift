internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import SnapshotArchive
internal import Threads

/// Keeps the session's list of snapshots true while files come and go.
///
/// Changes are taken in a moment after the first of them, so that a storm of files is one change.
/// Time comes as a value: there is no clock in here.
struct ArchiveFollower {
  /// How long changes are gathered; well below what an officer would notice.
  private static let gathering = Duration.milliseconds(20)
  /// How often a file that is being written is looked at.
  private static let patience = Duration.milliseconds(500)

  private let watch: ArchiveWatch
  /// When to look, since something happened.
  private var due: MonotonicTime?
  /// When to look whether anything happened that nobody told.
  private var check: MonotonicTime
  /// The directory could not be read the last time.
  private var isLost = false
  private var health = ArchiveHealth()

  /// - Parameters:
  ///   - polls: looks again and again even where the kernel would tell.
  ///   - suspects: names of files that looked half written just now.
  init(
    path: String, polls: Bool = false, suspects: Set<String> = [],
    at now: MonotonicTime
  ) {
    watch = ArchiveWatch(path: path, polls: polls, suspects: suspects, at: now)
    // The directory may have changed since it was listed.
    due = now
    check = now
  }

  /// `nil` too while it is known when to look: a file that is written in a thousand pieces is no
  /// reason to wake a thousand times.
  var descriptor: Int32? { due == nil ? watch.pollDescriptor : nil }

  /// Milliseconds until `action` should be asked.
  func timeout(at now: MonotonicTime) -> Int {
    let next = due.map { min($0, check) } ?? check
    return next.milliseconds(from: now)
  }

  /// The kernel has told that something happened.
  mutating func wasTold(at now: MonotonicTime) {
    guard let news = watch.takeNews(), due == nil else { return }
    due = now + (news == .change ? Self.gathering : Self.patience)
  }

  /// What the archive holds now, if it is time to look and something changed.
  mutating func action(
    updating archive: inout Archive, at now: MonotonicTime
  ) -> Action? {
    let isDue = due.map { $0 <= now } ?? false
    guard isDue || check <= now else { return nil }
    defer { check = now + watch.interval }
    guard isDue || watch.isDue else { return nil }
    due = nil
    do {
      let look = try watch.look(at: now)
      if !look.arriving.isEmpty { due = now + Self.patience }
      return try action(for: look, updating: &archive)
    } catch {
      isLost = true
      return .archiveLost("\(SafeText(error.text)); the last good state is shown")
    }
  }

  private mutating func action(
    for look: ArchiveWatch.Look, updating archive: inout Archive
  ) throws(FileError) -> Action? {
    let listed = try Archive(path: archive.path)
    let former = health
    health = ArchiveHealth(
      arriving: Self.instants(look.arriving), isPolled: watch.manner != .events,
      findings: listed.findings.map { SafeText($0.text) })
    let isSame = look.changed.isEmpty && listed == archive && health == former
    guard isLost || !isSame else { return nil }
    isLost = false
    archive = listed
    return .archiveChanged(
      instants: listed.entries.map(\.asOf), changed: Self.instants(look.changed), health: health)
  }

  private static func instants(_ names: Set<String>) -> Set<Instant> {
    Set(names.compactMap { Instant(fileName: $0) })
  }
}
