import StrictJSON
import Testing

@Suite("DocumentReader")
struct DocumentReaderTests {
  private enum Field: Int, CaseIterable {
    case name, risk, count
  }

  private static let fields = FieldTable(Field.self, "name risk count")
  private static let risks = FieldTable("elevated high critical")

  /// Reads `{"name": words, "risk": word, "count": 0...9}`, all of them required.
  private func complaints(_ text: String) throws -> [String] {
    try problems(of: text) { reader in
      guard var scope = try reader.object() else { return }
      while let index = try reader.nextField(&scope, Self.fields) {
        switch Field(rawValue: index) {
        case .name: _ = try reader.words()
        case .risk: _ = try reader.word(of: Self.risks)
        case .count, nil: _ = try reader.integer(in: 0...9)
        }
      }
      reader.require(0b111, in: scope, Self.fields)
    }.map(\.description)
  }

  @Test func goodDocument() throws {
    #expect(try complaints(#"{"name": "Libya", "risk": "high", "count": 9}"#).isEmpty)
    #expect(try complaints(#"{"count": 0.0, "risk": "high", "name": "n"}"#).isEmpty)
  }

  @Test func everyProblemIsReported() throws {
    let text = #"{"name": 7, "risk": "hihg", "count": 10}"#
    #expect(
      try complaints(text) == [
        "1:10: $.name: expected a string, found a number; write a string",
        #"1:21: $.risk: "hihg" is not allowed; did you mean "high"?"#,
        "1:38: $.count: 10 is out of range; write a whole number from 0 to 9",
      ])
  }

  @Test func missingFieldsAreNamed() throws {
    #expect(
      try complaints(#" {"risk": "high"}"#) == [
        #"1:2: $: "name" is missing; add it"#, #"1:2: $: "count" is missing; add it"#,
      ])
  }

  @Test func fieldGivenTwiceIsAnError() throws {
    let text = #"{"name": "a", "name": "b", "risk": "high", "count": 1}"#
    #expect(try complaints(text) == [#"1:15: $.name: "name" is given twice; keep one"#])
  }

  @Test func fieldGivenTwiceByAnEscapeIsAnError() throws {
    let text = #"{"name": "a", "n\u0061me": "b", "risk": "high", "count": 1}"#
    #expect(try complaints(text) == [#"1:15: $.name: "name" is given twice; keep one"#])
  }

  @Test func unknownFieldIsAFinding() throws {
    let text = #"{"nmae": {"x": [1]}, "name": "a", "risk": "high", "count": 1, "y": 2}"#
    #expect(
      try complaints(text) == [
        #"1:2: $.nmae: finding: unknown field "nmae", which is not read; did you mean "name"?"#,
        #"1:63: $.y: finding: unknown field "y", which is not read; "#
          + "remove it or check its name",
      ])
  }

  @Test func onlyMissingFieldsAreSuggested() throws {
    let text = #"{"name": "a", "risk": "high", "count": 1, "nmae": 2}"#
    #expect(
      try complaints(text) == [
        #"1:43: $.nmae: finding: unknown field "nmae", which is not read; "#
          + "remove it or check its name"
      ])
  }

  @Test func unknownFieldGivenTwiceIsAnError() throws {
    let text = #"{"x": 1, "x": 2, "name": "a", "risk": "high", "count": 1}"#
    let found = try complaints(text)
    #expect(found.count == 2)
    #expect(found.last == #"1:10: $.x: "x" is given twice; keep one"#)
  }

  @Test func nullIsNeitherAbsentNorZero() throws {
    let text = #"{"name": null, "risk": null, "count": null}"#
    #expect(
      try complaints(text) == [
        "1:10: $.name: expected a string, found null; write a string",
        "1:24: $.risk: expected a string, found null; write a string",
        "1:39: $.count: expected a whole number, found null; write a whole number",
      ])
  }

  @Test(arguments: ["", " ", "\\t\\n", "\\u0000"])
  func wordsSaySomething(text: String) throws {
    let found = try problems(of: "\"\(text)\"") { _ = try $0.words() }
    guard case .malformed = found.first?.problem.complaint else {
      Issue.record("\(found)")
      return
    }
  }

  @Test func wrongRootIsOneProblem() throws {
    #expect(
      try complaints("[1, 2]") == ["1:1: $: expected an object, found an array; write an object"])
  }

  @Test func problemsBeforeASyntaxErrorAreKept() throws {
    #expect(
      try complaints(#"{"name": 7, "risk" "high"}"#) == [
        "1:10: $.name: expected a string, found a number; write a string",
        "1:20: $: a colon must follow the key; add it",
      ])
  }

  @Test func numbersInARange() throws {
    let found = try problems(of: "[1e999, 91, -90, 0.5, \"x\"]") { reader in
      try reader.array { (reader) throws(JSONSyntaxError) in
        _ = try reader.number(in: -90...90)
      }
    }
    #expect(found.map(\.path) == ["$[0]", "$[1]", "$[4]"])
  }

  @Test func suggestionsRunOut() throws {
    let words = (0..<40).map { "\"hihg\($0 % 10)\"" }.joined(separator: ",")
    let known = (0..<10).map { "high\($0)" } + Array(repeating: "other words", count: 10_000)
    let found = try problems(of: "[\(words)]") { reader in
      try reader.array { (reader) throws(JSONSyntaxError) in
        let offset = reader.json.offset
        guard let word = try reader.words() else { return }
        let nearest = reader.nearest(word) { known }
        reader.note(.unknown(field: word, nearest: nearest), at: offset)
      }
    }
    let suggested = found.filter { $0.problem.complaint.text.string.contains("did you mean") }
    #expect(found.count == 40)
    #expect(!suggested.isEmpty && suggested.count < 10)
  }
}
