import StrictJSON
import Testing

@Suite("FieldTable")
struct FieldTableTests {
  private enum Field: Int, CaseIterable {
    case id, name, names, état, notParticipating, resolutionOpportunity
  }

  private static let fields = FieldTable(
    Field.self, "id name names état notParticipating resolutionOpportunity")

  private func index(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { Self.fields.index(of: $0) }
  }

  /// The fields that a reader finds in an object, in its order.
  private func found(_ text: String) throws -> [Field?] {
    var text = text
    return try text.withUTF8 { bytes in
      var reader = try DocumentReader(bytes)
      var scope = try #require(try reader.object())
      var found: [Field?] = []
      while let index = try reader.nextField(&scope, Self.fields) {
        found.append(Field(rawValue: index))
        _ = try reader.integer(in: 0...9)
      }
      return found
    }
  }

  @Test func namesAreFound() {
    #expect(index("id") == 0)
    #expect(index("name") == 1)
    #expect(index("names") == 2)
    #expect(index("état") == 3)
    #expect(index("nam") == nil)
    #expect(index("") == nil)
    #expect(index("id name") == nil)
    #expect(index("name\"") == nil)
    #expect(index("notParticipating\"") == nil)
  }

  @Test func namesAreComparedByBytes() {
    #expect(index("ID") == nil)
    #expect(index("e\u{301}tat") == nil)
  }

  /// Padded, because near the end of a document names are compared in the general way.
  @Test(arguments: [0, 100])
  func fieldsAreFoundInEveryOrder(padding: Int) throws {
    let end = String(repeating: " ", count: padding) + "}"
    for first in Field.allCases {
      for second in Field.allCases where second != first {
        #expect(try found("{\"\(first)\": 1, \"\(second)\":2" + end) == [first, second])
      }
    }
  }

  @Test(arguments: [0, 100])
  func fieldsMustBeWhole(padding: Int) throws {
    let end = String(repeating: " ", count: padding) + "}"
    for name in ["i", "nam", "namess", "notParticipatin", "notParticipatingg", "id name"] {
      #expect(try found("{\"\(name)\": 1" + end).isEmpty)
    }
    #expect(try found("{\"resolutionOpportunitx\": 1" + end).isEmpty)
    #expect(try found("{\"name\\\"\": 1" + end).isEmpty)
    #expect(try found("{\"n\\u0061me\": 1" + end) == [.name])
  }

  @Test func sixtyFourNamesFit() {
    let table = FieldTable(
      """
      a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 \
      d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 \
      g2 g3
      """)
    #expect(table.names.count == 64)
    var name = "g3"
    #expect(name.withUTF8 { table.index(of: $0) } == 63)
  }
}
