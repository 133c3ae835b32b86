internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// Reads two snapshots; says what is wrong with them.
struct ComparisonReader {
  let reference: Reference
  let output: Output

  /// Throws where one of the two is unsound: of half a pair nothing can be told.
  func read(_ old: String, _ new: String) throws(CommandError) -> Comparison {
    try compare([old, new].map { picture(Archive.load(path: $0, reference: reference)) })
  }

  /// The same for two that were named on the command line, which may be pipes.
  func read(_ old: NamedSource, _ new: NamedSource) throws(CommandError) -> Comparison {
    try compare([old, new].map { picture(Archive.load(.named($0), reference: reference)) })
  }

  private func compare(_ pictures: [Picture?]) throws(CommandError) -> Comparison {
    guard let old = pictures[0], let new = pictures[1] else { throw .said(.invalidData) }
    return Comparison(old, new)
  }

  private func picture(_ result: (snapshot: Snapshot?, problems: [FileProblem])) -> Picture? {
    if result.snapshot == nil {
      for problem in result.problems where problem.isError {
        output.message(SafeText(problem.text))
      }
    }
    return result.snapshot.map { Picture($0, reference: reference) }
  }
}

extension CommandError {
  static let nothingBefore = usage(
    "no snapshot of the archive is before this one; name a later time with --at")
}

/// What two snapshots differ in, as lines or as JSON of the published schema.
struct ComparisonOutput {
  private let comparison: Comparison
  private let command: String
  private let isJSON: Bool

  init(_ comparison: Comparison, command: String, isJSON: Bool) {
    self.comparison = comparison
    self.command = command
    self.isJSON = isJSON
  }

  func write(to gate: ExportGate) throws(CommandError) {
    let table = TableOutput(
      command: command, marking: comparison.marking, asOf: comparison.new.snapshot.asOf,
      since: comparison.old.snapshot.asOf)
    try table.write(
      [
        ("rows", RecordTables.changes(comparison)),
        ("notCompared", RecordTables.notCompared(comparison)),
      ], isJSON ? nil : ChangesText.lines(comparison), to: gate)
  }
}
