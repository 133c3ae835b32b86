import Foundation
import TestSupport
import Testing

/// Every declaration that another target can use says what its name does not.
@Suite("Documentation of the stores, the archive and the model") struct DocumentationTests {
  private static let targets = [
    "StrictJSON", "CrisisModel", "WatchLog", "WatchLogSQLite", "WatchLogPostgreSQL",
    "SnapshotArchive",
  ]

  @Test(arguments: targets) func everyDeclarationHasADocLine(target: String) throws {
    let directory = "\(Repository.root)/Sources/\(target)"
    var count = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
    where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.bare)
      for place in lines.indices where Self.isDeclaration(lines[place]) {
        count += 1
        #expect(
          Self.isDocumented(place, lines), "\(target)/\(name):\(place + 1): \(lines[place])")
      }
    }
    #expect(count > 30, "\(target) has \(count) declarations")
  }

  @Test func aMissingDocLineIsFound() {
    let lines = ["/// Says more.", "package let a = 1", "@inline(__always)", "package var b: Int"]
    #expect(Self.isDocumented(1, lines))
    #expect(!Self.isDocumented(3, lines))
    #expect(Self.isDocumented(2, ["/// Says more."] + lines.suffix(2)))
  }

  private static func bare(_ line: Substring) -> String {
    line.trimmingCharacters(in: .whitespaces)
  }

  /// Whether a line declares something for other targets; imports and extensions declare nothing.
  private static func isDeclaration(_ line: String) -> Bool {
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "private(set)" }
    return words.first == "package" && words.dropFirst().first.map { $0 != "import" } == true
  }

  /// Whether a doc comment stands above a line, attributes in between or not.
  private static func isDocumented(_ place: Int, _ lines: [String]) -> Bool {
    let above = lines[..<place].last { !$0.hasPrefix("@") }
    return above?.hasPrefix("///") == true
  }
}
