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

  /// Of a path that the document does not have to its end there is no offset.
  @Test(
    arguments: [
      (["a", 1, "c"], true), ([], true), (["de"], true), (["a", 2], false), (["a", "b"], false),
      (["z"], false), (["a", 1, "b", "c"], false),
    ] as [([PathStep], Bool)])
  func wholePaths(path: [PathStep], isThere: Bool) {
    let bytes = Array(Self.document.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      let offset = DocumentPath.offset(ofAll: path, in: bytes)
      #expect(offset == (isThere ? DocumentPath.offset(of: path, in: bytes) : nil))
    }
  }

  /// Every part of the document is found again from where it starts.
  @Test(
    arguments: [
      [], ["a"], ["a", 0], ["a", 1], ["a", 1, "b"], ["a", 1, "c"], ["de"], ["de", "f"],
    ] as [[PathStep]])
  func stepsLeadBack(path: [PathStep]) {
    let bytes = Array(Self.document.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      let offset = DocumentPath.offset(of: path, in: bytes)
      #expect(DocumentPath.steps(to: offset, in: bytes) == path)
    }
  }

  /// A key stands for its value, the inside of a text for the text.
  @Test(
    arguments: [
      (1, ["a"]), (12, ["a", 1, "b"]), (18, ["a", 1, "b"]), (1_000, []), (-1, []),
    ] as [(Int, [PathStep])])
  func stepsToWhatLiesBetween(offset: Int, path: [PathStep]) {
    let bytes = Array(Self.document.utf8)
    let steps = bytes.withUnsafeBufferPointer { DocumentPath.steps(to: offset, in: $0) }
    #expect(steps == path)
  }

  @Test func brokenDocuments() {
    #expect(rest(at: ["a"], in: "") == "")
    #expect(rest(at: ["a"], in: #"{"a": "#) == "")
    #expect(rest(at: ["b"], in: #"{"a": 1,}"#) == "{\"a\"")
  }
}
