import CrisisChronicle
import SnapshotArchive
import TestSupport
import Testing

/// A chronicle of the repository, and the archive that is composed of it.
struct ShippedChronicle: CustomTestStringConvertible, Sendable {
  let name: String

  static let all = names(in: directory).filter { !$0.contains(".") }.map {
    ShippedChronicle(name: $0)
  }

  private static let directory = "\(Repository.root)/Data/chronicle"

  var testDescription: String { name }

  func documents() throws -> ChronicleDocuments {
    let archive = try document(ArchiveFile.name)
    let file = try #require(ChronicleReader.archive(archive).archive)
    return ChronicleDocuments(
      archive: archive, sources: try file.sources.map(document),
      crises: try file.crises.map(document))
  }

  private func document(_ file: String) throws -> ChronicleDocument {
    ChronicleDocument(name: file, bytes: try Self.bytes("\(Self.directory)/\(name)/\(file)"))
  }

  /// The names of the archive's snapshots, in the order of time.
  var snapshots: [String] { Self.names(in: "\(Repository.archives)/\(name)") }

  func snapshot(_ file: String) throws -> [UInt8] {
    try Self.bytes("\(Repository.archives)/\(name)/\(file)")
  }

  static func names(in directory: String) -> [String] {
    ((try? DirectoryListing.names(in: directory)) ?? []).sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    try FileBytes(path: path).withBytes { Array($0) }
  }
}
