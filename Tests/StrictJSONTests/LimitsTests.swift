import StrictJSON
import Testing

/// What exceeds a limit is refused at the byte where it does, and costs no more than that.
@Suite("Limits")
struct LimitsTests {
  @Test func bytes() {
    let limits = Limits(bytes: 4)
    #expect(syntaxError("[ ] ", limits: limits) == nil)
    let error = JSONSyntaxError(offset: 0, reason: .tooManyBytes(limit: 4))
    #expect(syntaxError("[  ] ", limits: limits) == error)
  }

  @Test func depth() {
    let limits = Limits(depth: 3)
    #expect(syntaxError("[[[1]],[[]]]", limits: limits) == nil)
    #expect(syntaxError("{\"a\":[{}]}", limits: limits) == nil)
    let error = JSONSyntaxError(offset: 3, reason: .tooDeep(limit: 3))
    #expect(syntaxError("[[[[]]]]", limits: limits) == error)
  }

  @Test func standardDepth() {
    let levels = Limits.standard.depth
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(syntaxError(nested(levels)) == nil)
    let error = JSONSyntaxError(offset: levels, reason: .tooDeep(limit: levels))
    #expect(syntaxError(nested(levels + 1)) == error)
    #expect(syntaxError(nested(10_000)) == error)
  }

  @Test func hundredMegabytesOfBrackets() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)
    let depth = Limits.standard.depth
    let error = JSONSyntaxError(offset: depth, reason: .tooDeep(limit: depth))
    #expect(syntaxError(bytes) == error)
  }

  @Test func stringBytes() {
    let limits = Limits(stringBytes: 20)
    func quoted(_ count: Int) -> String { "\"" + String(repeating: "x", count: count) + "\"" }
    let error = JSONSyntaxError(offset: 0, reason: .stringTooLong(limit: 20))
    #expect(syntaxError(quoted(20), limits: limits) == nil)
    #expect(syntaxError(quoted(21), limits: limits) == error)
    #expect(syntaxError(quoted(5_000), limits: limits) == error)
    #expect(syntaxError("\"\(String(repeating: "é", count: 11))\"", limits: limits) == error)
    #expect(syntaxError("\"\(String(repeating: "\\n", count: 11))\"", limits: limits) == error)
    #expect(syntaxError("{\(quoted(21)): 1}", limits: limits)?.reason == error.reason)
  }

  @Test func digits() {
    let limits = Limits(stringBytes: 20)
    let digits = String(repeating: "7", count: 21)
    let error = JSONSyntaxError(offset: 0, reason: .stringTooLong(limit: 20))
    #expect(syntaxError(digits, limits: limits) == error)
    #expect(syntaxError("0." + digits, limits: limits) == error)
    #expect(syntaxError("1e" + digits, limits: limits) == error)
  }

  @Test func extremeLimitsDoNotOverflow() {
    let limits = Limits(
      bytes: .max, depth: .max, stringBytes: .max, values: .max, problems: .max)
    #expect(syntaxError("[\"a long enough string\", {\"key\": 1e99}]", limits: limits) == nil)
  }

  @Test func values() {
    let limits = Limits(values: 4)
    #expect(syntaxError("[1,2,3]", limits: limits) == nil)
    #expect(syntaxError("{\"a\":[1,\"b\"]}", limits: limits) == nil)
    let error = JSONSyntaxError(offset: 7, reason: .tooManyValues(limit: 4))
    #expect(syntaxError("[1,2,3,4]", limits: limits) == error)
  }

  @Test func problemsBeyondTheLimitAreCounted() throws {
    let text = "[" + String(repeating: "\"x\",", count: 9) + "\"x\"]"
    let found = try problems(of: text, limits: Limits(problems: 4)) { reader in
      try reader.array { (reader) throws(JSONSyntaxError) in _ = try reader.boolean() }
    }
    #expect(found.count == 5)
    #expect(found.last?.problem.complaint == .uncounted(more: 6))
    #expect(found.last?.problem.severity == .error)
  }

  @Test func findingsDoNotCrowdOutErrors() throws {
    let unknown = (0..<9).map { "\"x\($0)\": 0" }.joined(separator: ", ")
    let text = "{\(unknown), \"known\": \"not a number\"}"
    let table = FieldTable("known")
    let found = try problems(of: text, limits: Limits(problems: 4)) { reader in
      guard var scope = try reader.object() else { return }
      while try reader.nextField(&scope, table) != nil { _ = try reader.integer(in: 0...9) }
    }
    let errors = found.filter { $0.problem.severity == .error }
    #expect(errors.map(\.path) == ["$.known"])
    #expect(found.last?.problem.complaint == .uncounted(more: 5))
    #expect(found.last?.problem.severity == .finding)
  }
}
