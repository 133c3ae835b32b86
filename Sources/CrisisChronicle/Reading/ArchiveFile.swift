package import CrisisModel
internal import StrictJSON

/// What `archive.json` says: how snapshots are marked, and which documents make up the chronicle.
package struct ArchiveFile: Hashable, Sendable {
  /// The name under which a chronicle's directory has it.
  package static let name = "archive.json"

  package let name: String
  package let marking: Marking
  package let note: String?
  /// The instants of snapshots, ascending; `nil` where each crisis names its own.
  package let snapshots: [Instant]?
  /// Names of documents in the same directory.
  package let sources: [String]
  package let crises: [String]
}

extension PartReader {
  mutating func archive(_ slice: JSONSlice) -> ArchiveFile? {
    let required = ["schemaVersion", "archive", "handling", "exercise", "crises"]
    guard
      let fields = fields(
        of: slice, required + ["note", "snapshots", "sources"], required: required)
    else { return nil }
    if let version = fields["schemaVersion"] { _ = read(.schemaVersion, version) }
    let name = fields["archive"].flatMap { read(.text, $0) }
    let handling = fields["handling"].flatMap { read(.handling, $0) }
    let isExercise = fields["exercise"].flatMap { read(.boolean, $0) }
    let crises = fields["crises"].map { documentNames($0) }
    let sources = fields["sources"].map { documentNames($0) } ?? ["sources.json"]
    let note = fields["note"].flatMap { read(.text, $0) }
    let snapshots = fields["snapshots"].map { instants(of: $0) }
    guard let name, let handling, let isExercise, let crises else { return nil }
    return ArchiveFile(
      name: name, marking: Marking(handling, isExercise: isExercise), note: note,
      snapshots: snapshots, sources: sources, crises: crises)
  }

  /// Names of documents, each once; none leads out of the directory.
  private mutating func documentNames(_ slice: JSONSlice) -> [String] {
    var names: [String] = []
    for element in elements(of: slice) {
      guard let name = read(.text, element) else { continue }
      if name.hasPrefix(".") || name.contains("/") || !name.hasSuffix(".json") {
        note(
          .malformed(value: name, expected: "the name of a JSON file of this directory"),
          at: element.offset)
      } else if names.contains(name) || name == ArchiveFile.name {
        note(.repeated(kind: "file", id: name), at: element.offset)
      } else {
        names.append(name)
      }
    }
    return names
  }
}
