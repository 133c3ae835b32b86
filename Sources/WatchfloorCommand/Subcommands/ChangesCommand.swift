internal import CrisisModel
internal import SnapshotArchive

/// What changed in an archive up to one instant, since an earlier one.
struct ChangesCommand {
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }

  func run() throws(CommandError) {
    let archive = try invocation.openArchive()
    for problem in archive.problems { invocation.output.message(problem) }
    let period = try orEnd(
      archive: ArchivePeriod(archive, since: arguments.since, at: arguments.at))
    guard let old = period.old else { throw .nothingBefore }
    let comparison = try PairReader(output: invocation.output).read(old, period.new, of: archive)
    try ComparisonOutput(comparison, command: "changes", isJSON: arguments.isJSON)
      .write(to: invocation.gate)
  }
}
