internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import SnapshotArchive
internal import TerminalUI

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
      let ceiling = try ceiling()
      let material = try material()
      let report = BriefBuilder.report(material)
      guard report.marking <= ceiling.handling else {
        throw BriefError(ceiling.refusal(of: report.marking), .forbidden)
      }
      try write(report)
      return (material.unread.isEmpty ? ExitCode.fine : .invalidData).rawValue
    } catch {
      if let text = error.text { output.message(text) }
      return error.code.rawValue
    }
  }

  private func ceiling() throws(BriefError) -> ExportCeiling {
    do {
      return try ExportCeiling(
        option: arguments.maxHandling, environment: environment,
        isTerminal: arguments.outputFile == nil && isatty(STDOUT_FILENO) == 1)
    } catch {
      throw BriefError(error.text, .usage)
    }
  }

  private func material() throws(BriefError) -> BriefMaterial {
    let setup: Setup
    let period: BriefPeriod
    do throws(SetupError) {
      setup = try Setup(arguments, environment: environment)
      period = try BriefPeriod(setup, since: arguments.since, at: arguments.at)
    } catch {
      throw BriefError(error.text, .invalidData)
    }
    for problem in setup.referenceProblems { output.message(problem) }
    let comparison = try comparison(setup, period)
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

  /// Works out the alerts, with the markings of the snapshots that raised those that are told.
  private func takeAlerts(_ setup: Setup, upTo index: Int, _ material: inout BriefMaterial) {
    let own = AlertSetup(setup.installation, option: arguments.rules, environment: environment)
    for note in own.notes { output.message(note) }
    var ledger = AlertLedger(rules: own.rules, reference: setup.reference)
    _ = ledger.advance(to: index, in: setup.archive, reading: .max)
    material.unread = own.problems.filter(\.isError).map { SafeText($0.text) }
    for path in ledger.unread {
      let problems = Archive.load(path: path, reference: setup.reference).problems
      material.unread += problems.filter(\.isError).prefix(1).map { SafeText($0.text) }
    }
    material.alerts = AlertsView(
      index: index, book: ledger.book, rules: ledger.rules, notes: own.notes)
    let raised = Set(material.openAlerts.map(\.raisedAt))
    material.alertMarkings = setup.archive.entries.filter { raised.contains($0.asOf) }
      .compactMap { Archive.load(path: $0.path, reference: setup.reference).snapshot?.handling }
  }

  private func write(_ report: Report) throws(BriefError) {
    let bytes = arguments.format.bytes(of: report, isASCII: output.isASCII)
    guard let path = arguments.outputFile else { return output.raw(bytes) }
    let file = WholeFile(
      path: path, permissions: report.marking == .clear ? 0o666 : 0o600,
      replaces: arguments.isForced)
    do {
      try file.write(bytes)
    } catch {
      throw BriefError(Self.text(error), .usage)
    }
  }
}

extension BriefCommand {
  private static func text(_ failure: WholeFile.Failure) -> SafeText {
    switch failure {
    case .exists(let path):
      "\(SafeText(path)): is there already; name another file, or replace it with --force"
    case .system(let failure): "\(SafeText(failure.path)): \(SafeText(failure.reason))"
    }
  }
}

/// Why there is no brief.
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
    let newest = setup.archive.entries.last?.asOf
    asked =
      newest.map { newest in
        (since?.resolved(newest: newest), at?.resolved(newest: newest))
      } ?? (nil, nil)
  }
}
