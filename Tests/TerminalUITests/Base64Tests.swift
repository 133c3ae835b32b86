import TerminalUI
import Testing

@Suite("Base64") struct Base64Tests {
  /// The vectors of RFC 4648, section 10, and bytes that take every bit.
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ].map { (Array($0.0.utf8), $0.1) } + [
      ([0], "AA=="), ([0, 0], "AAA="), ([255, 255, 255], "////"), ([248], "+A=="),
    ] as [([UInt8], String)])
  func isWrittenAndRead(bytes: [UInt8], text: String) {
    #expect(Base64.encode(bytes) == Array(text.utf8))
    #expect(Base64.decode(text.utf8) == bytes)
  }

  @Test(arguments: [
    "A", "AA", "AAA", "A===", "AA=A", "AAAA=", "AB==", "AAB=", "A A=", "====", "-_==",
  ])
  func otherTextIsNone(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }
}
