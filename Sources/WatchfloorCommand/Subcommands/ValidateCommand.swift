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
  let invocation: Invocation
  private var output: Output { invocation.output }

  func run() throws(CommandError) {
    var look = FileLook(reference: invocation.referenceForChecking(), clock: MachineClock.now())
    var (count, errors, findings) = (0, 0, 0)
    for file in files {
      for found in look.problems(of: file) {
        count += 1
        for problem in found { output.line(SafeText(problem.text)) }
        errors += found.count(where: \.isError)
        findings += found.count { !$0.isError }
      }
    }
    let found = FileProblem.counted(errors: errors, findings: findings)
    output.message("\(SafeText.counted(count, "file", "files")) read, \(found)")
    if errors > 0 { throw .said(.invalidData) }
  }
}

/// Looks at files one after another, and remembers what counts for those that follow.
private struct FileLook {
  let reference: Reference?
  /// What no snapshot may be ahead of.
  let clock: Instant
  private var instants = InstantsOfFiles()
  /// What has content once only.
  private var readOnce: Set<NamedSource> = []

  init(reference: Reference?, clock: Instant) {
    (self.reference, self.clock) = (reference, clock)
  }

  /// Those of one file, or of each snapshot of a directory.
  mutating func problems(of file: String) -> [[FileProblem]] {
    guard let names = try? DirectoryListing.names(in: file) else { return [given(file)] }
    return names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      let path = "\(file)/\(name)"
      return problems(of: path, .path(path))
    }
  }

  /// Those of what was named itself.
  private mutating func given(_ file: String) -> [FileProblem] {
    let source = NamedSource(file)
    guard !source.isReadOnce || readOnce.insert(source).inserted else {
      return [.file(.usedUp(path: source.name))]
    }
    return problems(of: file, .named(source))
  }

  private mutating func problems(of path: String, _ source: DocumentSource) -> [FileProblem] {
    let names = PathText.names(in: path)
    let name = names.last ?? path
    if let file = ReferenceReader.File(rawValue: name) {
      return Self.problems(ofReference: file, path, source)
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

  private static func problems(
    ofReference file: ReferenceReader.File, _ path: String, _ source: DocumentSource
  ) -> [FileProblem] {
    let read = DocumentFile.read(source) { bytes in
      var parts = ReferenceParts()
      let found = ReferenceReader.read(file, bytes, into: &parts)
      return (Optional(parts), found)
    }
    let findings = read.value.map(ReferenceReview.findings(within:)) ?? []
    return read.problems + findings.map { .directory(path: path, $0.text) }
  }
}

extension FileProblem {
  /// `1 error, 0 findings`.
  static func counted(errors: Int, findings: Int) -> SafeText {
    let findings = SafeText.counted(findings, "finding", "findings")
    return "\(SafeText.counted(errors, "error", "errors")), \(findings)"
  }
}
