import Glibc
import Testing

/// A document under `Fixtures` and what reading it must report.
///
/// `WATCHFLOOR_RECORD=1` writes the expected reports anew; a run that records fails.
struct Fixture: CustomTestStringConvertible, Sendable {
  let name: String
  private let directory: String

  static let valid = all(in: "valid")
  static let invalid = all(in: "invalid")
  static let validAlertRules = all(in: "valid", of: "AlertFixtures")
  static let invalidAlertRules = all(in: "invalid", of: "AlertFixtures")

  private static func all(in kind: String, of family: String = "Fixtures") -> [Fixture] {
    let directory = "\(RepositoryFiles.tests)/\(family)/\(kind)"
    return RepositoryFiles.names(in: directory).filter { $0.hasSuffix(".json") }.map {
      Fixture(name: String($0.dropLast(5)), directory: directory)
    }
  }

  var testDescription: String { name }

  func bytes() throws -> [UInt8] {
    try RepositoryFiles.bytes("\(directory)/\(name).json")
  }

  /// Compares a report with the expected one; no file means that nothing is reported.
  func expectReport(_ lines: [String], at location: SourceLocation = #_sourceLocation) throws {
    let path = "\(directory)/\(name).expected.txt"
    let text = lines.map { $0 + "\n" }.joined()
    let expected = RepositoryFiles.text(path) ?? ""
    if text == expected { return }
    guard getenv("WATCHFLOOR_RECORD") != nil else {
      let message = "report differs; expected:\n\(expected)found:\n\(text)"
      Issue.record("\(message)", sourceLocation: location)
      return
    }
    try RepositoryFiles.write(text, to: path)
    Issue.record("recorded \(path); read it, then run again", sourceLocation: location)
  }
}
