internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Presentation
internal import Reports
internal import SnapshotArchive

/// Writes a situation report on a period of an archive.
struct BriefCommand {
  /// Ids or beginnings of ids; none for every crisis that passes the filter.
  let crises: [String]
  let arguments: Arguments
  let context: RunContext
  let output: Output

  private var environment: [String: String] { context.environment }

  /// A directory named last is the archive.
  var resolvingArchive: BriefCommand {
    guard context.permissions.allows(.path), arguments.archive == nil, let last = crises.last,
      (try? DirectoryListing.names(in: last)) != nil
    else { return self }
    var arguments = arguments
    arguments.archive = last
    return BriefCommand(
      crises: crises.dropLast(), arguments: arguments, context: context, output: output)
  }

  func run() -> Int32 {
    do throws(BriefError) {
      let destination = try ReportOutput(
        arguments, ExportGate(arguments, environment: environment, output: output), output: output)
      let material = try material(destination)
      let report = BriefBuilder.report(material)
      try destination.write(
        arguments.format.bytes(of: report, isASCII: output.isASCII),
        marked: Marking(report.marking, isExercise: report.isExercise))
      return (material.unread.isEmpty ? ExitCode.fine : .invalidData).rawValue
    } catch {
      if let text = error.text { output.message(text) }
      return error.code.rawValue
    }
  }

  private func material(
    _ destination: ReportOutput
  ) throws(BriefError) -> BriefMaterial {
    let setup: Setup
    let period: BriefPeriod
    do throws(SetupError) {
      setup = try Setup(arguments, environment: environment)
      period = try BriefPeriod(setup, since: arguments.since, at: arguments.at)
    } catch {
      throw BriefError(error.text, .invalidData)
    }
    for problem in setup.referenceProblems + setup.archiveProblems { output.message(problem) }
    let comparison = try comparison(setup, period)
    try destination.check(comparison.marking)
    let selection = BriefSelection(comparison: comparison, filter: arguments.filter)
    let told = try crises.isEmpty ? selection.passing : selection.named(crises)
    var material = BriefMaterial(comparison, crises: told)
    material.asked = period.asked
    material.filter = SafeText(arguments.filter.text)
    material.letterhead = arguments.letterhead
    material.letterhead.from = SafeText(LogSetup(arguments, context).desk.value)
    takeAlerts(setup, upTo: period.new, &material)
    return material
  }

  private func comparison(
    _ setup: Setup, _ period: BriefPeriod
  ) throws(BriefError) -> Comparison {
    guard let old = period.old else {
      throw BriefError(
        "no snapshot of the archive is before this one; name a later time with --at", .usage)
    }
    guard old <= period.new else {
      throw BriefError("--since is later than --at; exchange them", .usage)
    }
    let entries = setup.archive.entries
    let reader = ComparisonReader(reference: setup.reference, output: output)
    guard let comparison = reader.read(entries[old].path, entries[period.new].path) else {
      // The reader has said what is wrong.
      throw BriefError(nil, .invalidData)
    }
    return comparison
  }

  /// Takes the alerts, with the markings of the snapshots that raised those that are told.
  private func takeAlerts(_ setup: Setup, upTo index: Int, _ material: inout BriefMaterial) {
    let alerts = ReportAlerts(setup, upTo: index, rules: arguments.rules, environment: environment)
    for note in alerts.notes { output.message(note) }
    material.unread = alerts.unread
    material.alerts = alerts.view
    material.alertMarkings = setup.markings(at: material.openAlerts.map(\.raisedAt))
  }
}

/// Why there is no report.
struct BriefError: Error {
  /// `nil` where it was said already.
  let text: SafeText?
  let code: ExitCode

  init(_ text: SafeText?, _ code: ExitCode) {
    (self.text, self.code) = (text, code)
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
