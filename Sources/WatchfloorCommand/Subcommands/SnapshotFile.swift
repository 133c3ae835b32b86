internal import CrisisModel
internal import Paths
internal import SnapshotArchive

/// Where a snapshot lies: a directory is an archive, whatever path leads there.
struct SnapshotFile: Hashable {
  let name: String
  private let directory: ArchiveKey

  init(_ path: String) {
    name = PathText.name(of: path)
    directory = ArchiveKey(archive: PathText.directory(of: path) ?? ".")
  }

  /// Whether it is another file of the same archive.
  func isTwin(of other: SnapshotFile) -> Bool {
    directory == other.directory && name != other.name
  }
}

/// The instants that files were found to be of, so that two of one archive are told.
struct InstantsOfFiles {
  private var files: [Instant: [SnapshotFile]] = [:]

  /// The problem that another file of the same archive is of the same instant.
  mutating func take(_ path: String, _ instant: Instant) -> FileProblem? {
    let file = SnapshotFile(path)
    let twin = files[instant]?.first { $0.isTwin(of: file) }
    files[instant, default: []].append(file)
    return twin.map { .sameInstant(path: path, other: $0.name, instant) }
  }
}
