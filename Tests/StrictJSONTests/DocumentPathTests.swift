import StrictJSON
import Testing

/// Where a path leads, told by what stands there.
@Suite("Paths into a document")
struct DocumentPathTests {
  private static let document = #"{"a": [1, {"b": "x", "c": null}], "d\u0065": {"f": []}}"#

  private func rest(at path: [PathStep], in document: String = document) -> String {
    let bytes = Array(document.utf8)
    let offset = bytes.withUnsafeBufferPointer { DocumentPath.offset(of: path, in: $0) }
    return String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
  }

  @Test func partsOfTheDocument() {
    #expect(rest(at: []) == "{\"a\"")
    #expect(rest(at: ["a"]) == "[1, ")
    #expect(rest(at: ["a", 0]) == "1, {")
    #expect(rest(at: ["a", 1, "b"]) == "\"x\",")
    #expect(rest(at: ["a", 1, "c"]) == "null")
    #expect(rest(at: ["de", "f"]) == "[]}}")
  }

  @Test func pathsThatEndBeforeTheirEnd() {
    #expect(rest(at: ["a", 2]) == "[1, ")
    #expect(rest(at: ["a", 1, "z", "y"]) == "{\"b\"")
    #expect(rest(at: ["a", "b"]) == "[1, ")
    #expect(rest(at: [0]) == "{\"a\"")
    #expect(rest(at: ["z"]) == "{\"a\"")
  }

  @Test func brokenDocuments() {
    #expect(rest(at: ["a"], in: "") == "")
    #expect(rest(at: ["a"], in: #"{"a": "#) == "")
    #expect(rest(at: ["b"], in: #"{"a": 1,}"#) == "{\"a\"")
  }
}
