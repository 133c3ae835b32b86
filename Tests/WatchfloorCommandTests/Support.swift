import CrisisModel
import Dashboard
import Glibc
import SnapshotArchive
import TerminalUI
import TestSupport

@testable import WatchfloorCommand

/// The real program, which is built beside the test bundle.
enum Watchfloor {
  static let path = directory + "/watchfloor"

  /// A run without a terminal and without anything inherited.
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> ProgramRun {
    let defaults = ["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    return try ProgramRun(
      path, arguments, environment: defaults.merging(environment) { _, own in own })
  }

  static func run(_ arguments: String...) throws -> ProgramRun {
    try run(arguments)
  }

  /// Runs it under a limit of seconds, for what might hang; 124 is the limit's exit code.
  static func run(within seconds: Int, _ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(
      "/usr/bin/timeout", ["-k", "1", "\(seconds)", path] + arguments,
      environment: ["LANG": "C.UTF-8"])
  }

  private static let directory: String = {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = max(0, readlink("/proc/self/exe", &path, path.count))
    let bytes = path.prefix(count).map(UInt8.init(bitPattern:))
    let end = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return String(decoding: bytes[..<end], as: UTF8.self)
  }()
}

extension ProgramRun {
  var lines: [String] {
    outputText.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Printed scalars that could do more than show, on either stream.
  var harmful: [Unicode.Scalar] { HostileText.harmful(in: outputText + messageText) }
}

/// The program's parts over an archive, as a subcommand puts them together.
extension LiveArchive {
  /// - Parameter path: `nil` for the shipped archive.
  static func open(
    _ path: String? = nil, clock: @escaping @Sendable () -> Instant = MachineClock.now,
    file: @escaping SnapshotCache.Reader = { (path) throws(FileError) in try FileBytes(path: path) }
  ) throws -> LiveArchive {
    try LiveArchive(
      path: path ?? "\(Repository.archives)/2011", reference: Repository.reference, clock: clock,
      file: file)
  }

  var chores: Chores { Chores(reader, archive: path, alerts: .shipped) }

  func firstState(index: Int) -> DashboardState {
    firstState(size: Size(width: 120, height: 40), index: index, themes: .shipped)
  }
}

extension AlertSetup {
  /// The shipped rules alone.
  static var shipped: AlertSetup {
    AlertSetup(reference: Repository.reference, option: nil, environment: [:])
  }
}

extension ThemeShelf {
  static var shipped: ThemeShelf { ThemeShelf(directory: "\(Repository.root)/Themes") }
}
