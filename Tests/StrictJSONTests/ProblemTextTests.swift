import StrictJSON
import Testing

/// Every message says what is wrong and, after a semicolon, what to do.
@Suite("Problem text")
struct ProblemTextTests {
  static let reasons: [JSONSyntaxError.Reason] = [
    .empty, .unexpectedEnd, .expectedValue, .expectedKey, .expectedColon,
    .expectedCommaOrEnd(of: .array), .expectedCommaOrEnd(of: .object), .trailingComma,
    .comment, .controlCharacter(0x0A), .controlCharacter(0x09),
    .trailingContent, .badLiteral, .badNumber, .unterminatedString, .controlCharacter(0x1B),
    .badEscape, .loneSurrogate, .invalidUTF8, .utf16, .tooManyBytes(limit: 7), .tooDeep(limit: 7),
    .stringTooLong(limit: 7), .tooManyValues(limit: 7),
  ]

  static let complaints: [Problem.Complaint] =
    reasons.map { .syntax($0) } + [
      .wrongType(expected: "a string", found: .null), .missing(field: "risk"),
      .unknown(field: "rsik", nearest: "risk"), .unknown(field: "x", nearest: nil),
      .duplicate(field: "risk"), .notAllowed(value: "x", allowed: ["a", "b"], nearest: nil),
      .notAllowed(value: "x", allowed: ["a", "b"], nearest: "a"),
      .malformed(value: "x", expected: "a date, YYYY-MM-DD"), .impossibleDate(value: "2011-02-30"),
      .outOfRange(value: "99", allowed: "a whole number from 1 to 14"),
      .unresolved(kind: "State", id: "LBA", home: "the reference data", nearest: "LBY"),
      .unresolved(kind: "State", id: "XXX", home: "the reference data", nearest: nil),
      .repeated(kind: "measure", id: "m1"), .contradiction("it ends early", remedy: "look again"),
      .uncounted(more: 12),
    ]

  @Test(arguments: complaints)
  func saysWhatIsWrongAndWhatToDo(complaint: Problem.Complaint) {
    let parts = complaint.text.string.split(separator: "; ")
    #expect(parts.count == 2, "\(complaint.text)")
    #expect(!complaint.text.string.contains("\n"))
    #expect(complaint.text.string.last != ".")
  }

  @Test func valuesAreQuotedShortAndVisible() {
    let hostile = "a\u{1B}[2J\"\u{202E}" + String(repeating: "x", count: 70_000)
    let text = Problem.Complaint.malformed(value: hostile, expected: "a date").text.string
    #expect(text.hasPrefix(#""a\u001b[2J\"\u202ex"#))
    #expect(text.hasSuffix("…\" is malformed; write a date"))
    #expect(text.count < 120)
  }

  @Test func controlCharactersAreSpelledOut() {
    #expect(
      JSONSyntaxError.Reason.controlCharacter(0x1B).text.string.hasSuffix(#"write it as \u001b"#))
    #expect(
      JSONSyntaxError.Reason.controlCharacter(0).text.string.hasSuffix(#"write it as \u0000"#))
  }

  @Test func descriptionHasPlaceAndSeverity() {
    let problem = Problem(
      offset: 0, severity: .finding, complaint: .unknown(field: "x", nearest: nil))
    let located = LocatedProblem(line: 3, column: 7, path: "$.x", problem: problem)
    #expect(
      located.description
        == #"3:7: $.x: finding: unknown field "x", which is not read; remove it or check its name"#)
  }
}
