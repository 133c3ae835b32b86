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
      if case .system(let failure) = error, failure.isReaderGone { return }
      throw Self.error(error)
    }
    if marking > .clear, let mode = Self.openMode(path) {
      output.message(
        "\(SafeText(path)): others can read it (mode \(SafeText(String(mode, radix: 8)))), as what was there before; the report is marked \(SafeText(marking.rawValue))"
      )
    }
  }

  /// The mode of a file that others than its owner can read.
  private static func openMode(_ path: String) -> UInt32? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_mode & 0o044 != 0
    else { return nil }
    return status.st_mode & 0o777
  }

  private static func error(_ failure: WholeFile.Failure) -> BriefError {
    switch failure {
    case .exists(let path):
      BriefError(
        "\(SafeText(path)): is there already; name another file, or replace it with --force", .usage
      )
    case .system(let failure):
      BriefError(
        "\(SafeText(failure.path)): \(SafeText(failure.reason)); write the report to another place",
        .outputFailed)
    }
  }
}
