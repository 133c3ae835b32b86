import StrictJSON
import Testing

@Suite("ProblemLocator")
struct ProblemLocatorTests {
  /// `line:column path` of each offset of a text.
  private func places(_ text: String, _ offsets: [Int]) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      let problems = offsets.map {
        Problem(offset: $0, severity: .error, complaint: .duplicate(field: "x"))
      }
      return ProblemLocator.locate(problems, in: bytes).map { "\($0.line):\($0.column) \($0.path)" }
    }
  }

  @Test func linesAndPaths() {
    let text = """
      {
        "a": [
          1, {"b": true}
        ]
      }
      """
    #expect(
      places(text, [0, 4, 9, 15, 18, 19, 24]) == [
        "1:1 $", "2:3 $.a", "2:8 $.a", "3:5 $.a[0]", "3:8 $.a[1]", "3:9 $.a[1].b",
        "3:14 $.a[1].b",
      ])
  }

  @Test func columnsCountCharacters() {
    #expect(places(#"["é€😀", 7]"#, [14]) == ["1:9 $[1]"])
    #expect(places("[\n\"é\", 7]", [8]) == ["2:6 $[1]"])
  }

  @Test func byteOrderMarkHasNoColumn() {
    #expect(places("\u{FEFF}[7]", [0, 3, 4]) == ["1:1 $", "1:1 $", "1:2 $[0]"])
  }

  @Test func carriageReturnsEndNoLineAlone() {
    #expect(places("[\r\n7]", [3]) == ["2:1 $[0]"])
  }

  @Test func manyProblemsOnOneLine() {
    let text = "[" + (0..<50).map { "\($0 % 10)" }.joined(separator: ",") + "]"
    let offsets = (0..<50).map { 1 + 2 * $0 }
    #expect(places(text, offsets) == (0..<50).map { "1:\(2 + 2 * $0) $[\($0)]" })
  }

  @Test func problemsAreSortedAndKeepTheirOrderAtOnePlace() {
    var text = "[1, 2]"
    let problems = [(4, "b"), (1, "x"), (4, "a")].map { offset, name in
      Problem(offset: offset, severity: .error, complaint: .missing(field: name))
    }
    let found = text.withUTF8 { ProblemLocator.locate(problems, in: $0) }
    #expect(found.map(\.path) == ["$[0]", "$[1]", "$[1]"])
    #expect(
      found.map(\.problem.complaint) == ["x", "b", "a"].map { .missing(field: $0) })
  }

  @Test(arguments: [
    ("plain", "$.plain"), ("with-dash_9", "$.with-dash_9"), ("", #"$[""]"#),
    ("two words", #"$["two words"]"#), ("a.b", #"$["a.b"]"#), ("été", #"$["été"]"#),
    (#"q\"uote"#, #"$["q\"uote"]"#), (#"back\\slash"#, #"$["back\\slash"]"#),
    (#"line\nbreak"#, #"$["line\u000abreak"]"#), ("\u{200B}hidden", #"$["\u200bhidden"]"#),
    (#"\u0061"#, "$.a"),
  ])
  func oddKeys(key: String, path: String) {
    let text = "{\"\(key)\": 1}"
    #expect(places(text, [text.utf8.count - 2]).first?.hasSuffix(" " + path) == true)
  }

  @Test func longKeysAreCut() throws {
    let text = "{\"\(String(repeating: "k", count: 5_000))\": 1}"
    let place = try #require(places(text, [1]).first)
    #expect(place == "1:2 $[\"\(String(repeating: "k", count: 60))…\"]")
  }

  @Test func afterASyntaxErrorTheLastPathStands() {
    let text = #"{"a": [1, 2 3], "b": 4}"#
    #expect(places(text, [7, 12, 21]) == ["1:8 $.a[0]", "1:13 $.a", "1:22 $.a"])
  }

  @Test func syntaxErrorInsideAString() {
    #expect(places(#"{"a": "x\q"}"#, [8]) == ["1:9 $.a"])
  }

  @Test func endOfTheDocument() {
    #expect(places("[1]\n", [4]) == ["2:1 $"])
    #expect(places("[1", [2]) == ["1:3 $"])
    #expect(places("", [0]) == ["1:1 $"])
  }

  @Test func unreadableDocument() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x7B, 0x00]
    let problem = Problem(offset: 0, severity: .error, complaint: .syntax(.utf16))
    let found = bytes.withUnsafeBufferPointer { ProblemLocator.locate([problem], in: $0) }
    #expect(found.map(\.description) == ["1:1: $: the file is UTF-16; save it as UTF-8"])
  }

  @Test func deeperThanTheStandardLimit() {
    let text = String(repeating: "[", count: 100) + "7" + String(repeating: "]", count: 100)
    let path = "$" + String(repeating: "[0]", count: 100)
    #expect(places(text, [100]) == ["1:101 " + path])
  }

  @Test func noProblems() {
    #expect(places("[]", []).isEmpty)
  }
}
