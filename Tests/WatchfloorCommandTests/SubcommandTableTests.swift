import DisplayText
import TerminalUI
import Testing

@testable import WatchfloorCommand

@Suite("Tables of subcommands and options") struct SubcommandTableTests {
  @Test func everySubcommandStandsInTheTableOnce() {
    #expect(Set(Subcommand.table.map(\.id)) == Set(Subcommand.ID.allCases))
    #expect(Subcommand.table.count == Subcommand.ID.allCases.count)
    #expect(Set(CommandOption.table.map(\.id)) == Set(CommandOption.ID.allCases))
    #expect(CommandOption.table.count == CommandOption.ID.allCases.count)
  }

  @Test func everyTableCommandIsASubcommand() {
    for kind in TableKind.allCases {
      let takesCrisis = Subcommand.entry(word: kind.rawValue)?.operands.first?.kind == .crisis
      #expect(takesCrisis == kind.needsCrisis)
    }
  }

  @Test func everyOptionBelongsSomewhere() {
    for option in CommandOption.table where !option.isUniversal {
      #expect(!option.owners.isEmpty, "\(option.name)")
    }
  }

  /// An example that is not understood teaches the wrong thing.
  @Test(arguments: Subcommand.table.map(\.example.string)) func examplesAreUnderstood(
    example: String
  ) throws {
    var words = Self.words(example)
    if words.first == "source" { return }
    words.removeFirst()
    _ = try Arguments.parse(Array(words.prefix { $0 != "|" }))
  }

  /// Quoted words lose their quotes.
  private static func words(_ line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }

  @Test(arguments: [
    (["list", "--keys", "q"], "--keys is an option of render, not of list"),
    (
      ["render", "--where", "a"],
      "--where is an option of list, council, alerts, brief and log, not of render"
    ),
    (["--size", "80x24"], "--size is an option of render, not of the dashboard"),
    (
      ["man", "--theme", "x"],
      "--theme is an option of the dashboard, render and doctor, not of man"
    ),
    (["lits", "libya-2011"], "unknown subcommand lits; did you mean list?"),
    (["help", "lits"], "unknown subcommand lits; did you mean list?"),
    (["help", "frobnicate"], "unknown subcommand frobnicate; see --help"),
    (["completion"], "completion needs a shell; write bash, zsh or fish"),
    (["completion", "tcsh"], "unknown shell tcsh; write bash, zsh or fish"),
    (["--at", "--ascii"], "--at needs a value; see --help"),
  ])
  func whatDoesNotFitSaysWhy(words: [String], text: String) {
    #expect(Self.error(words)?.text.string == text)
  }

  @Test(arguments: [
    ["render", "--json", "--help"], ["--ascii", "list"], ["doctor", "--color", "16"],
    ["--where", "x", "list"], ["list", "--at", "-2h"], ["--theme=--dark"],
  ])
  func whatFitsIsTaken(words: [String]) {
    #expect(Self.error(words) == nil)
  }

  private static func error(_ words: [String]) -> UsageError? {
    do {
      _ = try Arguments.parse(words)
      return nil
    } catch {
      return error
    }
  }
}
