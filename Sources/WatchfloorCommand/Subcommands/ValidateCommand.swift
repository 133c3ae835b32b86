internal import CrisisModel
internal import Glibc
internal import SnapshotArchive
internal import StrictJSON
internal import TerminalUI

/// Says everything that is wrong with files: `file:line:column: path: what; what to do`.
///
/// A directory stands for the snapshots in it. Names of reference files and themes tell their kind.
struct ValidateCommand {
  let files: [String]
  let arguments: Arguments
  let environment: [String: String]
  let output: Output

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
    for path in files.flatMap(expanded) {
      for problem in problems(of: path, reference) {
        output.line(SafeText(problem.text))
        if problem.isError { errors += 1 } else { findings += 1 }
      }
    }
    let counted = files.flatMap(expanded).count
    output.message("\(counted) files read, \(errors) errors, \(findings) findings")
    return (errors == 0 ? ExitCode.fine : .invalidData).rawValue
  }

  private func expanded(_ path: String) -> [String] {
    guard let names = try? DirectoryListing.names(in: path) else { return [path] }
    return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
  }

  private func problems(of path: String, _ reference: Reference?) -> [FileProblem] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if let file = ReferenceReader.File(rawValue: name) {
      let read = DocumentFile.read(path: path) { bytes in
        var parts = ReferenceParts()
        let found = ReferenceReader.read(file, bytes, into: &parts)
        return (Optional(parts), found)
      }
      let findings = read.value.map(ReferenceReview.findings(within:)) ?? []
      return read.problems + findings.map { .directory(path: path, $0.text) }
    }
    if name == AlertRulesFile.name { return AlertRulesFile.read(path: path).problems }
    if path.split(separator: "/").dropLast().last == "Themes" {
      return DocumentFile.read(path: path) { ThemeReader.read($0) }.problems
    }
    return Archive.load(path: path, reference: reference, reviewing: true).problems
  }
}
