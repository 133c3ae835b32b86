internal import CrisisModel
internal import Dashboard
internal import SnapshotArchive
internal import TerminalUI

/// Writes a situation report on a period of an archive.
struct BriefCommand {
  /// Ids or beginnings of ids; none for every crisis that passes the filter.
  let crises: [String]
  let invocation: Invocation

  private var arguments: Arguments { invocation.arguments }
  private var output: Output { invocation.output }

  /// A directory named last is the archive.
  var resolvingArchive: BriefCommand {
    guard arguments.archive == nil, let last = crises.last,
      let other = invocation.on(directory: last)
    else { return self }
    return BriefCommand(crises: crises.dropLast(), invocation: other)
  }

  func run() throws(CommandError) {
    let destination = try invocation.reportOutput()
    let material = try material(destination)
    let report = BriefBuilder.report(material)
    try destination.write(
      arguments.format.bytes(of: report, isASCII: output.isASCII),
      marked: Marking(report.marking, isExercise: report.isExercise))
    if !material.unread.isEmpty { throw .said(.invalidData) }
  }

  private func material(
    _ destination: ReportOutput
  ) throws(CommandError) -> BriefMaterial {
    let archive = try invocation.openArchive()
    let period = try orEnd(
      archive: BriefPeriod(archive, since: arguments.since, at: arguments.at))
    for problem in archive.reader.referenceProblems + archive.problems {
      output.message(problem)
    }
    let comparison = try comparison(archive, period)
    try destination.check(comparison.marking)
    let selection = BriefSelection(comparison: comparison, filter: arguments.filter)
    let told = try crises.isEmpty ? selection.passing : selection.named(crises)
    var material = BriefMaterial(comparison, crises: told)
    material.asked = period.asked
    material.filter = SafeText(arguments.filter.text)
    material.letterhead = arguments.letterhead
    material.letterhead.from = SafeText(invocation.log.desk.value)
    try takeAlerts(archive, upTo: period.new, &material)
    return material
  }

  private func comparison(
    _ archive: LiveArchive, _ period: BriefPeriod
  ) throws(CommandError) -> Comparison {
    guard let old = period.old else { throw .nothingBefore }
    guard old <= period.new else { throw .usage("--since is later than --at; exchange them") }
    return try PairReader(output: output).read(old, period.new, of: archive)
  }

  /// Takes the alerts, with the markings of the snapshots that raised those that are told.
  private func takeAlerts(
    _ archive: LiveArchive, upTo index: Int, _ material: inout BriefMaterial
  ) throws(CommandError) {
    let alerts = ArchiveAlerts(archive, upTo: index, try invocation.alertSetup())
    for note in alerts.setup.notes { output.message(note) }
    material.unread = alerts.unread
    material.alerts = alerts.view
    material.alertMarkings = archive.markings(at: material.openAlerts.map(\.raisedAt))
  }
}

/// The two snapshots of an archive that a brief is on.
struct BriefPeriod {
  /// `nil` where none is before the newer one.
  let old: Int?
  let new: Int
  let asked: (since: Instant?, at: Instant?)

  init(
    _ archive: LiveArchive, since: TimeExpression?, at: TimeExpression?
  ) throws(ArchiveError) {
    new = try archive.index(at: at)
    if let since {
      old = try archive.index(at: since)
    } else {
      old = new > 0 ? new - 1 : nil
    }
    asked = (since.map(archive.time), at.map(archive.time))
  }
}
