internal import FoundationEssentials
internal import Glibc

/// An expected text in a directory of `Tests/Goldens`.
///
/// `WATCHFLOOR_RECORD=1` writes what was found instead of comparing it; a recording run fails, so
/// that nobody takes it for a test.
package struct Golden: Hashable, Sendable {
  package enum Directory: String, Sendable {
    case screens, tables, reports
  }

  package let file: String
  private let directory: Directory

  package init(file: String, in directory: Directory = .screens) {
    self.file = file
    self.directory = directory
  }

  private var path: String { "\(Repository.goldens)/\(directory)/\(file)" }

  /// What is wrong with a found text; `nil` where it is the expected one.
  package func complaint(about found: String) throws -> String? {
    let expected = try? String(contentsOfFile: path, encoding: .utf8)
    if getenv("WATCHFLOOR_RECORD") != nil {
      if expected != found { try Data(found.utf8).write(to: URL(filePath: path)) }
      return "recorded \(file); look at it, then run again without WATCHFLOOR_RECORD"
    }
    guard let expected else { return "\(file) is not there; record it with WATCHFLOOR_RECORD=1" }
    if expected == found { return nil }
    return "\(file) differs\n\(Self.differences(expected, found))"
  }

  /// The lines that differ, each with its number, expected above found.
  private static func differences(_ expected: String, _ found: String) -> String {
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for number in 0..<max(expected.count, found.count) {
      let left = number < expected.count ? String(expected[number]) : "(no such line)"
      let right = number < found.count ? String(found[number]) : "(no such line)"
      if left != right { lines += ["\(number + 1) - \(left)", "\(number + 1) + \(right)"] }
    }
    return lines.joined(separator: "\n")
  }

  /// Names of the recorded files.
  package static func recorded(in directory: Directory = .screens) throws -> Set<String> {
    let path = "\(Repository.goldens)/\(directory)"
    return Set(try FileManager.default.contentsOfDirectory(atPath: path))
  }
}
