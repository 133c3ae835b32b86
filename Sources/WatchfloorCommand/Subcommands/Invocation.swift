internal import Dashboard
internal import NcursesTerminal
internal import SnapshotArchive
internal import TerminalUI

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

  func openArchive() throws(CommandError) -> Setup {
    try orEnd(archive: Setup(arguments, environment: environment))
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
