internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Presentation
internal import SnapshotArchive
internal import Threads

/// The index of the archive, kept up to date and in the user's cache.
struct IndexKeeper: Sendable {
  /// `nil` where the environment names no place for it.
  private let file: IndexFile?
  /// Where snapshots are read.
  private let files: SnapshotCache
  private var index: ArchiveIndex?
  private var entries: [Archive.Entry] = []
  /// Whether the index is of the files as they are, as far as anybody was told.
  private var isCurrent = false
  private var isRead = false
  /// Whether the index is as the file has it, and nothing of it was compared here.
  private var isOfFile = false
  private var isKept = false
  /// Why the index is not kept; said once.
  private var problem: SafeText?

  /// Some milliseconds of work; a lie in one place of thousands may go unnoticed.
  private static let samples = 8

  init(archive: String, cache: String?, files: SnapshotCache) {
    self.files = files
    file = cache.map { IndexFile(archive: archive, directory: $0) }
  }

  /// Compares the snapshots that were not compared yet; `false` where it was interrupted.
  mutating func bringUpToDate(_ archive: Archive, isUrged: @escaping @Sendable () -> Bool) -> Bool {
    readOnce()
    let known = index
    var indexing = Indexing(processors: Processors.count, cache: files, isCancelled: isUrged)
    indexing.samples = isOfFile ? Self.samples : 0
    let found = ArchiveIndex.bringUpToDate(archive, from: known, indexing)
    isOfFile = false
    index = found
    entries = archive.entries
    isCurrent = true
    if known == nil { keep() } else { isKept = false }
    return found.notIndexed == 0
  }

  /// Files are not what they were.
  mutating func forget() { isCurrent = false }

  /// Writes what was found since the index was kept last.
  mutating func keep() {
    guard !isKept, let index, index.notIndexed == 0, let file else { return }
    isKept = true
    do {
      try file.write(index)
    } catch {
      problem = "the index is not kept: \(SafeText(error.path)): \(SafeText(error.reason))"
    }
  }

  mutating func takeProblem() -> SafeText? {
    defer { problem = nil }
    return problem
  }

  private mutating func readOnce() {
    guard !isRead else { return }
    isRead = true
    if case .index(let kept) = file?.read() { (index, isOfFile) = (kept, true) }
  }

  /// Whether a record can be another at an instant than at the one before.
  func mayDiffer(at place: Int, _ fact: Fact, in archive: Archive) -> Bool {
    guard let index, isCurrent, entries == archive.entries else { return true }
    return index.mayDiffer(at: place, fact)
  }

  /// What the strip shows.
  func counts() -> ChangeCounts? {
    guard let index else { return nil }
    let all = index.comparisons(of: nil).map(Self.count)
    return ChangeCounts(instants: entries.map(\.asOf), all: all, crises: crises(index))
  }

  private func crises(_ index: ArchiveIndex) -> [CrisisID: [Int: Int]] {
    var crises: [CrisisID: [Int: Int]] = [:]
    for place in entries.indices {
      for (crisis, differences) in index.differencesByCrisis(at: place) {
        let records = Self.records(differences)
        if records > 0 { crises[crisis, default: [:]][place] = records }
      }
    }
    return crises
  }

  private static func count(_ comparison: ArchiveIndex.Comparison) -> ChangeCounts.Count {
    switch comparison {
    case .first: .first
    case .notIndexed, .unknown: .unknown
    case .known(let differences): .records(records(differences))
    }
  }

  /// Figures that are reported anew every day would hide the rest.
  private static func records(_ differences: Differences) -> Int {
    differences.total - differences[.indicators]
  }
}
