internal import CrisisModel
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
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }

  func run() throws(CommandError) {
    let areFiles = NamedSource(old).isThere && NamedSource(new).isThere
    let comparison = try areFiles ? compareFiles() : compareTimes()
    // Two editions of one instant can be compared, but not two files of one archive.
    let instant = comparison.new.snapshot.asOf
    if comparison.old.snapshot.asOf == instant, areTwins {
      let problem = FileProblem.sameInstant(path: new, other: SnapshotFile(old).name, instant)
      throw .invalidData(SafeText(problem.text))
    }
    try ComparisonOutput(comparison, command: "diff", isJSON: arguments.isJSON)
      .write(to: invocation.gate)
    if !comparison.changes.isEmpty { throw .differs }
  }

  /// Whether they are two files of one directory; pipes are in none.
  private var areTwins: Bool {
    let sources = [NamedSource(old), NamedSource(new)]
    guard sources.allSatisfy({ $0.isThere && !$0.isReadOnce }) else { return false }
    return SnapshotFile(old).isTwin(of: SnapshotFile(new))
  }

  private func named(_ word: String) -> SafeText { SafeText(Message(quoted: word, limit: 200)) }

  private func compareFiles() throws(CommandError) -> Comparison {
    if let extra = arguments.archive {
      throw .usage("\(named(extra)) is one argument too many beside two files; leave it out")
    }
    let source = NamedSource(old)
    if source == NamedSource(new) && source.isReadOnce {
      throw .usage(SafeText(FileError.usedUp(path: source.name).text))
    }
    let directory = try orEnd(archive: invocation.installation()).reference
    let reference = ReferenceDirectory.load(path: directory).reference
    return try PairReader(output: invocation.output)
      .read(NamedSource(old), NamedSource(new), reference)
  }

  private func compareTimes() throws(CommandError) -> Comparison {
    let times = [old, new].compactMap { try? TimeExpression(parsing: $0) }
    guard times.count == 2 else {
      throw .usage(
        "\(named(old)) and \(named(new)) are neither two files nor two times; write two snapshot files, or two of \(SafeText(TimeExpression.forms))"
      )
    }
    let archive = try invocation.openArchive()
    let indices = try times.map { (time) throws(CommandError) in
      try orEnd(archive: archive.index(at: time))
    }
    return try PairReader(output: invocation.output).read(indices[0], indices[1], of: archive)
  }
}
