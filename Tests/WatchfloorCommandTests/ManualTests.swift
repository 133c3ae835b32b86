import DisplayText
import Foundation
import TerminalUI
import TestSupport
import Testing

@testable import WatchfloorCommand

/// The README and the manuals beside it: short, and true where that can be checked.
@Suite("README and manuals") struct ManualTests {
  private static let pages = [
    "README.md", "Sources/README.md", "Tests/README.md", "Sources/Manual/Officer.md",
    "Sources/Manual/Administrator.md",
  ]

  private static func text(_ page: String) throws -> String {
    try String(contentsOfFile: "\(Repository.root)/\(page)", encoding: .utf8)
  }

  @Test func theFrontPageIsShort() throws {
    let text = try Self.text("README.md")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 121)
  }

  @Test(arguments: pages) func everyLinkLeadsToAFile(page: String) throws {
    let directory = "\(Repository.root)/\(page)".split(separator: "/").dropLast()
    for match in try Self.text(page).matches(of: /\]\(([^):#]+)\)/) {
      let path = "/\(directory.joined(separator: "/"))/\(match.1)"
      #expect(FileManager.default.fileExists(atPath: path), "\(page): \(match.1)")
    }
  }

  /// An option that was renamed must not live on in a manual.
  @Test(arguments: pages) func everyOptionIsOne(page: String) throws {
    let known = Set(CommandOption.table.map(\.name))
    // Those of other programs.
    let foreign: Set = ["--skip-build", "--filter", "--build-tests"]
    for match in try Self.text(page).matches(of: /[ `(](--[a-z][a-z-]*)/) {
      let option = String(match.1)
      #expect(known.contains(option) || foreign.contains(option), "\(page): \(option)")
    }
  }

  @Test(arguments: pages) func everySubcommandIsOne(page: String) throws {
    let known = Set(Subcommand.table.map(\.id.word.string))
    for match in try Self.text(page).matches(of: /(?m)(?:^|`|[(])watchfloor ([a-z]+)/) {
      #expect(known.contains(String(match.1)), "\(page): \(match.1)")
    }
  }

  @Test func theManualHasEveryExitCode() throws {
    let manual = try Self.text("Sources/Manual/Administrator.md")
    for code in ExitCode.allCases {
      #expect(manual.contains("\n| \(code.rawValue) | \(code.meaning.string) |"), "\(code)")
    }
  }

  @Test func theOfficersManualNamesEveryTheme() throws {
    let manual = try Self.text("Sources/Manual/Officer.md")
    for theme in Repository.themes { #expect(manual.contains("`\(theme)`"), "\(theme)") }
  }

  /// The grants stand in the man page as well; one that differs there would grant another thing.
  @Test func theGrantsAreThoseOfTheManPage() throws {
    let manual = try Self.text("Sources/Manual/Administrator.md")
    let grants = manual.split(separator: "\n").filter { $0.hasPrefix("GRANT ") }
    #expect(grants.count == 3)
    for grant in grants { #expect(ManPage.lines.contains(Roff.literal(String(grant))), "\(grant)") }
  }
}
