import CrisisModel
import StrictJSON
import TestSupport
import Testing

/// Alert rules as documents: good and broken ones, and that schema and reader agree on them.
@Suite("Alert rules") struct AlertRulesTests {
  /// Wrong in ways that a schema cannot say.
  private static let readerOnly: Set = ["baselines-shrink", "rule-repeated"]

  private let schema: JSONSchema

  init() throws {
    let path = RepositoryFiles.root + "/Data/schema/alert-rules.schema.json"
    schema = JSONSchema(try #require(JSONValue(try RepositoryFiles.bytes(path))))
  }

  private func read(_ fixture: Fixture) throws -> (rules: [AlertRule]?, problems: [LocatedProblem])
  {
    try fixture.bytes().withUnsafeBufferPointer { buffer in
      let result = AlertRulesReader.read(buffer)
      return (result.value, ProblemLocator.locate(result.problems, in: buffer))
    }
  }

  @Test(arguments: Fixture.validAlertRules) func valid(fixture: Fixture) throws {
    let (rules, problems) = try read(fixture)
    #expect(rules != nil)
    try fixture.expectReport(problems.map(\.description))
    #expect(schema.failures(try #require(JSONValue(try fixture.bytes()))) == [])
  }

  @Test(arguments: Fixture.invalidAlertRules) func invalid(fixture: Fixture) throws {
    let (rules, problems) = try read(fixture)
    #expect(rules == nil)
    try fixture.expectReport(problems.map(\.description))
    let value = JSONValue(try fixture.bytes())
    #expect((value == nil) == (fixture.name == "not-json"))
    guard let value else { return }
    #expect(schema.failures(value).isEmpty == Self.readerOnly.contains(fixture.name))
  }

  @Test(arguments: Fixture.invalidAlertRules) func oneMessageEach(fixture: Fixture) throws {
    let errors = try read(fixture).problems.filter { $0.problem.severity == .error }
    #expect((errors.count > 1) == (fixture.name == "several-problems"))
  }

  @Test func thereAreFixtures() {
    #expect(Fixture.validAlertRules.count >= 6)
    #expect(Fixture.invalidAlertRules.count >= 20)
    #expect(Self.readerOnly.isSubset(of: Fixture.invalidAlertRules.map(\.name)))
  }

  @Test func theShippedRulesHaveNoProblems() throws {
    let bytes = try RepositoryFiles.bytes("\(ReferenceData.directory)/alert-rules.json")
    let result = bytes.withUnsafeBufferPointer { AlertRulesReader.read($0) }
    #expect(result.problems == [])
    #expect(result.value?.count == 9)
    #expect(schema.failures(try #require(JSONValue(bytes))) == [])
  }

  @Test func anOfficersRuleStandsInThePlaceOfTheShippedOne() throws {
    var rules = AlertRules([.number(), .number(floor: 7)])
    rules.take([.number(floor: 500)])
    #expect(rules.rules.count == 2)
    #expect(rules.replaced == ["number"])
    #expect(rules["number"] == .number(floor: 500))
    var own = AlertRule.number()
    own.id = "mine"
    rules.take([own])
    #expect(rules.rules.last?.id == "mine")
    #expect(rules.replaced == ["number"])
  }
}
