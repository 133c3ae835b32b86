internal import CrisisChronicle
internal import CrisisModel
internal import DisplayText
internal import SnapshotArchive

/// A chronicle read from its directory.
struct ChronicleDirectory {
  let documents: ChronicleDocuments
  let chronicle: Chronicle
}

extension ChronicleDirectory {
  /// Reads `archive.json` and all that it names.
  ///
  /// - Returns: `nil` as directory where anything is an error, and everything that is wrong.
  static func read(
    path: String, reference: Reference?
  ) -> (directory: ChronicleDirectory?, problems: ChronicleProblems) {
    var problems = ChronicleProblems(directory: path)
    guard let first = document(ArchiveFile.name, in: path, &problems) else {
      return (nil, problems)
    }
    let (found, noted) = ChronicleReader.archive(first)
    problems.add(noted)
    guard let archive = found else { return (nil, problems) }
    let sources = archive.sources.compactMap { document($0, in: path, &problems) }
    let crises = archive.crises.compactMap { document($0, in: path, &problems) }
    let documents = ChronicleDocuments(archive: first, sources: sources, crises: crises)
    let read = ChronicleReader.read(archive, documents, reference: reference)
    problems.add(read.problems)
    guard let chronicle = read.chronicle, !problems.hasErrors else { return (nil, problems) }
    return (ChronicleDirectory(documents: documents, chronicle: chronicle), problems)
  }

  private static func document(
    _ name: String, in path: String, _ problems: inout ChronicleProblems
  ) -> ChronicleDocument? {
    do throws(FileError) {
      let file = try FileBytes(path: "\(path)/\(name)")
      return ChronicleDocument(name: name, bytes: file.withBytes { Array($0) })
    } catch {
      problems.add(error)
      return nil
    }
  }
}

/// What is wrong with a chronicle's files, in words.
struct ChronicleProblems {
  private let directory: String
  private var files: [FileError] = []
  private var list = ProblemList()

  init(directory: String) {
    self.directory = directory
  }

  var hasErrors: Bool { !files.isEmpty || list.hasErrors }

  mutating func add(_ error: FileError) { files.append(error) }

  mutating func add(_ problems: [ChronicleProblem]) { list.add(problems) }

  /// `file:line:column: path: what is wrong; what to do`, one a line.
  var lines: [SafeText] {
    files.map { SafeText($0.text) } + list.sorted.map { SafeText($0.text(in: directory)) }
  }

  /// `1 error, 0 findings`.
  var counted: SafeText {
    let findings = list.problems.count { !$0.isError }
    let errors = files.count + list.problems.count - findings
    return FileProblem.counted(errors: errors, findings: findings)
  }
}
