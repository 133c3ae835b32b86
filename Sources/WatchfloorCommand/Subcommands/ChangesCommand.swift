internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// What changed in an archive up to one instant, since an earlier one.
struct ChangesCommand {
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }

  func run() throws(CommandError) {
    let setup = try invocation.openArchive()
    for problem in setup.archiveProblems { invocation.output.message(problem) }
    let new = try orEnd(archive: setup.firstIndex(at: arguments.at))
    guard let old = try orEnd(archive: oldIndex(setup, before: new)) else { throw .nothingBefore }
    let reader = ComparisonReader(reference: setup.reference, output: invocation.output)
    let entries = setup.archive.entries
    let comparison = try reader.read(entries[old].path, entries[new].path)
    try ComparisonOutput(comparison, command: "changes", isJSON: arguments.isJSON)
      .write(to: invocation.gate)
  }

  /// The snapshot before, where no time is given.
  private func oldIndex(_ setup: Setup, before new: Int) throws(SetupError) -> Int? {
    if let since = arguments.since { return try setup.firstIndex(at: since) }
    return new > 0 ? new - 1 : nil
  }
}
