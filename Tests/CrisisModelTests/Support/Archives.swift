import CrisisModel
import Testing

/// The archives of the repository.
enum Archives {
  struct File: CustomTestStringConvertible, Sendable {
    let archive: String
    let name: String

    var testDescription: String { "\(archive)/\(name)" }

    func bytes() throws -> [UInt8] {
      try RepositoryFiles.bytes("\(Archives.directory)/\(archive)/\(name)")
    }
  }

  static let directory = RepositoryFiles.root + "/Data/archives"
  static let names = RepositoryFiles.names(in: directory)
  static let snapshots = names.flatMap(files)

  /// In the order of time, which is that of names.
  static func files(in archive: String) -> [File] {
    RepositoryFiles.names(in: "\(directory)/\(archive)").filter { $0.hasSuffix(".json") }.map {
      File(archive: archive, name: $0)
    }
  }
}
