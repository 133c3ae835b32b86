internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import SnapshotArchive
internal import TerminalUI

/// Where a report goes, and how strictly what goes there may be marked.
///
/// Every report leaves through here: briefs, handovers as they stand, and those that the log keeps.
struct ReportOutput {
  private let arguments: Arguments
  private let output: Output
  private let ceiling: ExportCeiling

  /// Throws where a site's limit is not understood; made first, it is said before anything is read.
  init(
    _ arguments: Arguments, environment: [String: String], output: Output
  ) throws(BriefError) {
    self.arguments = arguments
    self.output = output
    do {
      ceiling = try ExportCeiling(
        option: arguments.maxHandling, environment: environment,
        isTerminal: arguments.outputFile == nil && isatty(STDOUT_FILENO) == 1)
    } catch {
      throw BriefError(error.text, .usage)
    }
  }

  /// Writes what is not marked more strictly than may leave the program.
  func write(_ bytes: [UInt8], marked marking: Handling) throws(BriefError) {
    guard marking <= ceiling.handling else {
      throw BriefError(ceiling.refusal(of: marking), .forbidden)
    }
    guard let path = arguments.outputFile else { return output.raw(bytes) }
    let file = WholeFile(
      path: path, permissions: marking == .clear ? 0o666 : 0o600, replaces: arguments.isForced)
    do {
      try file.write(bytes)
    } catch {
      throw BriefError(Self.text(error), .usage)
    }
  }

  private static func text(_ failure: WholeFile.Failure) -> SafeText {
    switch failure {
    case .exists(let path):
      "\(SafeText(path)): is there already; name another file, or replace it with --force"
    case .system(let failure): "\(SafeText(failure.path)): \(SafeText(failure.reason))"
    }
  }
}
