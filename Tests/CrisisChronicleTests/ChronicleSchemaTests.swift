import CrisisChronicle
import TestSupport
import Testing

/// The published schema and the reader agree on every shipped document, and on what is wrong.
@Suite("Schema of chronicles") struct ChronicleSchemaTests {
  private let schema: JSONSchema

  init() throws {
    let path = "\(Repository.root)/Data/schema/chronicle.schema.json"
    schema = JSONSchema(try #require(JSONValue(try ShippedChronicle.bytes(path))))
  }

  @Test(arguments: ShippedChronicle.all)
  func shippedDocuments(shipped: ShippedChronicle) throws {
    let documents = try shipped.documents()
    for document in [documents.archive] + documents.sources + documents.crises {
      let value = try #require(JSONValue(document.bytes))
      #expect(schema.failures(value) == [], "\(document.name)")
    }
  }

  /// What is wrong with the form fails; what only the reader can see does not.
  @Test(arguments: ProblemTests.times + ProblemTests.words + ProblemTests.hindsight)
  func faults(fault: Fault) throws {
    let documents = fault.sample.documents
    let all = [documents.archive] + documents.sources + documents.crises
    let failures = try all.flatMap { document in
      schema.failures(try #require(JSONValue(document.bytes)))
    }
    #expect(failures.isEmpty != fault.isOfForm, "\(failures)")
  }

  /// Each kind of document is held to its own form.
  @Test func aDocumentIsOfOneKind() throws {
    let documents = Sample().documents
    for (document, kind) in [
      (documents.archive, "archive"), (documents.sources[0], "sourceList"),
      (documents.crises[0], "crisis"),
    ] {
      let value = try #require(JSONValue(document.bytes))
      #expect(schema.failures(value, definition: kind) == [])
      let others = ["archive", "sourceList", "crisis"].filter { $0 != kind }
      for other in others { #expect(schema.failures(value, definition: other) != []) }
    }
  }
}
