import StrictJSON
import Testing

@Suite("Replacing scalars") struct ScalarReplacingTests {
  private func bytes(_ text: String) -> [UInt8] {
    Array(text.replacingScalars { $0 == "\"" ? "\\\"" : nil }.utf8)
  }

  @Test(arguments: ["\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{903}", ""])
  func aMarkHidesNothing(mark: String) {
    #expect(bytes("a\"\(mark)b") == Array("a\\\"\(mark)b".utf8))
  }

  @Test func whatIsNotReplacedStays() {
    for text in ["", "\u{301}", "x\r\ny", "e\u{301}", "\u{E9}", "\u{0}", "👩\u{200D}👩"] {
      #expect(bytes(text) == Array(text.utf8))
    }
  }
}
