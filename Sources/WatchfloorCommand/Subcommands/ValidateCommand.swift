internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Paths
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI

/// Says everything that is wrong with files: `file:line:column: path: what; what to do`.
///
/// A directory stands for the snapshots in it. Names of reference files and themes tell their kind;
/// what comes through a pipe or standard input (`-`) is a snapshot.
struct ValidateCommand {
  let files: [String]
  let arguments: Arguments
  let environment: [String: String]
  let output: Output
  var clock = MachineClock.now()

  func run() -> Int32 {
    let installation = Installation.find(option: arguments.data, environment: environment)
    var reference: Reference?
    if let installation {
      let loaded = ReferenceDirectory.load(path: installation.reference)
      reference = loaded.reference
      for problem in loaded.problems { output.message(SafeText(problem.text)) }
    } else {
      output.message("no reference data found; ids are not checked")
    }
    var errors = 0
    var findings = 0
    var count = 0
    var instants = InstantsOfFiles()
    var readOnce: Set<NamedSource> = []
    for file in files {
      let listed = try? DirectoryListing.names(in: file)
      let found =
        listed.map { listing(file, $0, reference, &instants) }
        ?? [given(file, reference, &readOnce, &instants)]
      count += found.count
      for problem in found.joined() {
        output.line(SafeText(problem.text))
        if problem.isError { errors += 1 } else { findings += 1 }
      }
    }
    let found = FileProblem.counted(errors: errors, findings: findings)
    output.message("\(SafeText.counted(count, "file", "files")) read, \(found)")
    return (errors == 0 ? ExitCode.fine : .invalidData).rawValue
  }

  /// The problems of each snapshot of a directory.
  private func listing(
    _ directory: String, _ names: [String], _ reference: Reference?,
    _ instants: inout InstantsOfFiles
  ) -> [[FileProblem]] {
    names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      let path = "\(directory)/\(name)"
      return problems(of: path, reference, DocumentSource.path(path), &instants)
    }
  }

  /// The problems of what was named itself; a pipe has content once.
  private func given(
    _ file: String, _ reference: Reference?, _ readOnce: inout Set<NamedSource>,
    _ instants: inout InstantsOfFiles
  ) -> [FileProblem] {
    let source = NamedSource(file)
    guard !source.isReadOnce || readOnce.insert(source).inserted else {
      return [.file(.usedUp(path: source.name))]
    }
    return problems(of: file, reference, .named(source), &instants)
  }

  private func problems(
    of path: String, _ reference: Reference?, _ source: DocumentSource,
    _ instants: inout InstantsOfFiles
  ) -> [FileProblem] {
    let names = PathText.names(in: path)
    let name = names.last ?? path
    if let file = ReferenceReader.File(rawValue: name) {
      let read = DocumentFile.read(source) { bytes in
        var parts = ReferenceParts()
        let found = ReferenceReader.read(file, bytes, into: &parts)
        return (Optional(parts), found)
      }
      let findings = read.value.map(ReferenceReview.findings(within:)) ?? []
      return read.problems + findings.map { .directory(path: path, $0.text) }
    }
    if name == AlertRulesFile.name { return AlertRulesFile.read(source).problems }
    if names.dropLast().last == "Themes" {
      return DocumentFile.read(source) { ThemeReader.read($0) }.problems
    }
    let loaded = Archive.load(source, reference: reference, reviewing: true, clock: clock)
    if case .named(let named) = source, named.isReadOnce { return loaded.problems }
    let twin = loaded.snapshot.flatMap { instants.take(path, $0.asOf) }
    return loaded.problems + [twin].compactMap { $0 }
  }
}

extension FileProblem {
  /// `1 error, 0 findings`.
  static func counted(errors: Int, findings: Int) -> SafeText {
    let findings = SafeText.counted(findings, "finding", "findings")
    return "\(SafeText.counted(errors, "error", "errors")), \(findings)"
  }
}
