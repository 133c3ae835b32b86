import CrisisModel
import TestSupport
import Testing

/// The published schema and the reader must agree on every fixture and every shipped snapshot.
@Suite("Schema")
struct SchemaTests {
  private let schema: JSONSchema

  init() throws {
    let path = RepositoryFiles.root + "/Data/schema/snapshot.schema.json"
    schema = JSONSchema(try #require(JSONValue(try RepositoryFiles.bytes(path))))
  }

  /// Wrong in ways that a schema cannot say; only the reader refuses these.
  static let readerOnly: Set = [
    // Ids that do not resolve.
    "actor-unresolved", "body-unresolved", "holder-unresolved", "measure-decision-unresolved",
    "question-unresolved", "source-unresolved", "sources-unresolved-before-their-list",
    "state-misspelt", "state-unresolved", "step-unresolved",
    // Given twice.
    "crisis-repeated", "decision-repeated", "event-repeated", "field-given-twice",
    "indicator-repeated", "measure-repeated", "risk-factor-repeated", "source-repeated",
    // Dates that contradict one another.
    "began-ahead", "dates-ahead-of-a-late-as-of", "decision-date-ahead", "effect-date-ahead",
    "event-date-ahead", "measure-ended-ahead", "series-point-ahead",
    "measure-ends-before-it-begins", "measure-from-ahead", "position-date-ahead",
    "series-day-twice", "series-out-of-order", "source-date-ahead",
    // Force on rung 4 without the Council.
    "force-on-a-vetoed-draft", "force-without-a-decision",
  ]

  /// No JSON document at all, so that there is nothing to hold against a schema.
  static let notJSON: Set = [
    "backslash-alone", "comma-before-the-end", "comma-missing", "comment", "date-without-quotes",
    "file-cut-short", "file-empty", "half-a-surrogate-pair", "key-without-quotes", "latin-1",
    "leading-zero", "line-break-in-text", "nested-too-deep", "not-a-number",
    "problems-before-broken-syntax", "single-quotes", "two-documents", "utf-16",
    "utf-16-without-mark",
  ]

  @Test(arguments: Fixture.valid)
  func validFixtures(fixture: Fixture) throws {
    let value = try #require(JSONValue(try fixture.bytes()))
    #expect(schema.failures(value).isEmpty)
  }

  @Test(arguments: Fixture.invalid)
  func invalidFixtures(fixture: Fixture) throws {
    let value = JSONValue(try fixture.bytes())
    #expect((value == nil) == Self.notJSON.contains(fixture.name))
    guard let value else { return }
    #expect(schema.failures(value).isEmpty == Self.readerOnly.contains(fixture.name))
  }

  @Test func listsNameFixtures() {
    let names = Set(Fixture.invalid.map(\.name))
    #expect(Self.readerOnly.subtracting(names).isEmpty)
    #expect(Self.notJSON.subtracting(names).isEmpty)
  }

  @Test(arguments: Archives.snapshots)
  func shippedSnapshots(file: Archives.File) throws {
    let value = try #require(JSONValue(try file.bytes()))
    #expect(schema.failures(value).isEmpty)
  }

  @Test func unknownKeywordsFail() {
    let schema = JSONSchema(.object(["uniqueItems": .boolean(true)]))
    #expect(schema.failures(.null) == ["$: uniqueItems"])
  }

  @Test func alternatives() {
    let choices: [JSONValue] = [
      .object(["type": .string("string")]), .object(["type": .string("integer")]),
      .object(["type": .string("number")]),
    ]
    let one = JSONSchema(.object(["oneOf": .array(choices)]))
    #expect(one.failures(.string("a")) == [])
    #expect(one.failures(.number(1.5)) == [])
    #expect(one.failures(.number(1)).first == "$: oneOf")
    #expect(one.failures(.null) == ["$: oneOf", "$: type"])
    let any = JSONSchema(.object(["anyOf": .array(choices)]))
    #expect(any.failures(.number(1)) == [])
    #expect(any.failures(.null) == ["$: anyOf", "$: type"])
  }

  @Test func failuresNameThePlace() throws {
    let text = try #require(
      RepositoryFiles.text("\(RepositoryFiles.tests)/Fixtures/valid/usual.json"))
    let parts = text.split(separator: "\"state\": \"LBY\"", maxSplits: 1)
    let value = try #require(JSONValue(Array(parts.joined(separator: "\"state\": 7").utf8)))
    #expect(schema.failures(value) == ["$.crises[0].state: type"])
  }
}
