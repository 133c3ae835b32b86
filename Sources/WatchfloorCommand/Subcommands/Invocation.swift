internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import NcursesTerminal
internal import SnapshotArchive

/// One run of the program: what was asked for, what it may do, and where it answers.
struct Invocation {
  var arguments: Arguments
  let context: RunContext
  let charset: Charset
  let output: Output

  var environment: [String: String] { context.environment }

  /// The way out for what snapshots and the log say.
  var gate: ExportGate {
    ExportGate(
      limit: arguments.maxHandling, isFile: arguments.outputFile != nil,
      environment: environment, output: output)
  }

  var log: LogSetup { LogSetup(arguments, context) }

  /// Where data and themes are.
  func installation() throws(ArchiveError) -> Installation {
    let found = Installation.find(option: arguments.data, environment: environment)
    guard let found else { throw .noInstallation }
    return found
  }

  /// What the ids of a document resolve in; `nil` where there is none, which is said.
  func referenceForChecking() -> Reference? {
    guard let found = try? installation() else {
      output.message("no reference data found; ids are not checked")
      return nil
    }
    let loaded = ReferenceDirectory.load(path: found.reference)
    for problem in loaded.problems { output.message(SafeText(problem.text)) }
    return loaded.reference
  }

  func liveArchive() throws(ArchiveError) -> LiveArchive {
    let installation = try installation()
    return try LiveArchive(
      path: arguments.archive ?? installation.shippedArchive, reference: installation.reference)
  }

  func openArchive() throws(CommandError) -> LiveArchive { try orEnd(archive: liveArchive()) }

  func themes() throws(CommandError) -> ThemeShelf {
    ThemeShelf(directory: try orEnd(archive: installation()).themes)
  }

  /// The alert rules in force.
  func alertSetup() throws(CommandError) -> AlertSetup {
    AlertSetup(
      reference: try orEnd(archive: installation()).reference, option: arguments.rules,
      environment: environment)
  }

  func reportOutput() throws(CommandError) -> ReportOutput {
    try ReportOutput(
      path: arguments.outputFile, replaces: arguments.isForced, gate, output: output)
  }

  /// The same on another archive, where a word that could mean something else names a directory.
  ///
  /// `nil` where it names none, or where none may be named.
  func on(directory word: String) -> Invocation? {
    guard context.permissions.allows(.path), (try? DirectoryListing.names(in: word)) != nil
    else { return nil }
    var other = self
    other.arguments.archive = word
    return other
  }
}
