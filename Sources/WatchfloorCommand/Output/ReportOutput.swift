internal import CrisisModel
internal import Dashboard
internal import DisplayText
internal import Glibc
internal import Paths
internal import SnapshotArchive

/// Where a report goes: standard output or a file, once the gate lets it out.
struct ReportOutput {
  private let arguments: Arguments
  private let output: Output
  private let gate: ExportGate

  /// Throws where a site's limit is not understood; made first, it is said before anything is read.
  init(_ arguments: Arguments, _ gate: ExportGate, output: Output) throws(BriefError) {
    self.arguments = arguments
    self.gate = gate
    self.output = output
    do throws(ExportRefusal) {
      try gate.check()
    } catch {
      throw BriefError(error.text, error.code)
    }
  }

  /// Throws where something so marked may not leave, before any message names what it tells.
  func check(_ marking: Marking) throws(BriefError) {
    _ = try pass(marking)
  }

  private func pass(_ marking: Marking) throws(BriefError) -> ExportGate.Pass {
    do throws(ExportRefusal) {
      return try gate.pass(marking, "report")
    } catch {
      throw BriefError(error.text, error.code)
    }
  }

  /// Writes what is not marked more strictly than may leave the program.
  func write(_ bytes: [UInt8], marked marking: Marking) throws(BriefError) {
    let pass = try pass(marking)
    guard let path = arguments.outputFile else { return output.raw(bytes, pass) }
    try write(bytes, to: path, marking.handling)
  }

  private func write(
    _ bytes: [UInt8], to path: String, _ marking: Handling
  ) throws(BriefError) {
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
    guard path.withPath({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG,
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
