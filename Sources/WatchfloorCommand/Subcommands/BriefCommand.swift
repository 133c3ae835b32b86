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
    let setup = try invocation.openArchive()
    let period = try orEnd(
      archive: BriefPeriod(setup, since: arguments.since, at: arguments.at))
    for problem in setup.referenceProblems + setup.archiveProblems { output.message(problem) }
    let comparison = try comparison(setup, period)
    try destination.check(comparison.marking)
    let selection = BriefSelection(comparison: comparison, filter: arguments.filter)
    let told = try crises.isEmpty ? selection.passing : selection.named(crises)
    var material = BriefMaterial(comparison, crises: told)
    material.asked = period.asked
    material.filter = SafeText(arguments.filter.text)
    material.letterhead = arguments.letterhead
    material.letterhead.from = SafeText(invocation.log.desk.value)
    takeAlerts(setup, upTo: period.new, &material)
    return material
  }

  private func comparison(
    _ setup: Setup, _ period: BriefPeriod
  ) throws(CommandError) -> Comparison {
    guard let old = period.old else { throw .nothingBefore }
    guard old <= period.new else { throw .usage("--since is later than --at; exchange them") }
    let entries = setup.archive.entries
    let reader = ComparisonReader(reference: setup.reference, output: output)
    return try reader.read(entries[old].path, entries[period.new].path)
  }

  /// Takes the alerts, with the markings of the snapshots that raised those that are told.
  private func takeAlerts(_ setup: Setup, upTo index: Int, _ material: inout BriefMaterial) {
    let alerts = ReportAlerts(setup, upTo: index, rules: arguments.rules, environment: invocation.environment)
    for note in alerts.notes { output.message(note) }
    material.unread = alerts.unread
    material.alerts = alerts.view
    material.alertMarkings = setup.markings(at: material.openAlerts.map(\.raisedAt))
  }
}

/// The two snapshots of an archive that a brief is on.
struct BriefPeriod {
  /// `nil` where none is before the newer one.
  let old: Int?
  let new: Int
  let asked: (since: Instant?, at: Instant?)

  init(_ setup: Setup, since: TimeExpression?, at: TimeExpression?) throws(SetupError) {
    new = try setup.firstIndex(at: at)
    if let since {
      old = try setup.firstIndex(at: since)
    } else {
      old = new > 0 ? new - 1 : nil
    }
    let newest = setup.newest
    asked = (since?.resolved(newest: newest), at?.resolved(newest: newest))
  }
}
