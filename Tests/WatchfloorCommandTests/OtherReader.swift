import TestSupport
import Testing

/// Somebody else's reader of what the program prints: Python's, by the scripts of `Tests/Readers`.
enum OtherReader {
  private static let python = "/usr/bin/python3"

  /// Gives the lines that a script prints of a document, and fails where it does not accept it.
  static func read(
    _ document: [UInt8], as kind: String, _ arguments: [String] = []
  ) throws -> [String] {
    let directory = try TemporaryDirectory()
    let file = try directory.write(document, to: "document")
    let script = "\(Repository.root)/Tests/Readers/read_\(kind).py"
    let run = try ProgramRun(
      python, ["-I", "-B", script, file] + arguments, environment: ["LANG": "C.UTF-8"])
    #expect(run.messageText == "")
    try #require(run.code == 0)
    return run.lines
  }

  /// The texts that a script prints as code points.
  static func texts(_ lines: [String]) -> [String] {
    lines.map { line in
      var text = String.UnicodeScalarView()
      text += line.split(separator: " ").compactMap { UInt32($0).flatMap(Unicode.Scalar.init) }
      return String(text)
    }
  }

  /// Scalars, since strings with the same characters need not have the same bytes.
  static func isSame(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.elementsEqual(right.unicodeScalars)
  }
}
