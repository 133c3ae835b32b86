internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import Presentation
internal import SnapshotArchive
internal import StrictJSON

/// Compares two snapshots; the exit code says whether anything differs.
///
/// A file may be a pipe, or standard input as `-`.
struct DiffCommand {
  let old: String
  let new: String
  let arguments: Arguments
  let environment: [String: String]
  let output: Output

  func run() -> Int32 {
    if NamedSource(old).isThere && NamedSource(new).isThere { return compareFiles() }
    do {
      for word in [old, new] { _ = try TimeExpression(parsing: word) }
    } catch {
      output.message(
        "\(named(old)) and \(named(new)) are neither two files nor two times; write two snapshot files, or two of \(SafeText(TimeExpression.forms))"
      )
      return ExitCode.usage.rawValue
    }
    return compareTimes()
  }

  /// Whether they are two files of one directory; pipes are in none.
  private var areTwins: Bool {
    let sources = [NamedSource(old), NamedSource(new)]
    guard sources.allSatisfy({ $0.isThere && !$0.isReadOnce }) else { return false }
    return SnapshotFile(old).isTwin(of: SnapshotFile(new))
  }

  private func named(_ word: String) -> SafeText { SafeText(Message(quoted: word, limit: 200)) }

  private func compareFiles() -> Int32 {
    if let extra = arguments.archive {
      output.message("\(named(extra)) is one argument too many beside two files; leave it out")
      return ExitCode.usage.rawValue
    }
    let source = NamedSource(old)
    if source == NamedSource(new) && source.isReadOnce {
      output.message(SafeText(FileError.usedUp(path: source.name).text))
      return ExitCode.usage.rawValue
    }
    guard let found = Installation.find(option: arguments.data, environment: environment) else {
      output.message(SetupError.noInstallation.text)
      return ExitCode.invalidData.rawValue
    }
    let loaded = ReferenceDirectory.load(path: found.reference)
    return compare(
      ComparisonReader(reference: loaded.reference, output: output).read(
        NamedSource(old), NamedSource(new)))
  }

  private func compareTimes() -> Int32 {
    do {
      let setup = try Setup(arguments, environment: environment)
      let paths = try [old, new].map { word throws(SetupError) in
        let index = try setup.firstIndex(at: try? TimeExpression(parsing: word))
        return setup.archive.entries[index].path
      }
      let reader = ComparisonReader(reference: setup.reference, output: output)
      return compare(reader.read(paths[0], paths[1]))
    } catch {
      output.message(error.text)
      return ExitCode.invalidData.rawValue
    }
  }

  private func compare(_ comparison: Comparison?) -> Int32 {
    guard let comparison else { return ExitCode.invalidData.rawValue }
    // Two editions of one instant can be compared, but not two files of one archive.
    let instant = comparison.new.snapshot.asOf
    if comparison.old.snapshot.asOf == instant, areTwins {
      let problem = FileProblem.sameInstant(path: new, other: SnapshotFile(old).name, instant)
      output.message(SafeText(problem.text))
      return ExitCode.invalidData.rawValue
    }
    let code = ComparisonOutput(comparison, command: "diff", isJSON: arguments.isJSON)
      .write(to: ExportGate(arguments, environment: environment, output: output))
    guard code == .fine else { return code.rawValue }
    return (comparison.changes.isEmpty ? ExitCode.fine : .differs).rawValue
  }
}
