internal import CrisisModel
internal import DisplayText
internal import Glibc
internal import Paths
internal import Reports
internal import SnapshotArchive
internal import TerminalUI

/// Where a report goes: standard output or a file, once the gate lets it out.
struct ReportOutput {
  /// The file; `nil` for standard output.
  private let path: String?
  /// Whether a file that is there already gives way.
  private let replaces: Bool
  private let gate: ExportGate
  private let output: Output

  /// Throws where a site's limit is not understood; made first, it is said before anything is read.
  init(
    path: String?, replaces: Bool, _ gate: ExportGate, output: Output
  ) throws(CommandError) {
    (self.path, self.replaces, self.gate, self.output) = (path, replaces, gate, output)
    try gate.check()
  }

  /// Throws where something so marked may not leave, before any message names what it tells.
  func check(_ marking: Marking) throws(CommandError) {
    _ = try pass(marking)
  }

  private func pass(_ marking: Marking) throws(CommandError) -> ExportGate.Pass {
    try gate.pass(marking, "report")
  }

  /// Writes what is not marked more strictly than may leave the program.
  func write(_ bytes: [UInt8], marked marking: Marking) throws(CommandError) {
    let pass = try pass(marking)
    guard let path else { return output.raw(bytes, pass) }
    try write(bytes, to: path, marking.handling)
  }

  private func write(
    _ bytes: [UInt8], to path: String, _ marking: Handling
  ) throws(CommandError) {
    let file = WholeFile(
      path: path, permissions: marking == .clear ? 0o666 : 0o600, replaces: replaces)
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

  private static func error(_ failure: WholeFile.Failure) -> CommandError {
    switch failure {
    case .exists(let path):
      .usage(
        "\(SafeText(path)): is there already; name another file, or replace it with --force")
    case .system(let failure):
      CommandError(
        .outputFailed,
        [
          "\(SafeText(failure.path)): \(SafeText(failure.reason)); write the report to another place"
        ])
    }
  }
}

/// The forms in which a report is written.
enum ReportFormat: String, CaseIterable {
  case text, markdown, html, json

  /// - Parameter isASCII: counts for text alone; the others are UTF-8 by their own definition.
  func bytes(of report: Report, isASCII: Bool) -> [UInt8] {
    switch self {
    case .text:
      let lines = ReportText(report).lines.map { isASCII ? AsciiForm.of($0.string) : $0.string }
      return Array((lines.joined(separator: "\n") + "\n").utf8)
    case .markdown: return Array(ReportMarkdown(report).text.utf8)
    case .html: return Array(ReportHTML(report).text.utf8)
    case .json: return ReportJSON(report).bytes
    }
  }
}
