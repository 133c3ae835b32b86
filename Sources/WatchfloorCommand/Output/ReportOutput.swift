internal import CrisisModel
internal import Dashboard
internal import Glibc
internal import SnapshotArchive
internal import TerminalUI

/// Where a report goes, and how strictly what goes there may be marked.
struct ReportOutput {
  let arguments: Arguments
  let environment: [String: String]
  let output: Output

  func ceiling() throws(BriefError) -> ExportCeiling {
    do {
      return try ExportCeiling(
        option: arguments.maxHandling, environment: environment,
        isTerminal: arguments.outputFile == nil && isatty(STDOUT_FILENO) == 1)
    } catch {
      throw BriefError(error.text, .usage)
    }
  }

  /// Writes what is not marked more strictly than may leave the program.
  func write(_ bytes: [UInt8], marked marking: Handling) throws(BriefError) {
    let ceiling = try ceiling()
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
