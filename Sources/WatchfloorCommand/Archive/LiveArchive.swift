internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import SnapshotArchive
internal import Threads

/// The archive that the program has open.
///
/// It alone lists snapshots and says which is the newest, and it has each read once for all who ask.
/// Work beside the screen gets the list as it was when the work was ordered.
struct LiveArchive {
  /// As last listed; never empty when it is opened.
  private(set) var listing: Archive
  /// Reads its snapshots, on any thread.
  let reader: PictureReader
  /// What the clock of the machine says.
  let clock: @Sendable () -> Instant
  private var follower: ArchiveFollower?

  /// Opens a directory of snapshots.
  ///
  /// - Parameters:
  ///   - reference: the directory of reference data.
  ///   - file: reads a file; a test that counts has one of its own.
  init(
    path: String, reference: String, clock: @escaping @Sendable () -> Instant = MachineClock.now,
    file: @escaping SnapshotCache.Reader = { (path) throws(FileError) in try FileBytes(path: path) }
  ) throws(ArchiveError) {
    do {
      listing = try Archive(path: path)
    } catch {
      throw .file(error)
    }
    guard !listing.entries.isEmpty else { throw .empty(path: path) }
    reader = PictureReader(reference: reference, file: file)
    self.clock = clock
  }

  var entries: [Archive.Entry] { listing.entries }
  var instants: [Instant] { entries.map(\.asOf) }
  var path: String { listing.path }
  var reference: Reference { reader.reference }

  /// The newest snapshot that is not ahead of the clock.
  var newestIndex: Int { listing.newestIndex(at: clock()) ?? 0 }

  var newest: Instant { entries[newestIndex].asOf }

  /// How its files do not fit together.
  var findings: [SafeText] { listing.findings.map { SafeText($0.text) } }

  /// What is wrong with the archive as such, for standard error.
  var problems: [SafeText] {
    [listing.ahead(of: clock())].compactMap { $0 } + findings
  }
}

extension LiveArchive {
  /// The time that an expression stands for; a stretch of time counts back from the newest snapshot.
  func time(_ expression: TimeExpression) -> Instant { expression.resolved(newest: newest) }

  /// The last snapshot at or before the time asked for; the newest where none is asked for.
  func index(at expression: TimeExpression?) throws(ArchiveError) -> Int {
    if let index = listing.index(at: expression, clock: clock()) { return index }
    throw .nothingBefore(expression.map(time) ?? newest, first: entries[0].asOf)
  }

  /// The last snapshot at or before an instant, else the first.
  func index(notAfter instant: Instant) -> Int { listing.index(at: instant) ?? 0 }

  /// The picture of a snapshot, and what is wrong with its file or with the reference data.
  func read(index: Int) -> PictureReader.Result {
    var result = reader.picture(of: entries[index])
    result.problems += reader.referenceProblems
    return result
  }

  /// What is shown of a snapshot: where it is broken, the last sound one before it.
  func readSound(upTo index: Int) -> SoundPicture {
    let asked = read(index: index)
    if let picture = asked.picture { return SoundPicture(picture: picture, index: index) }
    for earlier in stride(from: index - 1, through: 0, by: -1) {
      guard let picture = read(index: earlier).picture else { continue }
      return SoundPicture(picture: picture, index: earlier, failure: asked.failure)
    }
    return SoundPicture(picture: nil, index: index, failure: asked.failure)
  }

  /// How the snapshots of some instants are marked, where they can be read.
  func markings(at instants: [Instant]) -> [Handling] {
    let wanted = Set(instants)
    return entries.filter { wanted.contains($0.asOf) }
      .compactMap { reader.marking(of: $0)?.handling }
  }

  /// The snapshot at an index, where it cannot be read and was changed a moment ago: its file may still
  /// be coming.
  func arriving(at index: Int) -> Archive.Entry? {
    guard entries.indices.contains(index) else { return nil }
    let entry = entries[index]
    let isSettled = FileStamp(path: entry.path)?.isSettled(after: ArchiveWatch.quietTime) ?? true
    return isSettled ? nil : entry
  }

  /// Files are not what they were.
  func forget(_ changed: Set<Instant>) { reader.forget(changed) }
}

/// Follows the directory while files come and go.
extension LiveArchive {
  /// - Parameters:
  ///   - arriving: the snapshot whose file was not whole just now.
  ///   - polls: looks again and again even where the kernel would tell.
  mutating func follow(
    arriving: Archive.Entry? = nil, polls: Bool = false, at now: MonotonicTime
  ) {
    let suspects = Set([arriving?.name].compactMap { $0 })
    follower = ArchiveFollower(path: path, polls: polls, suspects: suspects, at: now)
  }

  /// Readable when something happened; `nil` where time alone tells when to look.
  var newsDescriptor: Int32? { follower?.descriptor }

  /// Milliseconds until `change` should be asked; `nil` where nothing is followed.
  func timeout(at now: MonotonicTime) -> Int? { follower?.timeout(at: now) }

  /// The kernel has told that something happened.
  mutating func wasTold(at now: MonotonicTime) { follower?.wasTold(at: now) }

  /// What came, went or was replaced, if it is time to look; the list is then the new one.
  mutating func change(at now: MonotonicTime) -> Action? {
    follower?.action(updating: &listing, at: now)
  }
}

extension Archive {
  /// The last snapshot at or before the time asked for, the newest that is not ahead of the clock where
  /// none is; `nil` where all are later.
  func index(at expression: TimeExpression?, clock: Instant) -> Int? {
    guard let newest = newestIndex(at: clock), let expression else {
      return newestIndex(at: clock)
    }
    return index(at: expression.resolved(newest: entries[newest].asOf))
  }

  /// How many of its snapshots are ahead of a clock, in words; `nil` where none is.
  func ahead(of clock: Instant) -> SafeText? {
    TimeWords.ahead(entries.map(\.asOf), of: clock)
  }
}

/// The two snapshots of an archive that a report or a comparison is on.
struct ArchivePeriod {
  /// `nil` where none is before the newer one.
  let old: Int?
  let new: Int
  let asked: (since: Instant?, at: Instant?)

  init(
    _ archive: LiveArchive, since: TimeExpression?, at: TimeExpression?
  ) throws(ArchiveError) {
    new = try archive.index(at: at)
    if let since {
      old = try archive.index(at: since)
    } else {
      old = new > 0 ? new - 1 : nil
    }
    asked = (since.map(archive.time), at.map(archive.time))
  }
}

/// The last sound picture up to a snapshot.
struct SoundPicture {
  /// `nil` where no snapshot up to there can be read.
  let picture: Picture?
  /// Of the picture.
  let index: Int
  /// What is wrong with the snapshot that was asked for; `nil` where it is the one that is shown.
  var failure: SafeText?
}

/// Why no archive can be shown, or nothing of it.
enum ArchiveError: Error {
  case noInstallation
  case file(FileError)
  case empty(path: String)
  case nothingBefore(Instant, first: Instant)

  var text: SafeText {
    switch self {
    case .noInstallation:
      "no data found; name the directory that holds Data and Themes with --data"
    case .file(let error): SafeText(error.text)
    case .empty(let path):
      "\(SafeText(path)): no snapshot in it; snapshots are named as 20110317T235900Z.json"
    case .nothingBefore(let time, let first):
      "no snapshot at or before \(SafeText(time.iso)); the first is of \(SafeText(first.iso))"
    }
  }
}
