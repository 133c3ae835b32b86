package import CrisisModel
internal import StrictJSON

/// The directory of reference data, in which an archive's ids resolve.
package enum ReferenceDirectory {
  /// Reads all files; a file with problems is left out, and the rest still makes a reference.
  package static func load(path: String) -> (reference: Reference, problems: [FileProblem]) {
    var parts = ReferenceParts()
    var problems: [FileProblem] = []
    for file in ReferenceReader.File.allCases {
      let result = DocumentFile.read(path: "\(path)/\(file.rawValue)") { bytes in
        let found = ReferenceReader.read(file, bytes, into: &parts)
        return (Optional(()), found)
      }
      problems += result.problems
    }
    problems += ReferenceReview(parts).findings.map { .directory(path: path, $0.text) }
    return (Reference(parts), problems)
  }
}
