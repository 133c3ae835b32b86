internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import Reports
internal import SnapshotArchive

/// Reads two snapshots to compare; says what is wrong with them.
struct PairReader {
  let output: Output

  /// Throws where one of the two is unsound: of half a pair nothing can be told.
  func read(_ old: Int, _ new: Int, of archive: LiveArchive) throws(CommandError) -> Comparison {
    let cache = archive.reader.cache
    return try compare(
      [old, new].map { cache.snapshot(of: archive.entries[$0]) }, archive.reference)
  }

  /// The same for two that were named on the command line, which may be pipes.
  func read(
    _ old: NamedSource, _ new: NamedSource, _ reference: Reference
  ) throws(CommandError) -> Comparison {
    try compare(
      [old, new].map { Archive.load(.named($0), reference: reference) }, reference)
  }

  private func compare(
    _ read: [(snapshot: Snapshot?, problems: [FileProblem])], _ reference: Reference
  ) throws(CommandError) -> Comparison {
    let pictures = read.compactMap { $0.snapshot.map { Picture($0, reference: reference) } }
    for (snapshot, problems) in read where snapshot == nil {
      for problem in problems where problem.isError { output.message(SafeText(problem.text)) }
    }
    guard pictures.count == 2 else { throw .said(.invalidData) }
    return Comparison(pictures[0], pictures[1])
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
