import TestSupport
import Testing

@testable import WatchfloorCommand

/// A command line for every subcommand of the table, so that a new one is tried as well.
struct CommandLines {
  /// `nil` for the shipped one.
  var archive: String?
  /// Two times of the archive.
  var times = ("2011-03-12", "2011-03-17")
  /// Where the log is.
  let log: String

  func words(_ command: Subcommand) throws -> [String] {
    var words =
      command.id == .dashboard ? [] : command.id.rawValue.split(separator: " ").map(String.init)
    for operand in command.operands { words += try self.words(operand.kind) }
    if command.ownOptions.contains(.log) { words += ["--log", log] }
    if command.ownOptions.contains(.desk) { words += ["--desk", "Africa"] }
    if command.ownOptions.contains(.into) { words += ["--into", log + "-archive"] }
    if command.ownOptions.contains(.sameOfficer) { words.append("--same-officer") }
    return words
  }

  private func words(_ operand: Operand.Kind) throws -> [String] {
    switch operand {
    case .old: [times.0]
    case .new: [times.1]
    case .crisis: ["libya-2011"]
    case .alert: [try openAlert()]
    case .file: [log + "-is-no-snapshot.json"]
    case .shell: ["bash"]
    case .program: ["/usr/bin/watchfloor"]
    case .chronicle: ["\(Repository.root)/Data/chronicle/gambia-2016"]
    case .wordList: ["crises"]
    case .text: ["a note"]
    case .source: [log]
    case .target: [log + "-copy.db"]
    case .word: archive.map { ["--", "list", $0] } ?? []
    case .archive, .handoverAction: archive.map { [$0] } ?? []
    case .decision, .command, .logAction, .handover: []
    }
  }

  private func openAlert() throws -> String {
    let words = ["alerts"] + (archive.map { [$0] } ?? []) + ["--json", "--max-handling", "red"]
    let rows = JSONValue(try Watchfloor.run(words).output)?["rows"]?.elements
    return try #require(rows?.first?["id"]?.text)
  }
}
