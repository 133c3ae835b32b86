internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import SnapshotArchive
internal import TerminalUI

/// What changed in an archive up to one instant, since an earlier one.
struct ChangesCommand {
  let arguments: Arguments
  let environment: [String: String]
  let output: Output

  func run() -> Int32 {
    do {
      let setup = try Setup(arguments, environment: environment)
      for problem in setup.archiveProblems { output.message(problem) }
      let new = try setup.firstIndex(at: arguments.at)
      let old = try oldIndex(setup, before: new)
      let reader = ComparisonReader(reference: setup.reference, output: output)
      guard let old else {
        output.message("no snapshot of the archive is before this one; name a later time with --at")
        return ExitCode.usage.rawValue
      }
      let entries = setup.archive.entries
      guard let comparison = reader.read(entries[old].path, entries[new].path) else {
        return ExitCode.invalidData.rawValue
      }
      return ComparisonOutput(comparison, command: "changes", isJSON: arguments.isJSON)
        .write(to: ExportGate(arguments, environment: environment, output: output)).rawValue
    } catch {
      output.message(error.text)
      return ExitCode.invalidData.rawValue
    }
  }

  /// The snapshot before, where no time is given.
  private func oldIndex(_ setup: Setup, before new: Int) throws(SetupError) -> Int? {
    if let since = arguments.since { return try setup.firstIndex(at: since) }
    return new > 0 ? new - 1 : nil
  }
}
