import CrisisModel
import Testing

/// Snapshots of the shipped archives, whole.
enum ShippedSnapshot {
  static func read(_ instant: String, in archive: String = "2011") throws -> Snapshot {
    let path = "\(Archives.directory)/\(archive)/\(instant).json"
    return try #require(Read(try RepositoryFiles.bytes(path)).snapshot)
  }

  /// In the order of time; read once.
  static func all(in archive: String) throws -> [Snapshot] {
    try #require(everything[archive] ?? nil)
  }

  private static let everything = Dictionary(
    uniqueKeysWithValues: Archives.names.map { archive in
      (archive, try? Archives.files(in: archive).map { try #require(Read($0.bytes()).snapshot) })
    })
}
