import StrictJSON
import Testing

@Suite("JSONReader")
struct JSONReaderTests {
  @Test func emptyDocumentIsRefused() {
    #expect(throws: JSONSyntaxError(offset: 0, reason: .empty)) {
      try [UInt8]().withUnsafeBufferPointer { try JSONReader.check($0) }
    }
  }
}
